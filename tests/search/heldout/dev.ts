// cspell:disable -- what people type is data here, mistakes included.
import {askMixed, type MixedRow, type RelevanceQuery} from '../queries/ask';

/**
 * The half that may be studied: every second query of 120 that were written from the notes and judged before any was tried. What
 * the search gets wrong here may be read to find what is wrong in general; the other half (`test.ts`) says whether it was found.
 */
const rows: readonly MixedRow[] = [
  ['question', 'LoRA 是什么', ['/finetuning/lora', '/finetuning/lora#idea', '/glossary#lora']],
  ['question', '什么是困惑度', ['/foundations/language-model#perplexity', '/glossary#perplexity']],
  [
    'question',
    'top-k 和 top-p 有什么区别？',
    [
      '/foundations/language-model#top-p',
      '/foundations/language-model#top-k',
      '/foundations/language-model#choosing',
      '/glossary#top-p',
      '/glossary#top-k',
    ],
  ],
  [
    'question',
    '微调好的模型怎么部署',
    ['/finetuning/deployment', '/finetuning/deployment#steps', '/finetuning/deployment#serve'],
  ],
  [
    'question',
    '微调要准备多少条数据',
    [
      '/data/instruction-datasets#lima',
      '/llama/chat#sft',
      '/finetuning/llama2-hands-on#own-data',
      '/models/internlm-and-yi#yi-sft',
      '/finetuning#evidence',
      '/finetuning/full#recipes',
    ],
  ],
  [
    'question',
    'DPO 训练时选中回答的概率为什么也下降',
    ['/finetuning/preference#dpo-limits', '/glossary#likelihood-displacement', '/finetuning/preference#self-test'],
  ],
  [
    'question',
    'DeepSeek R1 是怎么训练出来的',
    ['/models/deepseek#r1', '/models/deepseek#r1-stages', '/models/deepseek#r1-zero'],
  ],
  [
    'question',
    '哪些国产模型可以免费商用？',
    [
      '/models/licences#chinese',
      '/models/licences#counts',
      '/models/licences',
      '/models/licences#standard',
      '/models/licences#decision',
    ],
  ],
  [
    'question',
    '训练一个 7B 要多少天',
    ['/llama/pretraining#your-machine', '/llama/pretraining#compute', '/data/chinese-corpora#budget'],
  ],
  ['question', 'GPT-2 和 GPT-3 有哪些不同', ['/gpt#gpt-2-to-3', '/gpt#changes', '/gpt#comparison']],
  ['question', '抓下来的网页是乱码怎么解决', ['/data/crawling#encodings', '/glossary#mojibake']],
  [
    'question',
    '为什么提示部分不算损失？',
    ['/finetuning/instruction-data#loss-mask', '/gpt/instructgpt/sft-data#masked-loss', '/glossary#loss-mask'],
  ],
  [
    'question',
    'RLHF 分几步',
    ['/gpt/instructgpt#three-steps', '/gpt/instructgpt#pipeline', '/gpt/instructgpt', '/glossary#rlhf'],
  ],
  [
    'question',
    '大模型为什么会胡编乱造',
    [
      '/gpt/instructgpt/evaluation#truthfulness',
      '/glossary#hallucination',
      '/gpt/instructgpt/evaluation#simple-mistakes',
    ],
  ],
  [
    'question',
    '自注意力是怎么算的',
    [
      '/foundations/transformer#attention',
      '/foundations/transformer#attention-idea',
      '/foundations/transformer#worked-attention',
      '/glossary#self-attention',
    ],
  ],
  [
    'question',
    'KL 惩罚有什么用',
    ['/gpt/instructgpt/ppo-ptx#why-kl', '/gpt/instructgpt/ppo-ptx#kl', '/glossary#kl-penalty'],
  ],
  [
    'question',
    '扩词表之后多了多少参数',
    ['/models/chinese-llama-2#new-parameters', '/models/chinese-llama-2#trainable-share'],
  ],
  [
    'question',
    '8G 显存能跑多大的模型',
    [
      '/models/choosing#chooser',
      '/models/choosing#worked-example',
      '/models/choosing#inference-memory',
      '/models/choosing#needs',
      '/llama/inference#memory',
      '/models/chatglm#cache-example',
      '/models/choosing',
    ],
  ],
  [
    'question',
    'Adam 优化器为什么占那么多显存',
    [
      '/finetuning/full#sixteen-bytes',
      '/finetuning/full#master-weights',
      '/finetuning/memory#states',
      '/glossary#optimizer-state',
      '/finetuning/full#what',
    ],
  ],
  [
    'question',
    '模型是不是越大越好',
    [
      '/gpt/gpt-3#chinchilla',
      '/gpt/gpt-3#scaling-laws',
      '/gpt/gpt-3#power-law',
      '/gpt/gpt-3#how-far',
      '/gpt/instructgpt#misalignment',
      '/gpt/gpt-3#misconceptions',
    ],
  ],
  [
    'question',
    '验证集留多少合适',
    [
      '/data#split',
      '/data/instruction-datasets#split',
      '/finetuning/evaluation#split-first',
      '/finetuning/full#recipes',
    ],
  ],
  ['question', '秩 r 取多大', ['/finetuning/lora#rank', '/finetuning/lora#recipe', '/finetuning/lora#peft-defaults']],
  [
    'question',
    'V100 能用 bf16 吗',
    ['/finetuning/troubleshooting#no-bf16', '/finetuning/qlora#t4', '/glossary#bfloat16'],
  ],
  [
    'question',
    '人类反馈是怎么收集的',
    [
      '/llama/chat#preference-data',
      '/gpt/instructgpt/reward-model#ranking',
      '/gpt/instructgpt/reward-model#one-example',
      '/gpt/instructgpt/sft-data#labelers',
      '/gpt/instructgpt#three-steps',
    ],
  ],
  [
    'simplified',
    '残差连接的作用',
    ['/foundations/transformer#residual-norm', '/glossary#residual-connection', '/glossary#residual-stream'],
  ],
  ['simplified', '激活值显存', ['/finetuning/memory#activations', '/finetuning/full#activations']],
  ['simplified', '多卡训练', ['/finetuning/full#zero', '/glossary#zero-redundancy-optimizer']],
  ['simplified', '显存计算器', ['/finetuning/memory#calculator', '/finetuning/memory']],
  ['simplified', '思考模式开关', ['/models/qwen#thinking', '/models/newer#thinking']],
  ['simplified', '通义千问许可协议', ['/models/qwen#licences', '/models/licences#chinese', '/models/licences#clauses']],
  ['simplified', '奖励作弊', ['/gpt/instructgpt/ppo-ptx#over-optimisation', '/glossary#over-optimisation']],
  ['spaced', '多 任务 LoRA 部署', ['/finetuning/deployment#merge-or-not', '/finetuning/deployment#serve']],
  ['apart', '核对参数量公布', ['/llama#published', '/llama/architecture#parameters', '/gpt/gpt-2#sizes']],
  ['inside', '抖动', ['/data/crawling#backoff', '/glossary#jitter']],
  ['mixed', 'GPTQ AWQ 选哪个', ['/llama/inference#methods', '/finetuning/deployment#quantize']],
  ['mixed', 'MHA MQA GQA 对比', ['/llama/architecture#gqa', '/glossary#gqa', '/glossary#mqa']],
  [
    'mixed',
    'PPO 和 DPO 哪个好',
    [
      '/finetuning/preference#disputes',
      '/finetuning/preference#comparison',
      '/finetuning/preference#four-methods',
      '/finetuning/preference',
    ],
  ],
  ['mixed', 'C-Eval 多少道题', ['/models/benchmarks#five']],
  [
    'mixed',
    '7B int4 显存',
    [
      '/llama/inference#memory',
      '/llama/inference#worked-example',
      '/models/choosing#inference-memory',
      '/models/baichuan#memory',
      '/finetuning/memory#inference-checks',
      '/finetuning/deployment#worked-example',
    ],
  ],
  ['mixed', 'ollama 部署', ['/finetuning/deployment#serve', '/finetuning/deployment#template']],
  ['english', 'what is perplexity', ['/foundations/language-model#perplexity', '/glossary#perplexity']],
  ['english', 'reward hacking', ['/gpt/instructgpt/ppo-ptx#over-optimisation', '/glossary#over-optimisation']],
  ['english', 'tokenizer training', ['/foundations/tokenization#bpe-training', '/foundations/tokenization#bpe']],
  [
    'english',
    'quantizaton',
    ['/llama/inference#quantization', '/glossary#quantization', '/finetuning/deployment#quantize'],
  ],
  ['identifier', 'lora_alpha', ['/finetuning/lora#rank', '/finetuning/lora#peft-defaults', '/finetuning/lora#recipe']],
  [
    'identifier',
    'labels -100',
    [
      '/finetuning/instruction-data#loss-mask',
      '/finetuning/troubleshooting#order',
      '/finetuning/instruction-data#worked-example',
      '/finetuning/instruction-data#code',
    ],
  ],
  [
    'identifier',
    'pad_token = eos_token',
    [
      '/finetuning/instruction-data#mistakes',
      '/finetuning/troubleshooting#never-stops',
      '/finetuning/troubleshooting#quiz',
    ],
  ],
  [
    'traditional',
    '什麼是過擬合',
    ['/glossary#overfitting', '/gpt/instructgpt/sft-data#why-16-epochs', '/gpt/instructgpt/reward-model#one-batch'],
  ],
  ['traditional', '顯存不足', ['/finetuning/troubleshooting#oom', '/finetuning/full#levers']],
  ['traditional', '詞嵌入', ['/foundations/transformer#embedding', '/glossary#embedding']],
  ['traditional', '微調數據格式', ['/finetuning/instruction-data#formats', '/finetuning/instruction-data']],
  ['initials', 'dtzyl', ['/foundations/transformer#multi-head', '/glossary#multi-head-attention']],
  ['initials', 'sjqx', ['/data/cleaning', '/data/cleaning#idea']],
  [
    'pinyin',
    'xuexilv',
    ['/llama/pretraining#schedule', '/glossary#learning-rate', '/finetuning/full#recipes', '/finetuning/lora#recipe'],
  ],
  ['pinyin', 'zhishi zhengliu', ['/glossary#distillation', '/models/deepseek#distillation', '/llama/chat#iterations']],
  [
    'homophone',
    '注意力机治',
    ['/foundations/transformer#attention', '/foundations/transformer#attention-idea', '/glossary#self-attention'],
  ],
  ['homophone', '旋转位置编马', ['/llama/architecture#rope', '/glossary#rope']],
  [
    'crosslingual',
    'memory requirements for fine-tuning',
    [
      '/finetuning/memory',
      '/finetuning/memory#formulas',
      '/finetuning/memory#parts',
      '/models/choosing#training-memory',
      '/finetuning/full#sixteen-bytes',
      '/finetuning/memory#calculator',
    ],
  ],
  ['number', '330 万 GPU 小时', ['/llama/pretraining', '/llama/pretraining#compute', '/llama/pretraining#carbon']],
  ['number', '14.8T', ['/models/deepseek#cost', '/models/deepseek#v3', '/models/deepseek#models', '/models/deepseek']],
];

export const devQueries: readonly RelevanceQuery[] = askMixed(rows);
