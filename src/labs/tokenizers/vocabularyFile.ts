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
    /** Both halves with a space between them, which no token contains. */
    readonly merges: readonly string[];
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
 * @throws Error when the vocabulary does not contain the result of every merge
 */
export function packVocabulary(source: TokenizerJson, notice: string): VocabularyFile {
  const {
    vocab,
    merges,
    unk_token: unknown = null,
    byte_fallback: byteFallback,
    ignore_merges: ignoreMerges,
  } = source.model;
  // By key: a list of entries would be a hundred thousand small arrays.
  const tokens: (string | null)[] = [];
  for (const token of Object.keys(vocab)) {
    const id = vocab[token] ?? 0;
    while (tokens.length < id) tokens.push(null);
    tokens[id] = token;
  }
  return {
    notice,
    normalizer: source.normalizer,
    preTokenizer: source.pre_tokenizer,
    unknown,
    byteFallback: byteFallback ?? false,
    ignoreMerges: ignoreMerges ?? false,
    tokens,
    merges: packMerges(merges, vocab, tokens),
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
function packMerges(
  merges: TokenizerJson['model']['merges'],
  vocab: TokenizerJson['model']['vocab'],
  tokens: VocabularyFile['tokens'],
): number[] {
  const packed: number[] = [];
  let last = -1;
  for (const merge of merges) {
    const left = merge.indexOf(' ');
    // A look at the usual places first: to look up the result takes many times as long.
    const result = isResult(tokens[last + 1], merge, left)
      ? last + 1
      : isResult(tokens[last], merge, left)
        ? last
        : idIn(vocab, merge.slice(0, left) + merge.slice(left + 1));
    if (left < 1 || result === undefined)
      throw new Error(`the merge ${JSON.stringify(merge)} is not made of tokens of the vocabulary`);
    if (result === last + 1) packed.push(left);
    else if (result === last) packed.push(-left);
    else packed.push(0, result - last, left);
    last = result;
  }
  return packed;
}

/** True for the token that a merge makes; unit by unit, because a million joined strings would be thrown away at once. */
function isResult(token: string | null | undefined, merge: string, left: number): boolean {
  if (token?.length !== merge.length - 1) return false;
  for (let at = 0; at < token.length; at += 1)
    if (token.charCodeAt(at) !== merge.charCodeAt(at < left ? at : at + 1)) return false;
  return true;
}

/** Own keys only: a token may be called `constructor`. */
function idIn(vocab: TokenizerJson['model']['vocab'], token: string): number | undefined {
  return Object.hasOwn(vocab, token) ? vocab[token] : undefined;
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
