// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** Spaces where the notes have none, and none where they have them; hyphens and commas dropped. */
export const spaced = ask('spaced', [
  ['精 确 去 重', ['/data/deduplication#exact']],
  ['局部 敏感 哈希', ['/data/deduplication#lsh', '/glossary#lsh']],
  [
    '分 组 查 询 注 意 力',
    ['/llama/architecture#gqa', '/glossary#gqa', '/llama#sizes', '/llama/inference#kv-cache-size'],
  ],
  [
    '奖 励 模 型',
    [
      '/gpt/instructgpt/reward-model',
      '/glossary#reward-model',
      '/gpt/instructgpt/reward-model#one-example',
      '/gpt/instructgpt#three-steps',
      '/gpt#genealogy',
    ],
  ],
  ['KL散度', ['/glossary#kl-divergence', '/gpt/instructgpt/ppo-ptx#kl']],
  ['为什么训16轮', ['/gpt/instructgpt/sft-data#why-16-epochs', '/gpt/instructgpt/sft-data#self-test']],
  ['为什么不用CommonCrawl', ['/gpt/gpt-2#why-not-common-crawl', '/gpt/gpt-2#quiz']],
  [
    'Llama2的SFT训几轮',
    [
      '/llama/chat#sft',
      '/llama/chat#versus-instructgpt',
      '/gpt/instructgpt/sft-data#why-16-epochs',
      '/finetuning/full#recipes',
    ],
  ],
  ['前置 归一化', ['/glossary#pre-norm', '/gpt/gpt-2#pre-norm', '/gpt/gpt-2#model']],
  [
    '字 节 级 BPE',
    [
      '/gpt/gpt-2#byte-level-bpe',
      '/gpt/gpt-2#bpe-problem',
      '/gpt/gpt-2#bpe-examples',
      '/foundations/tokenization#byte-level',
      '/glossary#byte-level-bpe',
    ],
  ],
  [
    '1.3B打败175B',
    [
      '/gpt/instructgpt/evaluation',
      '/gpt/instructgpt/evaluation#results',
      '/gpt/instructgpt/evaluation#misconceptions',
      '/gpt#misconceptions',
      '/gpt#gpt-3-to-instructgpt',
      '/gpt/instructgpt#what-is-instructgpt',
      '/gpt/instructgpt#self-test',
    ],
  ],
  [
    '价值 函数 6B',
    [
      '/gpt/instructgpt/ppo-ptx#bandit',
      '/gpt/instructgpt/ppo-ptx#advantage',
      '/gpt/instructgpt/reward-model#size',
      '/gpt/instructgpt#pipeline',
    ],
  ],
  [
    '同一条提示 的 所有对 放在 一起',
    ['/gpt/instructgpt/reward-model#one-batch', '/gpt/instructgpt/reward-model#self-test'],
  ],
  ['GPT3局限', ['/gpt/gpt-3#limits']],
  ['三 条 路 线', ['/intro#routes', '/gpt#how-to-read']],
  [
    '威尔逊 区间',
    [
      '/gpt/instructgpt/evaluation#interval',
      '/gpt/instructgpt/evaluation#worked-example',
      '/finetuning/evaluation#interval',
    ],
  ],
  [
    '标注 一致率',
    [
      '/glossary#inter-annotator-agreement',
      '/gpt/instructgpt/sft-data#agreement',
      '/gpt/instructgpt/reward-model#accuracy',
      '/gpt/instructgpt/evaluation#aligned-to-whom',
    ],
  ],
  [
    'PF-day是什么',
    [
      '/glossary#pf-day',
      '/gpt/gpt-3#compute',
      '/gpt/instructgpt#worked-example',
      '/gpt/instructgpt/evaluation#alignment-tax',
    ],
  ],
  ['逐词元的KL惩罚', ['/gpt/instructgpt/ppo-ptx#per-token']],
  ['四个尺寸两套参数量', ['/gpt/gpt-2#sizes']],
  ['第2、3步可以重复', ['/gpt/instructgpt#iterate', '/gpt/instructgpt#three-steps']],
  ['GPT总览', ['/gpt']],
  ['任务 也 写进 文字', ['/gpt/gpt-2#idea']],
  ['每nat扣0.02', ['/gpt/instructgpt/ppo-ptx#one-response']],
  [
    'BradleyTerry',
    [
      '/glossary#bradley-terry',
      '/gpt/instructgpt/reward-model#bradley-terry',
      '/references#bradley1952rank',
      '/finetuning/preference#cancel',
    ],
  ],
  ['表14最后两行抄错', ['/gpt/instructgpt/evaluation#evaluation-limits']],
  ['算力 利用率', ['/glossary#mfu', '/llama/pretraining#compute', '/llama/pretraining#versus-llama-1']],
  ['每字节比特BPB', ['/foundations/language-model#units', '/glossary#bits-per-byte']],
  ['GBK乱码', ['/data/crawling#encodings', '/glossary#mojibake']],
  [
    'robots协议',
    [
      '/data/law-and-robots#robots',
      '/glossary#robots-exclusion-protocol',
      '/data/law-and-robots#not-authorization',
      '/data/law-and-robots',
    ],
  ],
]);
