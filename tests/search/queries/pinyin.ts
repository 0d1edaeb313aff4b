// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** Pinyin without tones; together, in words, or with apostrophes. */
export const pinyin = ask('pinyin', [
  ['jinsiquchong', ['/data/deduplication', '/data/deduplication#idea', '/data/deduplication#found']],
  ['shujushuomingshu', ['/data/instruction-datasets#datasheet', '/data#datasheet', '/glossary#datasheet']],
  ['yutianchong', ['/llama/inference#two-phases', '/glossary#prefill', '/llama/inference#decode-speed']],
  [
    'weitiao',
    [
      '/glossary#fine-tuning',
      '/gpt/gpt-1#problem',
      '/gpt/gpt-1#l2',
      '/gpt/gpt-1#l3',
      '/gpt/gpt-1#training',
      '/gpt/gpt-1#misconceptions',
      '/gpt#one-task',
    ],
  ],
  [
    'jianglimoxing',
    [
      '/gpt/instructgpt/reward-model',
      '/glossary#reward-model',
      '/gpt/instructgpt/reward-model#one-example',
      '/gpt/instructgpt#three-steps',
      '/gpt#genealogy',
    ],
  ],
  [
    'duiqishui',
    [
      '/gpt/instructgpt/evaluation#alignment-tax',
      '/gpt/instructgpt/ppo-ptx#pretraining-mix',
      '/glossary#alignment-tax',
    ],
  ],
  ['guimo dinglv', ['/glossary#scaling-laws', '/gpt/gpt-3#scaling-laws', '/gpt/gpt-3#power-law']],
  ['siweilian', ['/glossary#chain-of-thought', '/gpt/gpt-3-5#first-look', '/gpt/gpt-3-5#code-then']],
  [
    'kunhuodu',
    [
      '/glossary#perplexity',
      '/intro#worked-example',
      '/gpt/gpt-2#perplexity-units',
      '/gpt/gpt-1#training',
      '/foundations/language-model#perplexity',
    ],
  ],
  ['qianzhiguiyihua', ['/glossary#pre-norm', '/gpt/gpt-2#pre-norm']],
  ['shuju wuran', ['/glossary#contamination', '/gpt/gpt-3#contamination', '/gpt/gpt-2#memorization']],
  ["huan'jue", ['/glossary#hallucination', '/gpt/instructgpt/evaluation#truthfulness']],
  ['cankao moxing', ['/glossary#reference-model', '/gpt/instructgpt/ppo-ptx#bandit', '/finetuning/preference#orpo']],
  ['xishuzhuyili', ['/glossary#sparse-attention', '/gpt/gpt-3#sizes']],
  ['zhi xin qu jian', ['/glossary#confidence-interval', '/gpt/instructgpt/evaluation#interval']],
  ['yinguoyanma', ['/glossary#causal-mask', '/gpt/gpt-1#model', '/foundations/transformer#causal-mask']],
  ['xiaorong shiyan', ['/glossary#ablation', '/gpt/gpt-1#ablation']],
  ['zijieduibianma', ['/glossary#bpe', '/gpt/gpt-2#bpe-problem', '/foundations/tokenization#bpe']],
  ['Duxing', ['/glossary#toxicity', '/gpt/instructgpt/evaluation#toxicity']],
  ['changshi tuili', ['/glossary#commonsense-reasoning', '/gpt/gpt-1#commonsense']],
  [
    'biaozhuyizhilv',
    [
      '/glossary#inter-annotator-agreement',
      '/gpt/instructgpt/sft-data#agreement',
      '/gpt/instructgpt/reward-model#accuracy',
      '/gpt/instructgpt/evaluation#aligned-to-whom',
    ],
  ],
  ['jizuo moxing', ['/glossary#base-model', '/gpt/gpt-3-5#model-tree']],
  ['zaoting', ['/glossary#early-stopping', '/gpt/instructgpt/ppo-ptx#over-optimisation']],
  [
    'jiaochashang',
    [
      '/glossary#cross-entropy',
      '/gpt/instructgpt#worked-example',
      '/gpt/gpt-1#l1',
      '/foundations/language-model#cross-entropy',
    ],
  ],
  [
    "guo'ni'he",
    ['/glossary#overfitting', '/gpt/instructgpt/reward-model#one-batch', '/gpt/instructgpt/sft-data#why-16-epochs'],
  ],
  ['shangxiawen zhengliu', ['/glossary#context-distillation', '/llama/chat#safety']],
  [
    'zijiehuitui',
    ['/foundations/tokenization#byte-fallback', '/foundations/tokenization#two-bytes', '/glossary#byte-fallback'],
  ],
  ['pachong', ['/glossary#crawler', '/data/crawling', '/data/crawling#idea']],
]);
