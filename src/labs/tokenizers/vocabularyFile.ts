/**
 * The file that a browser loads for one tokenizer, and back: everything of a Hugging Face `tokenizer.json` that decides how
 * ordinary text is cut, and nothing else. A merge is kept as the place where its result is cut in two, because left and
 * right are in the vocabulary already; that leaves about a third of the bytes. Free of the DOM and of Node.
 */

/** The parts of a `tokenizer.json` (Hugging Face tokenizers) that are read here. */
export interface TokenizerJson {
  readonly normalizer: unknown;
  readonly pre_tokenizer: unknown;
  readonly model: {
    readonly vocab: Readonly<Record<string, number>>;
    readonly merges: readonly (string | readonly [string, string])[];
    readonly unk_token?: string | null;
    readonly byte_fallback?: boolean;
    readonly ignore_merges?: boolean;
  };
}

export interface VocabularyFile {
  /** The notice that the vocabulary's licence asks to stay with every copy. */
  readonly notice: string;
  readonly normalizer: unknown;
  readonly preTokenizer: unknown;
  readonly unknown: string | null;
  readonly byteFallback: boolean;
  readonly ignoreMerges: boolean;
  /** Token by id; null where the numbering has a hole (special tokens, which ordinary text never becomes). */
  readonly tokens: readonly (string | null)[];
  /** See `packMerges`. */
  readonly merges: readonly number[];
}

/**
 * Shortens a `tokenizer.json`.
 *
 * @param source the parsed file; special tokens listed in `added_tokens` are left out, so that text which happens to spell
 *   one is cut as the ordinary text that it is
 * @param notice goes into the file as it is
 * @throws Error when the vocabulary does not contain both halves and the result of every merge
 */
export function packVocabulary(source: TokenizerJson, notice: string): VocabularyFile {
  const {
    vocab,
    merges,
    unk_token: unknown = null,
    byte_fallback: byteFallback,
    ignore_merges: ignoreMerges,
  } = source.model;
  const entries = Object.entries(vocab);
  const size = entries.reduce((largest, [, id]) => Math.max(largest, id), -1) + 1;
  const tokens = new Array<string | null>(size).fill(null);
  for (const [token, id] of entries) tokens[id] = token;
  return {
    notice,
    normalizer: source.normalizer,
    preTokenizer: source.pre_tokenizer,
    unknown,
    byteFallback: byteFallback ?? false,
    ignoreMerges: ignoreMerges ?? false,
    tokens,
    merges: packMerges(merges, new Map(entries)),
  };
}

/** The inverse of `packVocabulary`, with what else the engine's constructor wants to see. */
export function unpackVocabulary(file: VocabularyFile) {
  // Without a prototype: a token may be called `__proto__`.
  const vocab = Object.create(null) as Record<string, number>;
  file.tokens.forEach((token, id) => {
    if (token !== null) vocab[token] = id;
  });
  return {
    normalizer: file.normalizer,
    pre_tokenizer: file.preTokenizer,
    post_processor: null,
    decoder: null,
    added_tokens: [],
    model: {
      type: 'BPE' as const,
      vocab,
      merges: unpackMerges(file.merges, file.tokens),
      unk_token: file.unknown,
      byte_fallback: file.byteFallback,
      ignore_merges: file.ignoreMerges,
    },
  };
}

/**
 * Merges in order of rank, each as the length of its left half in UTF-16 units, against the id of its result: the result is
 * nearly always the token after the one before (a positive number) or the same token once more (negative); any other
 * is `0, difference, length`.
 */
function packMerges(merges: TokenizerJson['model']['merges'], ids: ReadonlyMap<string, number>): number[] {
  const packed: number[] = [];
  let last = -1;
  for (const merge of merges) {
    const [left, right] = halvesOf(merge);
    const result = ids.get(left + right);
    if (result === undefined || !ids.has(left) || !ids.has(right)) {
      throw new Error(`the merge ${JSON.stringify(merge)} is not made of tokens of the vocabulary`);
    }
    if (result === last + 1) packed.push(left.length);
    else if (result === last) packed.push(-left.length);
    else packed.push(0, result - last, left.length);
    last = result;
  }
  return packed;
}

function unpackMerges(packed: readonly number[], tokens: VocabularyFile['tokens']): [string, string][] {
  const merges: [string, string][] = [];
  let result = -1;
  for (let at = 0; at < packed.length; at += 1) {
    let left = packed[at] ?? 0;
    if (left > 0) result += 1;
    else if (left < 0) left = -left;
    else {
      result += packed[at + 1] ?? 0;
      left = packed[at + 2] ?? 0;
      at += 2;
    }
    const token = tokens[result];
    if (!token || left < 1 || left >= token.length)
      throw new Error(`the vocabulary file breaks off at merge ${merges.length}`);
    merges.push([token.slice(0, left), token.slice(left)]);
  }
  return merges;
}

function halvesOf(merge: string | readonly [string, string]): readonly [string, string] {
  if (typeof merge !== 'string') return merge;
  const space = merge.indexOf(' ');
  return [merge.slice(0, space), merge.slice(space + 1)];
}
