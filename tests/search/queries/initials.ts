// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** The first letter of each syllable. */
export const initials = ask('initials', [
  ['zwyl', ['/data/chinese-corpora', '/data/chinese-corpora#idea', '/data/chinese-corpora#table']],
  [
    'dhmb',
    [
      '/llama/inference#templates',
      '/llama/inference#format',
      '/llama/inference#hf-template',
      '/glossary#chat-template',
      '/finetuning/instruction-data#templates',
    ],
  ],
  [
    'qhxx',
    [
      '/glossary#reinforcement-learning',
      '/gpt/instructgpt/ppo-ptx#bandit',
      '/gpt/instructgpt#three-steps',
      '/glossary#rlhf',
      '/models/deepseek#r1-zero',
    ],
  ],
  ['gmdl', ['/glossary#scaling-laws', '/gpt/gpt-3#scaling-laws', '/gpt/gpt-3#power-law']],
  ['sxwxx', ['/glossary#in-context-learning', '/gpt/gpt-3#prompts', '/gpt/gpt-3#idea', '/gpt/gpt-3-5#abilities']],
  [
    'dqs',
    [
      '/gpt/instructgpt/evaluation#alignment-tax',
      '/gpt/instructgpt/ppo-ptx#pretraining-mix',
      '/glossary#alignment-tax',
    ],
  ],
  ['gdyh', ['/gpt/instructgpt/ppo-ptx#over-optimisation', '/glossary#over-optimisation']],
  ['jzhs', ['/glossary#value-function', '/gpt/instructgpt/ppo-ptx#advantage', '/finetuning/preference#grpo']],
  ['ygym', ['/glossary#causal-mask', '/gpt/gpt-1#model', '/foundations/transformer#causal-mask']],
  ['xrsy', ['/glossary#ablation', '/gpt/gpt-1#ablation']],
  ['zxqj', ['/glossary#confidence-interval', '/gpt/instructgpt/evaluation#interval']],
  ['jsss', ['/glossary#beam-search', '/gpt/gpt-3#scoring']],
  ['sjwr', ['/glossary#contamination', '/gpt/gpt-3#contamination', '/gpt/gpt-2#memorization']],
  ['qzgyh', ['/glossary#pre-norm', '/gpt/gpt-2#pre-norm']],
  ['yxnl', ['/glossary#emergent-abilities', '/gpt/gpt-3-5#emergence', '/gpt/gpt-3-5#emergence-debate']],
  ['dbjhj', ['/glossary#bandit', '/gpt/instructgpt/ppo-ptx#bandit', '/gpt/instructgpt#pipeline']],
  [
    'bzyzl',
    [
      '/glossary#inter-annotator-agreement',
      '/gpt/instructgpt/sft-data#agreement',
      '/gpt/instructgpt/reward-model#accuracy',
      '/gpt/instructgpt/evaluation#aligned-to-whom',
    ],
  ],
  ['gyysgj', ['/glossary#gae', '/gpt/instructgpt/ppo-ptx#advantage']],
  ['CKMX', ['/glossary#reference-model', '/gpt/instructgpt/ppo-ptx#bandit', '/finetuning/preference#orpo']],
  ['fzmb', ['/glossary#auxiliary-objective', '/gpt/gpt-1#l3']],
  ['zzyl', ['/glossary#self-attention', '/gpt/gpt-1#model']],
  ['sjpb', ['/gpt/gpt-3#mix']],
  ['jjcy', ['/glossary#rejection-sampling', '/llama/chat#rejection-sampling']],
  ['tjqq', ['/data/crawling#conditional', '/glossary#conditional-request']],
]);
