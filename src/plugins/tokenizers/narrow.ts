import {byteOfCharacter, type Alphabet} from '../../labs/tokenizers/pieces';
import type {TokenizerJson} from '../../labs/tokenizers/vocabularyFile';

/**
 * The part of a vocabulary that can have a say in how these texts are cut. The engine takes half a second and some hundred
 * megabytes for a whole vocabulary, next to nothing for this part, and cuts these texts alike: a token with two neighbouring
 * characters that are neighbours in none of the texts is never asked for, and neither is the merge that makes it.
 *
 * @param source as published; tokens keep their ids
 * @param texts all that will be cut
 */
export function narrowTo(source: TokenizerJson, texts: readonly string[], alphabet: Alphabet): TokenizerJson {
  const {vocab, merges, unk_token: unknown} = source.model;
  const isIn = neighboursIn(
    // Some tokenizers compose characters first, some also replace those that only look different.
    texts
      .flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFKC')])
      .map((text) => asSpelled(text, alphabet)),
  );
  const kept: Record<string, number> = Object.create(null);
  for (const token of Object.keys(vocab))
    if (token === unknown || isIn(token) || BYTE.test(token)) kept[token] = vocab[token] ?? 0;
  const left = merges.filter((merge) => isIn(merge, merge.indexOf(' ')));
  return {...source, model: {...source.model, vocab: kept, merges: left}};
}

const characterOfByte = new Map([...byteOfCharacter].map(([character, byte]) => [byte, character]));

/** A text in the characters of a vocabulary's tokens, with the space in front that some tokenizers put there. */
function asSpelled(text: string, alphabet: Alphabet): string {
  const spaced = ` ${text}`;
  if (alphabet === 'sentencepiece') return spaced.replaceAll(' ', '▁');
  return Array.from(new TextEncoder().encode(spaced), (byte) => characterOfByte.get(byte)).join('');
}

/** What a character outside the vocabulary falls back to. */
const BYTE = /^<0x[0-9A-F]{2}>$/;

/**
 * Which UTF-16 units stand beside each other in some texts.
 *
 * @returns whether each two neighbours in a token are neighbours in a text; the unit in the gap does not count
 */
function neighboursIn(texts: readonly string[]): (token: string, gap?: number) => boolean {
  // The row and column of a unit in the table; 0 for one that occurs nowhere. Tables, because they are asked a million times.
  const places = new Uint16Array(0x10000);
  let width = 1;
  for (const text of texts) for (let at = 0; at < text.length; at += 1) places[text.charCodeAt(at)] ||= width++;
  const table = new Uint8Array(width * width);
  const placeAt = (text: string, at: number): number => places[text.charCodeAt(at)] ?? 0;
  for (const text of texts)
    for (let at = 1; at < text.length; at += 1) table[placeAt(text, at - 1) * width + placeAt(text, at)] = 1;
  return (token, gap = -1) => {
    let before = -1;
    for (let at = 0; at < token.length; at += 1) {
      if (at === gap) continue;
      const place = placeAt(token, at);
      if (place === 0 || (before >= 0 && table[before * width + place] === 0)) return false;
      before = place;
    }
    return true;
  };
}
