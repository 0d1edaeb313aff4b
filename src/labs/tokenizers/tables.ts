import type {Engine} from './engine';
import {bytesOfHex, hex, NO_TOTALS, addTotals, totalsOf, type Piece, type PieceKind, type Totals} from './pieces';
import type {TokenizerId} from './registry';

/** What is computed when the site is built, and how it is written down for the page. */

export interface VocabularyAsset {
  /** Below the site's address. */
  readonly path: string;
  readonly bytes: number;
  /** What a server with gzip sends. */
  readonly gzip: number;
}

/** Tokens, byte-fallback pieces, partial pieces. */
export type PackedTotals = readonly [number, number, number];
/** Id, bytes in hexadecimal, kind (index of `KINDS`). */
export type PackedPiece = readonly [number, string, number];

export interface TokenizerTables {
  /** Of the shipped tokenizers. */
  readonly assets: Readonly<Partial<Record<TokenizerId, VocabularyAsset>>>;
  /** By tokenizer, then by the id of a part of the fixed text. */
  readonly totals: Readonly<Record<TokenizerId, Readonly<Record<string, PackedTotals>>>>;
  /** The first sample, cut by the tokenizers that the figure shows at first. */
  readonly first: Readonly<Partial<Record<TokenizerId, readonly PackedPiece[]>>>;
}

/** The example conversation's texts, cut by the tokenizers that have a chat template here; by tokenizer, then by text. */
export type ChatTables = Readonly<Partial<Record<TokenizerId, Readonly<Record<string, readonly PackedPiece[]>>>>>;

const KINDS: readonly PieceKind[] = ['text', 'byte', 'partial'];

export function packTotals({tokens, bytePieces, partialPieces}: Totals): PackedTotals {
  return [tokens, bytePieces, partialPieces];
}

export function unpackTotals([tokens, bytePieces, partialPieces]: PackedTotals): Totals {
  return {tokens, bytePieces, partialPieces};
}

export function packPiece({id, bytes, kind}: Piece): PackedPiece {
  return [id, hex(bytes), KINDS.indexOf(kind)];
}

export function unpackPiece([id, bytes, kind]: PackedPiece): Piece {
  const own = bytesOfHex(bytes);
  const name = KINDS[kind] ?? 'text';
  return {id, bytes: own, kind: name, text: name === 'partial' ? null : wholeText(own)};
}

function wholeText(bytes: readonly number[]): string | null {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(new Uint8Array(bytes));
  } catch {
    return null;
  }
}

/** Cuts every part of a text by itself. */
export function totalsByPart(
  engine: Engine,
  parts: readonly {readonly id: string; readonly text: string}[],
): Record<string, PackedTotals> {
  return Object.fromEntries(parts.map(({id, text}) => [id, packTotals(totalsOf(engine.cut(text)))]));
}

/** The sum over some parts; parts that were not cut count as nothing. */
export function sumOfParts(
  totals: Readonly<Record<string, PackedTotals>>,
  parts: readonly {readonly id: string}[],
): Totals {
  return parts.reduce((sum, {id}) => {
    const part = totals[id];
    return part ? addTotals(sum, unpackTotals(part)) : sum;
  }, NO_TOTALS);
}
