// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** The other language than the section is written in, or another name that the glossary knows. */
export const crosslingual = ask('crosslingual', [
  ['PII redaction', ['/data/cleaning#privacy', '/data/cleaning#redacted', '/data#privacy', '/glossary#pii']],
  ['boilerplate removal', ['/data/cleaning#extraction', '/glossary#content-extraction']],
  [
    'continual pretraining',
    [
      '/data/chinese-corpora#budget',
      '/glossary#continual-pre-training',
      '/models/chinese-llama-2#continued-pretraining',
    ],
  ],
  ['memory bandwidth bound decoding', ['/llama/inference#decode-speed', '/llama/inference#two-phases']],
  ['policy gradient', ['/glossary#ppo', '/glossary#value-function', '/gpt/instructgpt/ppo-ptx#clip']],
  ['RM 准确率', ['/gpt/instructgpt/reward-model#accuracy', '/llama/chat#reward-accuracy']],
  ['labeler screening', ['/gpt/instructgpt/sft-data#screening']],
  [
    'loss masking',
    [
      '/glossary#loss-mask',
      '/gpt/instructgpt/sft-data#masked-loss',
      '/gpt/instructgpt/sft-data#worked-example',
      '/finetuning/instruction-data#loss-mask',
    ],
  ],
  [
    'value function initialization',
    [
      '/gpt/instructgpt/ppo-ptx#advantage',
      '/gpt/instructgpt/reward-model#size',
      '/gpt/instructgpt#pipeline',
      '/gpt/instructgpt/ppo-ptx#ancestors',
    ],
  ],
  ['CoT 小学数学', ['/gpt/gpt-3-5#first-look']],
  ['ICL 标签贴反', ['/gpt/gpt-3-5#abilities']],
  ['NLI 矛盾 中立', ['/gpt/gpt-1#entailment', '/glossary#textual-entailment']],
  ['FFN 内层', ['/gpt/gpt-1#training', '/gpt/gpt-1#misconceptions', '/gpt/gpt-3#sizes']],
  ['PPL 18.4', ['/gpt/gpt-1#training', '/gpt/gpt-1#quiz', '/foundations/language-model#published-values']],
  ['annotator demographics', ['/gpt/instructgpt/sft-data#demographics']],
  ['情境学习', ['/glossary#in-context-learning', '/gpt/gpt-3#prompts', '/gpt/gpt-3#idea']],
  ['RM 17887', ['/gpt/instructgpt#dataset-sizes', '/gpt/instructgpt/sft-data#splits', '/gpt/instructgpt#pipeline']],
  [
    'win rate confidence interval',
    ['/gpt/instructgpt/evaluation#interval', '/gpt/instructgpt/evaluation#worked-example'],
  ],
  [
    'toxicity 要求尊重',
    [
      '/gpt/instructgpt/evaluation#toxicity',
      '/gpt/instructgpt/evaluation#misconceptions',
      '/gpt/instructgpt/evaluation#self-test',
    ],
  ],
  ['deduplication Common Crawl', ['/gpt/gpt-3#filtering']],
  [
    'SE 公式',
    [
      '/gpt/instructgpt/evaluation#interval',
      '/glossary#standard-error',
      '/gpt/instructgpt/evaluation#worked-example',
      '/models/benchmarks#error',
    ],
  ],
  ['缩放定律', ['/glossary#scaling-laws', '/gpt/gpt-3#scaling-laws', '/gpt/gpt-3#power-law']],
  ['prompts from customers', ['/gpt/instructgpt/sft-data#customer-prompts', '/gpt/instructgpt/sft-data#prompts']],
  ['优势估计 lambda', ['/gpt/instructgpt/ppo-ptx#advantage', '/glossary#gae']],
  ['data mix epochs', ['/gpt/gpt-3#mix']],
  ['LLM 是什么', ['/glossary#large-language-model', '/intro#what']],
  ['embedding 占比', ['/gpt#worked-example', '/gpt#quiz']],
  ['policy 状态 动作', ['/glossary#policy', '/gpt/instructgpt/ppo-ptx#bandit']],
  ['best-of-N 采样', ['/glossary#rejection-sampling', '/llama/chat#rejection-sampling', '/llama/chat#best-of-k']],
  ['MFU 怎么算', ['/glossary#mfu', '/llama/pretraining#compute']],
  ['learning rate 预热', ['/glossary#warm-up', '/llama/pretraining#schedule', '/llama/pretraining#hyperparameters']],
  ['PIPL 匿名化', ['/data/law-and-robots#personal-information', '/glossary#anonymization']],
  [
    'language confusion benchmark',
    [
      '/models/why-llama-is-weak-in-chinese#alignment-evidence',
      '/glossary#language-confusion',
      '/models/why-llama-is-weak-in-chinese#further-reading',
      '/references#marchisio2024confusion',
    ],
  ],
]);
