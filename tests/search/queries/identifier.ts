// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** Names with dots, underscores and hyphens: models, files, functions, arXiv numbers, BibTeX keys. */
export const identifier = ask('identifier', [
  ['apply_chat_template', ['/llama/inference#hf-template', '/llama/inference#quiz']],
  ['rotate_half', ['/llama/architecture#rope-pairing', '/llama/architecture#further-reading']],
  ['ffn_dim_multiplier', ['/llama/architecture#ffn-width']],
  ['<<SYS>>', ['/llama/inference#format']],
  ['Q4_K_M', ['/llama/inference#quantization-cost', '/llama/inference#methods']],
  [
    'text-davinci-003',
    [
      '/gpt#genealogy',
      '/gpt#to-gpt-3-5',
      '/gpt#quiz',
      '/gpt/gpt-3-5#model-tree',
      '/gpt/gpt-3-5#not-rlhf',
      '/gpt/gpt-3-5#misconceptions',
    ],
  ],
  [
    'code-davinci-002',
    [
      '/gpt#genealogy',
      '/gpt#to-gpt-3-5',
      '/gpt#misconceptions',
      '/gpt#quiz',
      '/gpt/gpt-3-5#model-tree',
      '/gpt/gpt-3-5#first-look',
    ],
  ],
  ['np.random.pareto', ['/gpt/gpt-3#filtering']],
  ['langid.py', ['/gpt/instructgpt/sft-data#use-cases']],
  ['code_cushman_001', ['/gpt/gpt-3-5#model-tree']],
  ['davinci-instruct-beta', ['/gpt/gpt-3-5#model-tree', '/gpt/gpt-3-5#not-rlhf']],
  [
    'train_policy.py',
    [
      '/gpt/instructgpt/ppo-ptx#bandit',
      '/gpt/instructgpt/ppo-ptx#per-token',
      '/gpt/instructgpt/ppo-ptx#advantage',
      '/gpt/instructgpt/ppo-ptx#further-reading',
    ],
  ],
  ['train_reward.py', ['/gpt/instructgpt/reward-model#normalisation']],
  ['params_shapes.json', ['/gpt/gpt-1#new-parameters', '/gpt#worked-example']],
  ['transform_roc', ['/gpt/gpt-1#further-reading']],
  ['<|endoftext|>', ['/gpt/gpt-2#bpe-problem']],
  ['src/encoder.py', ['/gpt/gpt-2#bpe-problem', '/gpt/gpt-2#further-reading']],
  ['tiktoken.get_encoding', ['/gpt/gpt-2#bpe-examples']],
  ['languages_by_character_count.csv', ['/gpt/gpt-3#chinese']],
  ['gpt-3.5-turbo', ['/gpt/gpt-3-5#unlock']],
  ['text-ada-001', ['/intro#confidence', '/gpt/gpt-3-5#code-then']],
  ['1707.06347', ['/references#schulman2017ppo', '/gpt/instructgpt/ppo-ptx#further-reading']],
  ['finetune-transformer-lm', ['/gpt/gpt-1#further-reading', '/references#openai2018gptcode']],
  ['U+4E00', ['/gpt/gpt-2#bpe-examples']],
  ['lm-human-preferences', ['/references#openai2019lmhumanpreferences', '/gpt/instructgpt/ppo-ptx#further-reading']],
  [
    'text davinci 002',
    [
      '/gpt/gpt-3-5#not-rlhf',
      '/gpt/gpt-3-5#model-tree',
      '/gpt/gpt-3-5#first-look',
      '/gpt/gpt-3-5#misconceptions',
      '/gpt#to-gpt-3-5',
      '/gpt#misconceptions',
      '/gpt#quiz',
      '/gpt#genealogy',
    ],
  ],
  ['christiano2017preferences', ['/references#christiano2017preferences']],
]);
