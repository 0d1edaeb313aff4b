/**
 * Asks one query after the other.
 *
 * @param {readonly string[]} queries
 * @param {(query: string) => Promise<string[]>} search
 * @returns {Promise<{found: string[], ms: number}[]>}
 */
export async function oneByOne(queries, search) {
  const answers = [];
  for (const query of queries) {
    const started = performance.now();
    const found = await search(query);
    answers.push({found, ms: performance.now() - started});
  }
  return answers;
}
