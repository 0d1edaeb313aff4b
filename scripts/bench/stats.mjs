/**
 * @param {readonly (number | null | undefined)[]} values missing ones are left out
 * @returns {number | null} the middle value, of an even count the mean of the two in the middle; null of nothing
 */
export function median(values) {
  const sorted = values.filter((value) => typeof value === 'number' && Number.isFinite(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * @param {readonly Record<string, number | null>[]} runs
 * @returns {Record<string, number | null>} the median of each measure that any run has
 */
export function medians(runs) {
  const names = new Set(runs.flatMap((run) => Object.keys(run)));
  return Object.fromEntries([...names].map((name) => [name, median(runs.map((run) => run[name]))]));
}

/**
 * @param {number | null | undefined} value
 * @param {number | null | undefined} base
 * @returns {number | null} value ÷ base; 1 when both are 0; null when it cannot be said
 */
export function ratio(value, base) {
  if (typeof value !== 'number' || typeof base !== 'number') return null;
  if (base === 0) return value === 0 ? 1 : null;
  return value / base;
}
