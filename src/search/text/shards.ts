import type {Postings} from '../format';
import {ByteReader, ByteWriter} from './bytes';

/** A shard of postings before it is packed. */
export interface Shard {
  readonly first: string;
  readonly bytes: Uint8Array;
}

/** A weight in an entry takes so many bits. */
export const WEIGHT_BITS = 6;

/** What is written of one term. */
export interface TermEntries {
  /** Sections that have the term, whether kept or not. */
  readonly frequency: number;
  /** @returns the entries to write (packEntry), sections ascending */
  kept(): Uint32Array;
}

/**
 * One entry of a list while the index is built: a section and a weight in one number below 2³², since there are millions of them.
 */
export function packEntry(section: number, weight: number): number {
  return section * 2 ** WEIGHT_BITS + weight;
}

function sectionOf(entry: number): number {
  return Math.floor(entry / 2 ** WEIGHT_BITS);
}

/** The weight in an entry. */
export function weightOf(entry: number): number {
  return entry % 2 ** WEIGHT_BITS;
}

/**
 * Postings become shards, one after the other: terms in code-unit order, each written as what differs from the term before it.
 *
 * @param size bytes, about, of one shard before packing
 */
export function* encodeShards(postings: ReadonlyMap<string, TermEntries>, size: number): Generator<Shard> {
  const terms = [...postings.keys()].sort();
  let writer = new ByteWriter();
  let first = '';
  let before = '';
  for (const term of terms) {
    if (writer.length === 0) first = term;
    const shared = writer.length === 0 ? 0 : sharedLength(before, term);
    writer.varint(shared);
    writer.text(term.slice(shared));
    const entries = postings.get(term);
    if (entries) encodeList(writer, entries);
    before = term;
    if (writer.length >= size) {
      yield {first, bytes: writer.finish()};
      writer = new ByteWriter();
    }
  }
  if (writer.length > 0) yield {first, bytes: writer.finish()};
}

/** Reads a shard back. @throws RangeError when it ends too soon */
export function decodeShard(bytes: Uint8Array): Map<string, Postings> {
  const reader = new ByteReader(bytes);
  const terms = new Map<string, Postings>();
  let before = '';
  while (!reader.done) {
    const shared = reader.varint();
    const term = before.slice(0, shared) + reader.text();
    const frequency = reader.varint();
    const kept = reader.varint();
    const sections = new Uint32Array(kept);
    let section = 0;
    for (let at = 0; at < kept; at += 1) {
      section += reader.varint();
      sections[at] = section;
    }
    terms.set(term, {frequency, sections, weights: reader.take(kept).slice()});
    before = term;
  }
  return terms;
}

function encodeList(writer: ByteWriter, entries: TermEntries): void {
  const kept = entries.kept();
  writer.varint(entries.frequency);
  writer.varint(kept.length);
  let before = 0;
  for (const entry of kept) {
    writer.varint(sectionOf(entry) - before);
    before = sectionOf(entry);
  }
  for (const entry of kept) writer.byte(weightOf(entry));
}

/** Code units that two terms begin with alike; never half of a surrogate pair. */
function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  const last = a.charCodeAt(length - 1);
  return length > 0 && last >= 0xd800 && last <= 0xdbff ? length - 1 : length;
}
