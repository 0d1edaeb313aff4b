import {firstSample} from '@site/src/data/tokenizerText';
import {
  characters,
  cost,
  hex,
  shareOfContext,
  tokensPerCharacter,
  type Piece,
  type Totals,
} from '@site/src/labs/tokenizers/pieces';
import {tokenizerIds, tokenizers, type TokenizerId, type TokenizerRecord} from '@site/src/labs/tokenizers/registry';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

/** State, address and wording of the figure. No DOM. */

/** Longest text that the figure takes, in UTF-16 units; the field enforces it. */
export const TEXT_LIMIT = 20_000;
/** Longest text that goes into the address, in characters: longer addresses break when they are passed on. */
export const ADDRESS_TEXT_LIMIT = 300;
/** How many tokens of a text are drawn at first, and how many more at a time. */
export const WINDOW = 200;

/** Tokenizers whose vocabulary the site may pass on. */
export const offered: readonly TokenizerRecord[] = tokenizers.filter(({shipped}) => shipped);

export interface DuelState {
  readonly text: string;
  /** In the registry's order. */
  readonly chosen: readonly TokenizerId[];
  /** Yuan for a million tokens. */
  readonly price: number;
}

export const START: DuelState = {text: firstSample.text, chosen: ['gpt-2', 'llama-2', 'qwen-2.5'], price: 1};

const PARAMETERS = {chosen: 'tok', text: 'tokText', price: 'tokPrice'} as const;
/** For `data-needs-app`. */
export const PARAMETER_NAMES = Object.values(PARAMETERS).join(' ');

/**
 * Reads the figure's state from an address.
 *
 * @param search `location.search`; what is missing or makes no sense is as at the start
 */
export function parseState(search: string): DuelState {
  const given = new URLSearchParams(search);
  const names = given.get(PARAMETERS.chosen)?.split(',');
  const text = given.get(PARAMETERS.text);
  const price = parsePrice(given.get(PARAMETERS.price) ?? '');
  const chosen = names ? offered.map(({id}) => id).filter((id) => names.includes(id)) : START.chosen;
  return {
    text: text === null ? START.text : [...text].slice(0, ADDRESS_TEXT_LIMIT).join(''),
    chosen: names && names.join('') !== '' && chosen.length === 0 ? START.chosen : chosen,
    price: price ?? START.price,
  };
}

/**
 * Writes the state into an address; what is as at the start is left out, as is a text that is too long for one.
 *
 * @param search what the address says now; parameters that are not this figure's stay
 * @returns with the question mark, or empty
 */
export function formatState(search: string, {text, chosen, price}: DuelState): string {
  const written = withParameters(search, {
    [PARAMETERS.chosen]: chosen.join() === START.chosen.join() ? null : chosen.join(','),
    [PARAMETERS.text]: text === START.text || !fitsAddress(text) ? null : text,
    [PARAMETERS.price]: price === START.price ? null : String(price),
  });
  // A comma needs no escape in a query, and the ids are easier to read with it.
  return written.replaceAll('%2C', ',');
}

export const ADDRESS: AddressCodec<DuelState> = {start: START, parse: parseState, format: formatState};

export function fitsAddress(text: string): boolean {
  return characters(text) <= ADDRESS_TEXT_LIMIT;
}

/** @returns yuan for a million tokens; null for what is no price */
export function parsePrice(text: string): number | null {
  const price = Number(text);
  return text.trim() !== '' && Number.isFinite(price) && price >= 0 && price <= 1_000_000 ? price : null;
}

export function toggle(chosen: readonly TokenizerId[], id: TokenizerId): TokenizerId[] {
  return tokenizerIds.filter((other) => (other === id) !== chosen.includes(other));
}

/** Bytes as readers read them: `154 KB`, `1.2 MB` (powers of 1000, as browsers show downloads). */
export function formatBytes(bytes: number): string {
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const SIGNS: Readonly<Record<string, string>> = {' ': '␣', '\n': '↵', '\r': '␍', '\t': '⇥', '\u3000': '□'};

/** What a chip shows: the characters, with blanks made visible; the bytes where they are no whole characters. */
export function face({kind, text, bytes}: Piece): string {
  if (kind !== 'text' || text === null) return hex(bytes);
  return [...text].map((character) => SIGNS[character] ?? character).join('');
}

/** A token in words, for the line below the chips and for screen readers. */
export function describe(piece: Piece, index: number): string {
  const what = {
    text: `“${face(piece)}”`,
    byte: '字节词元',
    partial: '残字词元',
  }[piece.kind];
  return `第 ${index + 1} 个：${what}，编号 ${piece.id}，字节 ${hex(piece.bytes)}`;
}

export interface TotalsRow {
  readonly tokens: string;
  readonly perCharacter: string;
  readonly bytePieces: string;
  readonly partialPieces: string;
  readonly share: string;
  readonly cost: string;
}

/** The cells of one row of the table of totals. */
export function totalsRow(totals: Totals, text: string, context: number, price: number): TotalsRow {
  const ratio = tokensPerCharacter(totals.tokens, characters(text));
  return {
    tokens: String(totals.tokens),
    perCharacter: ratio === null ? '—' : ratio.toFixed(2),
    bytePieces: String(totals.bytePieces),
    partialPieces: String(totals.partialPieces),
    share: formatShare(shareOfContext(totals.tokens, context)),
    cost: formatCost(cost(totals.tokens, price)),
  };
}

/** In percent, to two significant digits. */
function formatShare(share: number): string {
  const percent = share * 100;
  if (percent === 0) return '0%';
  if (percent < 0.01) return '<0.01%';
  return `${percent >= 10 ? Math.round(percent) : Number(percent.toPrecision(2))}%`;
}

/** To two significant digits, never in powers of ten. */
function formatCost(yuan: number): string {
  if (yuan === 0) return '0';
  if (yuan < 0.000_001) return '<0.000001';
  return yuan >= 10 ? String(Math.round(yuan)) : yuan.toFixed(1 - Math.floor(Math.log10(yuan)));
}

/** One sentence for screen readers when the numbers have changed. */
export function announce(rows: readonly {readonly name: string; readonly tokens: number}[]): string {
  return rows.map(({name, tokens}) => `${name} ${tokens} 个词元`).join('，');
}

/** What is known of one vocabulary in this visit. */
export type LoadState =
  | {readonly kind: 'absent'}
  | {readonly kind: 'loading'; readonly bytes: number; readonly total: number}
  | {readonly kind: 'ready'}
  | {readonly kind: 'failed'; readonly message: string};

export interface Cut {
  /** The text that was cut. */
  readonly text: string;
  readonly totals: Totals;
  /** From the first on; perhaps not all. */
  readonly pieces: readonly Piece[];
}

/** The next chip for a key; null when the key is no movement. */
export function moveChip(index: number, key: string, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(index + 1, last);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
