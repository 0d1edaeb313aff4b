// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** English terms and authors: plurals, hyphens, spaces, a slip of the finger. */
export const english = ask('english', [
  ['CUDA out of memory', ['/finetuning/troubleshooting#oom']],
  ['locality sensitive hashing', ['/data/deduplication#lsh', '/glossary#lsh']],
  ['Jaccard similarity', ['/data/deduplication#similarity', '/glossary#jaccard-similarity']],
  ['cohens kappa', ['/data/instruction-datasets#kappa', '/glossary#cohen-kappa', '/references#cohen1960kappa']],
  ['rotary embedding', ['/llama/architecture#rope', '/glossary#rope', '/references#su2021roformer']],
  [
    'double BOS',
    [
      '/llama/inference#hf-template',
      '/llama/inference#quiz',
      '/foundations/tokenization#double-bos',
      '/finetuning/instruction-data#mistakes',
    ],
  ],
  [
    'position interpolation',
    ['/llama/inference#longer-context', '/glossary#position-interpolation', '/references#chen2023pi'],
  ],
  [
    'reward models',
    [
      '/glossary#reward-model',
      '/gpt/instructgpt/reward-model',
      '/gpt/instructgpt/reward-model#one-example',
      '/gpt/instructgpt#three-steps',
      '/gpt#genealogy',
    ],
  ],
  [
    'scaling law',
    ['/glossary#scaling-laws', '/gpt/gpt-3#scaling-laws', '/gpt/gpt-3#power-law', '/references#kaplan2020scaling'],
  ],
  ['fewshot', ['/glossary#few-shot', '/gpt/gpt-3#prompts', '/gpt/gpt-3#idea']],
  ['byte pair encodings', ['/glossary#bpe', '/gpt/gpt-2#bpe-problem', '/foundations/tokenization#bpe']],
  [
    'perplexety',
    [
      '/glossary#perplexity',
      '/gpt/gpt-2#perplexity-units',
      '/intro#worked-example',
      '/gpt/gpt-1#training',
      '/foundations/language-model#perplexity',
    ],
  ],
  ['halucination', ['/glossary#hallucination', '/gpt/instructgpt/evaluation#truthfulness']],
  ['pre norm', ['/glossary#pre-norm', '/gpt/gpt-2#pre-norm']],
  ['Wilson intervals', ['/gpt/instructgpt/evaluation#interval', '/finetuning/evaluation#interval']],
  [
    'emergent ability',
    [
      '/glossary#emergent-abilities',
      '/gpt/gpt-3-5#emergence',
      '/references#wei2022emergent',
      '/references#schaeffer2023mirage',
      '/references#du2024loss',
    ],
  ],
  [
    'generalized advantage estimaton',
    ['/glossary#gae', '/gpt/instructgpt/ppo-ptx#advantage', '/references#schulman2015gae'],
  ],
  [
    'overoptimization',
    [
      '/glossary#over-optimisation',
      '/gpt/instructgpt/ppo-ptx#over-optimisation',
      '/references#gao2022overoptimization',
    ],
  ],
  ['Decoder Only Transformers', ['/glossary#decoder-only', '/gpt/gpt-1#model', '/gpt#misconceptions']],
  [
    'held out labelers',
    [
      '/gpt/instructgpt/sft-data#agreement',
      '/gpt/instructgpt/reward-model#accuracy',
      '/gpt/instructgpt/evaluation#generalise',
    ],
  ],
  ['ENTROPY BONUS', ['/gpt/instructgpt/ppo-ptx#why-kl']],
  ['residual stream', ['/gpt/gpt-2#pre-norm', '/glossary#residual-stream', '/foundations/transformer#residual-norm']],
  [
    'instruction tunning',
    [
      '/glossary#instruction-tuning',
      '/gpt/gpt-3-5#abilities',
      '/gpt/gpt-3-5#unlock',
      '/models/chinese-llama-2#instruction-tuning',
    ],
  ],
  ['Ouyang 2022', ['/references#ouyang2022instructgpt', '/gpt/instructgpt']],
  ['attention is all you need', ['/references#vaswani2017attention']],
  [
    'chinchila',
    [
      '/gpt/gpt-3#chinchilla',
      '/gpt/gpt-3#how-far',
      '/references#hoffmann2022chinchilla',
      '/references#besiroglu2024chinchilla',
      '/references#pearce2024reconciling',
    ],
  ],
  ['bandit environments', ['/glossary#bandit', '/gpt/instructgpt/ppo-ptx#bandit', '/gpt/instructgpt#pipeline']],
  [
    'zero shot',
    [
      '/glossary#zero-shot',
      '/gpt/gpt-2#zero-shot',
      '/gpt/gpt-3#prompts',
      '/gpt/gpt-2#idea',
      '/gpt/gpt-2#factual-qa',
      '/gpt#one-task',
    ],
  ],
  [
    'supervised finetuning',
    ['/glossary#sft', '/gpt/instructgpt#three-steps', '/gpt/instructgpt/sft-data', '/gpt#genealogy'],
  ],
  ['flops', ['/glossary#flop', '/gpt/gpt-3#compute']],
  ['personally identifiable informations', ['/glossary#pii', '/gpt/instructgpt/sft-data#customer-prompts']],
  [
    'Kaplan 2020',
    ['/references#kaplan2020scaling', '/gpt/gpt-3#chinchilla', '/gpt/gpt-3#power-law', '/gpt/gpt-3#scaling-laws'],
  ],
  [
    'logit',
    [
      '/glossary#logits',
      '/intro#worked-example',
      '/intro#misconceptions',
      '/gpt/gpt-1#worked-example',
      '/foundations/language-model#sampling',
      '/finetuning/memory#logits',
    ],
  ],
  ['ghost atention', ['/glossary#ghost-attention', '/llama/chat#ghost-attention']],
  [
    'rejection sampling fine-tuning',
    ['/glossary#rejection-sampling', '/llama/chat#rejection-sampling', '/llama/chat#best-of-k'],
  ],
  ['weight decay', ['/glossary#weight-decay', '/llama/pretraining#hyperparameters', '/references#loshchilov2017adamw']],
  ['nucleus sampling', ['/foundations/language-model#top-p', '/glossary#top-p']],
  ['teacher forcing', ['/foundations/language-model#teacher-forcing', '/glossary#teacher-forcing']],
  [
    'causal mask attention',
    [
      '/foundations/transformer#causal-mask',
      '/glossary#causal-mask',
      '/finetuning/instruction-data#packing-mask',
      '/foundations/transformer#worked-attention',
    ],
  ],
  [
    'byte fallback',
    ['/foundations/tokenization#byte-fallback', '/foundations/tokenization#two-bytes', '/glossary#byte-fallback'],
  ],
  ['weight tying', ['/foundations/transformer#embedding', '/glossary#weight-tying']],
  [
    'exponential back-off with jitter',
    ['/data/crawling#backoff', '/glossary#exponential-backoff', '/glossary#jitter', '/references#brooker2015jitter'],
  ],
  [
    'datasheets for datasets',
    [
      '/data#datasheet',
      '/glossary#datasheet',
      '/references#gebru2018datasheets',
      '/data/instruction-datasets#datasheet',
    ],
  ],
  ['multi-head latent attention', ['/models/deepseek#mla', '/glossary#mla', '/models/deepseek']],
  ['auxiliary loss free load balancing', ['/models/deepseek#balance']],
  [
    'catastrophic forgetting',
    ['/finetuning/full#forgetting', '/glossary#catastrophic-forgetting', '/references#luo2023forgetting'],
  ],
  ['intruder dimensions', ['/finetuning/lora#learns-less', '/references#shuttleworth2024intruder']],
  [
    'prefix tuning',
    ['/finetuning/adapters-and-prompts#prefix-tuning', '/glossary#prefix-tuning', '/references#li2021prefix'],
  ],
  [
    'likelihood displacement',
    ['/finetuning/preference#dpo-limits', '/glossary#likelihood-displacement', '/references#razin2024unalignment'],
  ],
  ['direct preference optimization', ['/finetuning/preference#dpo', '/glossary#dpo', '/references#rafailov2023dpo']],
]);
