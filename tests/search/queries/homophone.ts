// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** The right sound, the wrong character, as an input method offers it. */
export const homophone = ask('homophone', [
  ['质量过虑', ['/data/cleaning#quality', '/glossary#quality-filter']],
  [
    '去虫',
    ['/data/deduplication', '/data/deduplication#why', '/data/deduplication#how-much', '/glossary#deduplication'],
  ],
  [
    '亮化权重',
    [
      '/llama/inference#quantization',
      '/llama/inference#methods',
      '/llama/inference#decode-speed',
      '/glossary#quantization',
      '/finetuning/qlora#worked-example',
      '/finetuning/qlora#real-weights',
      '/finetuning/qlora#idea',
      '/finetuning/qlora#double-quantization',
    ],
  ],
  [
    '奖厉模型',
    [
      '/gpt/instructgpt/reward-model',
      '/glossary#reward-model',
      '/gpt/instructgpt/reward-model#one-example',
      '/gpt/instructgpt#three-steps',
      '/gpt#genealogy',
    ],
  ],
  [
    '对其税',
    [
      '/gpt/instructgpt/evaluation#alignment-tax',
      '/gpt/instructgpt/ppo-ptx#pretraining-mix',
      '/glossary#alignment-tax',
    ],
  ],
  ['过渡优化', ['/gpt/instructgpt/ppo-ptx#over-optimisation', '/glossary#over-optimisation']],
  ['思为链', ['/glossary#chain-of-thought', '/gpt/gpt-3-5#first-look', '/gpt/gpt-3-5#code-then']],
  ['永现能力', ['/glossary#emergent-abilities', '/gpt/gpt-3-5#emergence', '/gpt/gpt-3-5#emergence-debate']],
  [
    '困或度',
    [
      '/glossary#perplexity',
      '/intro#worked-example',
      '/gpt/gpt-2#perplexity-units',
      '/gpt/gpt-1#training',
      '/foundations/language-model#perplexity',
    ],
  ],
  ['因果眼码', ['/glossary#causal-mask', '/gpt/gpt-1#model', '/foundations/transformer#causal-mask']],
  ['常识推里', ['/glossary#commonsense-reasoning', '/gpt/gpt-1#commonsense']],
  ['文本运含', ['/glossary#textual-entailment', '/gpt/gpt-1#entailment']],
  ['消溶实验', ['/glossary#ablation', '/gpt/gpt-1#ablation']],
  ['标住员筛选', ['/gpt/instructgpt/sft-data#screening']],
  ['规模定率', ['/glossary#scaling-laws', '/gpt/gpt-3#scaling-laws', '/gpt/gpt-3#power-law']],
  ['数据污然', ['/glossary#contamination', '/gpt/gpt-3#contamination', '/gpt/gpt-2#memorization']],
  [
    '折口因子',
    [
      '/glossary#discount-factor',
      '/gpt/instructgpt/ppo-ptx#advantage',
      '/gpt/instructgpt/ppo-ptx#objective',
      '/gpt/instructgpt/ppo-ptx#misconceptions',
      '/intro#notation',
    ],
  ],
  ['击束搜索', ['/glossary#beam-search', '/gpt/gpt-3#scoring']],
  ['西疏注意力', ['/glossary#sparse-attention', '/gpt/gpt-3#sizes']],
  ['字节对编马', ['/glossary#bpe', '/gpt/gpt-2#bpe-problem', '/foundations/tokenization#bpe']],
  ['置信区见', ['/glossary#confidence-interval', '/gpt/instructgpt/evaluation#interval']],
  ['拒决采样', ['/glossary#rejection-sampling', '/llama/chat#rejection-sampling']],
  ['指数退壁', ['/data/crawling#backoff', '/glossary#exponential-backoff']],
  ['数据说名书', ['/data#datasheet', '/glossary#datasheet', '/data/instruction-datasets#datasheet']],
]);
