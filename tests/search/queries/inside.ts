// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** Two characters out of a longer word. */
export const inside = ask('inside', [
  ['并查', ['/data/deduplication#clusters']],
  ['锟斤', ['/data/cleaning#gopher', '/data/cleaning#normalize', '/data/crawling#encodings']],
  ['离群', ['/llama/inference#groups', '/glossary#outlier', '/llama/inference#methods']],
  ['欠拟', ['/glossary#underfitting', '/gpt/gpt-2#limits']],
  ['帕累', ['/gpt/gpt-3#filtering']],
  [
    '威尔',
    [
      '/gpt/instructgpt/evaluation#interval',
      '/gpt/instructgpt/evaluation#worked-example',
      '/gpt/instructgpt/evaluation#further-reading',
      '/finetuning/evaluation#interval',
    ],
  ],
  ['菲律', ['/gpt/instructgpt/sft-data#demographics']],
  ['马修', ['/gpt/gpt-1#results']],
  ['束搜', ['/glossary#beam-search', '/gpt/gpt-3#scoring']],
  ['赌博', ['/glossary#bandit', '/gpt/instructgpt/ppo-ptx#bandit', '/gpt/instructgpt#pipeline']],
  ['熵奖', ['/gpt/instructgpt/ppo-ptx#why-kl']],
  ['蕴含', ['/glossary#textual-entailment', '/gpt/gpt-1#entailment', '/glossary#nli', '/gpt/gpt-1#inputs']],
  ['头脑', ['/gpt/instructgpt/sft-data#use-cases', '/gpt/instructgpt/evaluation#flan-t0']],
  [
    '折扣',
    [
      '/glossary#discount-factor',
      '/gpt/instructgpt/ppo-ptx#objective',
      '/gpt/instructgpt/ppo-ptx#advantage',
      '/gpt/instructgpt/ppo-ptx#misconceptions',
      '/gpt/instructgpt/ppo-ptx#bandit',
      '/intro#notation',
    ],
  ],
  ['独热', ['/gpt/gpt-1#model', '/foundations/transformer#embedding']],
  ['快照', ['/gpt/gpt-3#filtering', '/data/deduplication#how-much']],
  ['合同', ['/gpt/instructgpt/sft-data#labelers']],
  ['编辑', ['/gpt/gpt-3-5#power-of-k', '/gpt/gpt-3-5#emergence-debate']],
  ['职业', ['/gpt/gpt-3#limits']],
  ['逻辑', ['/gpt/gpt-3#filtering', '/data/cleaning#classifiers']],
  ['无监', ['/gpt/gpt-2#translation']],
  ['停用', ['/gpt/gpt-2#language-modeling']],
  ['白化', ['/glossary#whitening', '/llama/chat#ppo']],
]);
