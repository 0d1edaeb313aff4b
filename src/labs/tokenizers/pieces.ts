/** What a tokenizer made of a text, as bytes: the arithmetic of the figure, without DOM, worker or engine. */

/** How a vocabulary writes bytes as characters. */
export type Alphabet =
  /** Every byte is one visible character (GPT-2's table); no text is ever unknown. */
  | 'byte-level'
  /** Characters as they are, a space as ▁; a character outside the vocabulary falls back to tokens `<0x00>` … `<0xFF>`. */
  | 'sentencepiece';

/**
 * - `text`: the bytes are whole characters;
 * - `byte`: a byte-fallback token, `<0xE5>`, one byte of a character that the vocabulary does not have;
 * - `partial`: a piece of a byte-level vocabulary that begins or ends inside a character.
 */
export type PieceKind = 'text' | 'byte' | 'partial';

export interface Piece {
  readonly id: number;
  readonly kind: PieceKind;
  readonly bytes: readonly number[];
  /** What the bytes spell; null where they are no whole characters, because any character shown would be made up. */
  readonly text: string | null;
}

const FALLBACK = /^<0x([0-9A-F]{2})>$/;
const encoder = new TextEncoder();
// `ignoreBOM`: a byte order mark in the text is a character like any other.
const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
/** GPT-2's table. */
export const byteOfCharacter = byteLevelTable();

/**
 * GPT-2's table from characters to bytes: printable Latin-1 stands for itself, every other byte for U+0100 and on, in
 * order (Radford et al. 2019, `bytes_to_unicode` of the published encoder).
 */
function byteLevelTable(): ReadonlyMap<string, number> {
  const own = (byte: number): boolean =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
  const table = new Map<string, number>();
  let next = 0x100;
  for (let byte = 0; byte < 256; byte += 1) {
    if (own(byte)) table.set(String.fromCharCode(byte), byte);
    else {
      table.set(String.fromCharCode(next), byte);
      next += 1;
    }
  }
  return table;
}

/**
 * One token as a piece.
 *
 * @param token as the vocabulary spells it
 * @throws RangeError for a character that a byte-level vocabulary cannot contain
 */
export function pieceOf(id: number, token: string, alphabet: Alphabet): Piece {
  const fallback = alphabet === 'sentencepiece' ? FALLBACK.exec(token)?.[1] : undefined;
  if (fallback !== undefined) {
    const bytes = [parseInt(fallback, 16)];
    return {id, kind: 'byte', bytes, text: textOf(bytes)};
  }
  const bytes = alphabet === 'byte-level' ? [...token].map(byteOf) : [...encoder.encode(token.replaceAll('▁', ' '))];
  const text = textOf(bytes);
  return {id, kind: text === null ? 'partial' : 'text', bytes, text};
}

function byteOf(character: string): number {
  const byte = byteOfCharacter.get(character);
  if (byte === undefined) throw new RangeError(`${JSON.stringify(character)} stands for no byte`);
  return byte;
}

function textOf(bytes: readonly number[]): string | null {
  try {
    return decoder.decode(new Uint8Array(bytes));
  } catch {
    return null;
  }
}

/** Bytes as hexadecimal, `E5 8D 83`. */
export function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

/** The opposite of `hex`; for bytes that were written down at build time. */
export function bytesOfHex(text: string): number[] {
  return text === '' ? [] : text.split(' ').map((byte) => parseInt(byte, 16));
}

export interface Totals {
  readonly tokens: number;
  /** Byte-fallback tokens. */
  readonly bytePieces: number;
  /** Tokens that begin or end inside a character. */
  readonly partialPieces: number;
}

export const NO_TOTALS: Totals = {tokens: 0, bytePieces: 0, partialPieces: 0};

export function totalsOf(pieces: readonly Pick<Piece, 'kind'>[]): Totals {
  const count = (kind: PieceKind): number => pieces.filter((piece) => piece.kind === kind).length;
  return {tokens: pieces.length, bytePieces: count('byte'), partialPieces: count('partial')};
}

export function addTotals(a: Totals, b: Totals): Totals {
  return {
    tokens: a.tokens + b.tokens,
    bytePieces: a.bytePieces + b.bytePieces,
    partialPieces: a.partialPieces + b.partialPieces,
  };
}

/** Characters of a text: Unicode code points, spaces and punctuation among them. */
export function characters(text: string): number {
  return [...text].length;
}

/** Tokens divided by characters; null for an empty text. */
export function tokensPerCharacter(tokens: number, count: number): number | null {
  return count === 0 ? null : tokens / count;
}

/** Which share of a model's context the tokens take; above 1 the text does not fit. */
export function shareOfContext(tokens: number, context: number): number {
  return tokens / context;
}

/**
 * What the tokens cost.
 *
 * @param price yuan for a million tokens
 * @returns yuan
 */
export function cost(tokens: number, price: number): number {
  return (tokens * price) / 1_000_000;
}
