// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** A figure that somebody remembers, as they remember it. */
export const number = ask('number', [
  ['68976648192', ['/llama/architecture#parameters', '/llama#published']],
  ['28672', ['/llama/architecture#ffn-width', '/llama#sizes', '/llama#estimate', '/llama/architecture#parameters']],
  ['512 KiB 每个词元', ['/llama/architecture#kv-cache', '/llama/inference#kv-cache-size']],
  [
    '33207',
    [
      '/gpt/instructgpt#dataset-sizes',
      '/gpt/instructgpt/sft-data#splits',
      '/gpt/instructgpt#pipeline',
      '/gpt/instructgpt/reward-model#why-k',
      '/gpt/instructgpt/reward-model#training',
      '/gpt/gpt-3-5#unlock',
    ],
  ],
  ['72.6%', ['/gpt/instructgpt/sft-data#agreement', '/gpt/instructgpt/reward-model#accuracy']],
  [
    'β 0.02',
    [
      '/gpt/instructgpt/ppo-ptx#objective',
      '/gpt/instructgpt/ppo-ptx#kl',
      '/gpt/instructgpt/ppo-ptx#why-kl',
      '/gpt/instructgpt/ppo-ptx#clip',
      '/gpt/instructgpt#three-steps',
      '/gpt/instructgpt#pipeline',
      '/intro#confidence',
    ],
  ],
  [
    'γ=27.8',
    [
      '/gpt/instructgpt/ppo-ptx#objective',
      '/gpt/instructgpt/ppo-ptx#pretraining-mix',
      '/gpt/instructgpt/ppo-ptx#misconceptions',
      '/gpt/instructgpt#pipeline',
    ],
  ],
  ['116534784', ['/gpt/gpt-1#new-parameters', '/gpt/gpt-1#misconceptions']],
  [
    '50257',
    [
      '/gpt/gpt-2#bpe-problem',
      '/gpt/gpt-2#model',
      '/gpt/gpt-2#sizes',
      '/gpt#comparison',
      '/gpt#worked-example',
      '/foundations/tokenization#byte-level',
      '/foundations/tokenization#self-test',
    ],
  ],
  [
    '3640 PF-days',
    [
      '/gpt/gpt-3#compute',
      '/gpt#gpt-3-to-instructgpt',
      '/gpt/instructgpt#worked-example',
      '/gpt/instructgpt/evaluation#alignment-tax',
    ],
  ],
  ['45TB 570GB', ['/gpt/gpt-3#filtering', '/gpt/gpt-3#misconceptions']],
  [
    '85±3%',
    [
      '/gpt/instructgpt/evaluation#results',
      '/gpt/instructgpt/evaluation',
      '/gpt/instructgpt/evaluation#indirect',
      '/gpt/instructgpt#what-is-instructgpt',
      '/gpt#gpt-3-to-instructgpt',
    ],
  ],
  ['28.8%', ['/gpt#to-gpt-3-5']],
  ['0.2841', ['/gpt/instructgpt/reward-model#worked-example', '/gpt/instructgpt/reward-model#code']],
  ['9.65e-6', ['/gpt/instructgpt/sft-data#hyperparameters']],
  ['5140', ['/gpt/gpt-3#table-oddities', '/gpt/gpt-3#sizes']],
  ['0.160%', ['/gpt/gpt-3#chinese']],
  ['0.076', ['/gpt/gpt-3#power-law']],
  ['817 道题', ['/gpt/instructgpt/evaluation#truthfulness']],
  ['3599 质数', ['/gpt/gpt-3-5#cannot-do']],
  ['63.24', ['/gpt/gpt-2#language-modeling']],
  ['1344 对', ['/gpt/instructgpt/reward-model#self-test']],
  ['８.05e-6 发散', ['/gpt/instructgpt/ppo-ptx#mix-limits']],
  ['λ 0.5 辅助目标', ['/gpt/gpt-1#l3', '/gpt/gpt-1#training', '/gpt/gpt-1#worked-example']],
  ['Natural Questions 4.1%', ['/gpt/gpt-2#factual-qa']],
  ['SuperGLUE 71.8', ['/gpt/gpt-3#results']],
  ['困惑度 2.9', ['/intro#worked-example', '/intro#misconceptions']],
  ['159/570', ['/gpt/gpt-3-5#code-then']],
  [
    '0.13% 中文',
    [
      '/llama/pretraining#chinese-share',
      '/llama/pretraining#language-table',
      '/llama/pretraining#misconceptions',
      '/llama/pretraining',
      '/foundations/tokenization#why-few',
    ],
  ],
  [
    '1720320',
    [
      '/llama/pretraining#overview',
      '/llama/pretraining#compute',
      '/llama/pretraining#carbon',
      '/llama/pretraining#versus-llama-1',
    ],
  ],
  ['阈值 0.15', ['/llama/chat#ppo', '/llama/chat#misconceptions']],
  ['1,418,091', ['/llama/chat#preference-data', '/llama/chat#versus-instructgpt']],
  [
    '124439808',
    ['/foundations/transformer#gpt-parameters', '/foundations/transformer#llama-parameters', '/gpt/gpt-2#sizes'],
  ],
  ['6738415616', ['/foundations/transformer#llama-parameters']],
  ['汉字 700 个', ['/foundations/tokenization#few-characters']],
  ['216K', ['/foundations/tokenization#vocabulary-size']],
]);
