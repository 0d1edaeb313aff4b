/** Numbers as the notes write them: 6,738,415,616 · 6.74B · 8.09 × 10²² · 512 KiB · 39.1%. */

/** All digits, in groups of three. A bigint keeps them exact beyond 2⁵³. */
export function exact(value: number | bigint): string {
  if (typeof value === 'number' && !Number.isInteger(value))
    throw new RangeError(`expected an integer, found ${value}`);
  return String(typeof value === 'number' ? BigInt(value) : value).replace(/\B(?=(\d{3})+$)/g, ',');
}

const SCALES = [
  {unit: 'T', size: 1e12},
  {unit: 'B', size: 1e9},
  {unit: 'M', size: 1e6},
  {unit: 'K', size: 1e3},
] as const;

/** Three significant digits with K, M, B or T; fewer where those are all there are, such as 2T. */
export function short(value: number): string {
  // 999.6M is 1.00B, so the scale is chosen after rounding.
  const rounded = Number(value.toPrecision(3));
  const scale = SCALES.find(({size}) => rounded >= size);
  return scale ? `${three(value / scale.size)}${scale.unit}` : three(value);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Three significant digits and a power of ten: 8.09 × 10²². A mantissa of exactly 1 is left out. */
export function scientific(value: number, digits = 3): string {
  if (value === 0) return '0';
  const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e');
  const power = [...String(Math.abs(Number(exponent)))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  const ten = `10${Number(exponent) < 0 ? '⁻' : ''}${power}`;
  // A power of ten is read rather than computed: 10 ** 23 differs between engines.
  return value === Number(`1e${exponent}`) ? ten : `${mantissa} × ${ten}`;
}

const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Three significant digits in binary units: 1 KiB is 1,024 B. */
export function bytes(value: number): string {
  const power = Math.min(Math.max(Math.floor(Math.log2(value) / 10), 0), BINARY.length - 1);
  const scaled = value / 1024 ** power;
  return `${scaled >= 1000 ? exact(Math.round(scaled)) : three(scaled)} ${BINARY[power] ?? 'B'}`;
}

/** A part of 1 in percent, to one decimal; to two significant digits below 1 %. */
export function percent(part: number): string {
  const value = 100 * part;
  return `${minus(Math.abs(value) >= 1 || value === 0 ? value.toFixed(1) : value.toPrecision(2))}%`;
}

/** The same with its sign: +0.4%, −3.7%. */
export function signedPercent(part: number): string {
  return part > 0 ? `+${percent(part)}` : percent(part);
}

function three(value: number): string {
  const text = value.toPrecision(3);
  return Number(text) === value || text.includes('e') ? String(Number(text)) : text;
}

function minus(text: string): string {
  return text.replace('-', '−');
}
