import type {Alphabet} from './pieces';

/** The tokenizers that the notes compare: what they are, and on which terms their vocabularies may be passed on. */

export interface Licence {
  readonly name: string;
  /** Where the authors publish it. */
  readonly url: string;
}

interface Common {
  readonly id: TokenizerId;
  /** The name readers know the model by. */
  readonly name: string;
  /** The encoding's own name, where it has one. */
  readonly encoding: string | null;
  readonly alphabet: Alphabet;
  /** Tokens that text can become, special tokens left out (all tokens of the vocabulary file). */
  readonly vocabulary: number;
  /** The context, in tokens, of the model named in `contextOf`. */
  readonly context: number;
  readonly contextOf: string;
  readonly contextSource: string;
  readonly licence: Licence;
  /** What is to be said wherever the vocabulary is shown; null where the licence asks for nothing. */
  readonly attribution: string | null;
}

export type TokenizerRecord = Common &
  (
    | {readonly shipped: true}
    // Named with the reason, and shown only by totals that were computed when the site was built.
    | {readonly shipped: false; readonly reason: string}
  );

export const tokenizerIds = [
  'gpt-2',
  'gpt-4',
  'gpt-4o',
  'llama-2',
  'llama-3',
  'baichuan-2',
  'qwen-2.5',
  'chatglm-3',
  'internlm-2',
  'yi',
  'deepseek-v3',
] as const;

export type TokenizerId = (typeof tokenizerIds)[number];

const APACHE = 'Apache-2.0';
const TIKTOKEN: Licence = {name: 'MIT（tiktoken）', url: 'https://github.com/openai/tiktoken/blob/main/LICENSE'};

