import {Tokenizer} from '@huggingface/tokenizers';
import {pieceOf, type Alphabet, type Piece} from './pieces';
import {unpackVocabulary, type VocabularyFile} from './vocabularyFile';

/** One tokenizer, ready to cut text. */
export interface Engine {
  /**
   * Cuts a text as the model's own tokenizer does, without special tokens (no `<s>` in front).
   *
   * @returns the pieces in order; none for an empty text. Joined, their bytes are the text's, after the normalization that
   *   the tokenizer asks for (Llama 2 and ChatGLM3 put a space in front, Qwen composes to NFC)
   */
  cut(text: string): Piece[];
}

/** Builds the engine from a vocabulary file; takes a few hundred milliseconds for the large ones. */
export function createEngine(file: VocabularyFile, alphabet: Alphabet): Engine {
  const tokenizer = new Tokenizer(unpackVocabulary(file), {});
  const known = new Map<number, Piece>();
  const piece = (id: number): Piece => {
    let found = known.get(id);
    if (!found) {
      found = pieceOf(id, file.tokens[id] ?? '', alphabet);
      known.set(id, found);
    }
    return found;
  };
  return {
    // The engine would put the leading space even before nothing.
    cut: (text) => (text === '' ? [] : tokenizer.encode(text, {add_special_tokens: false}).ids.map(piece)),
  };
}