export const tokenizers: readonly TokenizerRecord[] = [
  {
    id: 'gpt-2',
    name: 'GPT-2',
    encoding: 'r50k',
    alphabet: 'byte-level',
    vocabulary: 50_257,
    context: 1024,
    contextOf: 'GPT-2',
    contextSource:
      'https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf',
    licence: {name: 'Modified MIT', url: 'https://github.com/openai/gpt-2/blob/master/LICENSE'},
    attribution: null,
    shipped: true,
  },
  {
    id: 'gpt-4',
    name: 'GPT-4',
    encoding: 'cl100k',
    alphabet: 'byte-level',
    vocabulary: 100_263,
    context: 8192,
    contextOf: 'GPT-4（8K）',
    contextSource: 'https://openai.com/index/gpt-4-research/',
    licence: TIKTOKEN,
    attribution: null,
    shipped: true,
  },
  {
    id: 'gpt-4o',
    name: 'GPT-4o',
    encoding: 'o200k',
    alphabet: 'byte-level',
    vocabulary: 200_000,
    context: 128_000,
    contextOf: 'GPT-4o',
    contextSource: 'https://platform.openai.com/docs/models/gpt-4o',
    licence: TIKTOKEN,
    attribution: null,
    shipped: true,
  },
  {
    id: 'llama-2',
    name: 'Llama 2',
    encoding: null,
    alphabet: 'sentencepiece',
    vocabulary: 32_000,
    context: 4096,
    contextOf: 'Llama 2',
    contextSource: 'https://arxiv.org/abs/2307.09288',
    licence: {
      name: 'Llama 2 Community License',
      url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama2/LICENSE',
    },
    attribution:
      'Llama 2 is licensed under the LLAMA 2 Community License, Copyright (c) Meta Platforms, Inc. All Rights Reserved.',
    shipped: true,
  },
  {
    id: 'llama-3',
    name: 'Llama 3',
    encoding: null,
    alphabet: 'byte-level',
    vocabulary: 128_000,
    context: 8192,
    contextOf: 'Llama 3 8B',
    contextSource: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3/MODEL_CARD.md',
    licence: {
      name: 'Meta Llama 3 Community License',
      url: 'https://github.com/meta-llama/llama-models/blob/main/models/llama3/LICENSE',
    },
    attribution: 'Built with Meta Llama 3',
    shipped: true,
  },
  {
    id: 'baichuan-2',
    name: 'Baichuan 2',
    encoding: null,
    alphabet: 'sentencepiece',
    vocabulary: 125_696,
    context: 4096,
    contextOf: 'Baichuan2-7B',
    contextSource: 'https://arxiv.org/abs/2309.10305',
    licence: {name: 'Baichuan 2 模型社区许可协议', url: 'https://huggingface.co/baichuan-inc/Baichuan2-7B-Base'},
    attribution: null,
    shipped: false,
    reason:
      '许可协议只以 PDF 发布，我们没能读到全文，也就不能确认可以转发、并随词表附上协议。表里只有构建网站时算出的总数。',
  },
  {
    id: 'qwen-2.5',
    name: 'Qwen 2.5',
    encoding: null,
    alphabet: 'byte-level',
    vocabulary: 151_643,
    context: 131_072,
    contextOf: 'Qwen2.5-7B',
    contextSource: 'https://huggingface.co/Qwen/Qwen2.5-7B',
    licence: {name: APACHE, url: 'https://huggingface.co/Qwen/Qwen2.5-7B/blob/main/LICENSE'},
    attribution: null,
    shipped: true,
  },
  {
    id: 'chatglm-3',
    name: 'ChatGLM3',
    encoding: null,
    alphabet: 'sentencepiece',
    vocabulary: 64_789,
    context: 8192,
    contextOf: 'ChatGLM3-6B',
    contextSource: 'https://github.com/THUDM/ChatGLM3',
    licence: {name: 'The ChatGLM3-6B License', url: 'https://github.com/THUDM/ChatGLM3/blob/main/MODEL_LICENSE'},
    attribution: null,
    shipped: false,
    reason:
      '许可允许免费用于学术研究，不可再许可，商业使用要先登记；网站不能替读者满足这些条件。表里只有构建网站时算出的总数。',
  },
  {
    id: 'internlm-2',
    name: 'InternLM2',
    encoding: null,
    alphabet: 'sentencepiece',
    vocabulary: 92_544,
    context: 200_000,
    contextOf: 'InternLM2-7B',
    contextSource: 'https://github.com/InternLM/InternLM',
    licence: {name: APACHE, url: 'https://github.com/InternLM/InternEvo/blob/develop/LICENSE'},
    attribution: null,
    shipped: true,
  },
  {
    id: 'yi',
    name: 'Yi',
    encoding: null,
    alphabet: 'sentencepiece',
    vocabulary: 64_000,
    context: 4096,
    contextOf: 'Yi-6B',
    contextSource: 'https://github.com/01-ai/Yi',
    licence: {name: APACHE, url: 'https://github.com/01-ai/Yi/blob/main/LICENSE'},
    attribution: null,
    shipped: true,
  },
  {
    id: 'deepseek-v3',
    name: 'DeepSeek-V3',
    encoding: null,
    alphabet: 'byte-level',
    vocabulary: 128_000,
    context: 131_072,
    contextOf: 'DeepSeek-V3',
    contextSource: 'https://github.com/deepseek-ai/DeepSeek-V3',
    licence: {
      name: 'DeepSeek License Agreement 1.0',
      url: 'https://github.com/deepseek-ai/DeepSeek-V3/blob/main/LICENSE-MODEL',
    },
    attribution: 'DeepSeek-V3 的词表受许可协议第 5 段和附件 A 的用途限制约束，使用即表示同意。',
    shipped: true,
  },
];

const byId = new Map(tokenizers.map((tokenizer) => [tokenizer.id, tokenizer]));

/** @throws RangeError for an id that is no tokenizer's */
export function tokenizer(id: TokenizerId): TokenizerRecord {
  const found = byId.get(id);
  if (!found) throw new RangeError(`no tokenizer ${id}`);
  return found;
}

/** The agreement and the notice of a shipped vocabulary, below the site's address. */
export function licenceFiles(id: TokenizerId): {readonly agreement: string; readonly notice: string} {
  return {agreement: `/licenses/${id}/LICENSE.txt`, notice: `/licenses/${id}/NOTICE.txt`};
}
