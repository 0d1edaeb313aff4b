// cspell:disable -- what people type is data here, mistakes included.
import {askMixed, type MixedRow, type RelevanceQuery} from '../queries/ask';

/**
 * The half that is only counted: nobody looks at which of these fail, so that their total says how the search does on what readers
 * will ask next. Once someone has looked, write new ones.
 *
 * Tried for the first time, 38 of 60 had a right section first and 54 among the first five; after the search had been mended by
 * what `dev.ts` showed, 42 and 54 (`dev.ts` itself: 38 and 51, then 48 and 57).
 */
const rows: readonly MixedRow[] = [
  [
    'question',
    'QLoRA 和 LoRA 有什么区别',
    ['/finetuning/qlora', '/finetuning/qlora#idea', '/glossary#qlora', '/finetuning/qlora#memory'],
  ],
  [
    'question',
    '温度调低会怎样',
    [
      '/foundations/language-model#temperature',
      '/glossary#temperature',
      '/foundations/language-model#choosing',
      '/llama/chat#temperature-finding',
    ],
  ],
  ['question', '为什么要用分组查询注意力', ['/llama/architecture#gqa', '/glossary#gqa', '/models/qwen#gqa']],
  ['question', '怎么用 vLLM 挂 LoRA', ['/finetuning/deployment#serve', '/finetuning/deployment#merge-or-not']],
  [
    'question',
    'loss 不下降是什么原因',
    [
      '/finetuning/troubleshooting#order',
      '/finetuning/troubleshooting#no-grad',
      '/finetuning/troubleshooting',
      '/finetuning/troubleshooting#zero-or-nan',
    ],
  ],
  [
    'question',
    '混合专家模型为什么省算力',
    [
      '/foundations/transformer#compute-limits',
      '/models/deepseek#moe',
      '/models/newer#moe-share',
      '/glossary#moe',
      '/models/qwen#worked-example',
    ],
  ],
  [
    'question',
    'GLM 的训练目标和 GPT 有什么不同',
    [
      '/models/chatglm#blank-infilling',
      '/models/chatglm#objective',
      '/models/chatglm#worked-example',
      '/models/chatglm',
    ],
  ],
  [
    'question',
    'Llama 2 用了多少数据训练',
    [
      '/llama/pretraining',
      '/llama/pretraining#overview',
      '/llama/pretraining#tokens',
      '/llama/pretraining#data',
      '/llama#what-changed',
    ],
  ],
  [
    'question',
    'GPT-3 有多少个参数',
    [
      '/gpt/gpt-3#sizes',
      '/gpt/gpt-3',
      '/gpt#comparison',
      '/gpt#worked-example',
      '/foundations/transformer#gpt-parameters',
    ],
  ],
  ['question', '爬虫遇到 429 怎么处理', ['/data/crawling#backoff', '/data/crawling#self-test']],
  [
    'question',
    '怎么把数据整理成对话格式',
    [
      '/finetuning/instruction-data#formats',
      '/finetuning/instruction-data#one-conversation',
      '/finetuning/instruction-data#templates',
      '/finetuning/instruction-data',
      '/data/instruction-datasets#convert',
      '/finetuning/llama2-hands-on#own-data',
    ],
  ],
  ['question', '梯度检查点是干什么的', ['/finetuning/full#checkpointing', '/glossary#activation-checkpointing']],
  [
    'question',
    '奖励模型是怎么训练的',
    [
      '/gpt/instructgpt/reward-model',
      '/gpt/instructgpt/reward-model#pairwise-loss',
      '/gpt/instructgpt/reward-model#training',
      '/gpt/instructgpt/reward-model#one-batch',
      '/gpt/instructgpt/reward-model#one-example',
      '/gpt/instructgpt/reward-model#ranking',
    ],
  ],
  ['question', '数字为什么要一位一位地切', ['/foundations/tokenization#numbers']],
  [
    'question',
    '为什么需要位置编码',
    ['/foundations/transformer#position', '/llama/architecture#rope-why', '/llama/architecture#rope'],
  ],
  [
    'question',
    '测试题混进训练数据怎么发现',
    [
      '/gpt/gpt-3#contamination',
      '/models/benchmarks#contamination',
      '/data/deduplication#decontamination',
      '/data#decontamination',
      '/glossary#decontamination',
      '/glossary#contamination',
    ],
  ],
  ['question', 'Qwen 支持多长的上下文', ['/models/qwen#long-context']],
  [
    'question',
    '量化之后精度会掉多少',
    ['/llama/inference#quantization-cost', '/models/baichuan#quantization-cost', '/finetuning/deployment#quantize'],
  ],
  [
    'question',
    '预训练和微调的区别是什么',
    [
      '/gpt/gpt-1#objectives',
      '/glossary#fine-tuning',
      '/glossary#pre-training',
      '/gpt/gpt-1',
      '/gpt/gpt-1#l1',
      '/gpt/gpt-1#l2',
    ],
  ],
  [
    'question',
    '抓别人的文章训练算侵权吗',
    [
      '/data/law-and-robots#copyright',
      '/data/law-and-robots#cases',
      '/data/law-and-robots',
      '/data/law-and-robots#idea',
    ],
  ],
  ['question', 'LoRA 合并之后推理会变慢吗', ['/finetuning/lora#merging', '/finetuning/deployment#merge-or-not']],
  ['question', '什么时候才需要全量微调', ['/finetuning/full#when', '/finetuning#decision']],
  ['question', '词表是不是越大越好', ['/foundations/tokenization#vocabulary-size']],
  [
    'question',
    '为什么中文一句话要更多 token',
    [
      '/foundations/tokenization#chinese-cost',
      '/foundations/tokenization#few-characters',
      '/foundations/tokenization#why-few',
      '/foundations/tokenization#consequences',
      '/models/why-llama-is-weak-in-chinese#tokenizer',
      '/models/why-llama-is-weak-in-chinese#worked-example',
    ],
  ],
  ['simplified', '交叉熵损失', ['/foundations/language-model#cross-entropy', '/glossary#cross-entropy']],
  ['simplified', '红队测试', ['/llama/chat#safety', '/glossary#red-teaming']],
  ['simplified', '特殊词元', ['/foundations/tokenization#special-tokens', '/glossary#special-token']],
  [
    'simplified',
    '学习率设置',
    [
      '/finetuning/full#recipes',
      '/finetuning/lora#recipe',
      '/llama/pretraining#schedule',
      '/llama/pretraining#hyperparameters',
      '/gpt/instructgpt/sft-data#hyperparameters',
      '/glossary#learning-rate',
    ],
  ],
  [
    'simplified',
    '书生浦语',
    ['/models/internlm-and-yi#internlm', '/models/internlm-and-yi', '/models/internlm-and-yi#overview'],
  ],
  ['simplified', '常用评测基准', ['/models/benchmarks#five', '/models/benchmarks']],
  [
    'simplified',
    '语料质量过滤规则',
    [
      '/data/cleaning#quality',
      '/data/cleaning#gopher',
      '/data/cleaning#c4',
      '/data/chinese-corpora#quality',
      '/glossary#quality-filter',
    ],
  ],
  [
    'spaced',
    '长 上下文 显存',
    [
      '/models/newer#worked-example',
      '/llama/inference#longer-context',
      '/llama/inference#kv-cache-size',
      '/models/choosing#inference-memory',
      '/models/newer#cache',
    ],
  ],
  ['apart', '回答长度示范', ['/gpt/instructgpt/sft-data#demonstrations']],
  ['inside', '泊松', ['/models/chatglm#two-masks', '/models/chatglm#glm-130b']],
  ['mixed', 'RoPE 公式推导', ['/llama/architecture#rope-formula', '/llama/architecture#rope']],
  [
    'mixed',
    'Alpaca 数据格式',
    ['/finetuning/instruction-data#formats', '/data/instruction-datasets#alpaca', '/data/instruction-datasets#idea'],
  ],
  ['mixed', 'Llama 1 和 Llama 2 的区别', ['/llama#what-changed', '/llama/pretraining#versus-llama-1']],
  [
    'mixed',
    'Common Crawl 怎么过滤',
    ['/gpt/gpt-3#filtering', '/gpt/gpt-2#why-not-common-crawl', '/models/internlm-and-yi#yi-data'],
  ],
  ['mixed', 'Scrapy 教程', ['/data/crawling#step-three']],
  [
    'mixed',
    'SFT 数据集 大小',
    ['/gpt/instructgpt/sft-data#splits', '/gpt/instructgpt#dataset-sizes', '/llama/chat#sft'],
  ],
  ['english', 'lora rank', ['/finetuning/lora#rank']],
  ['english', 'activation checkpointing', ['/finetuning/full#checkpointing', '/glossary#activation-checkpointing']],
  [
    'english',
    'linear attention',
    ['/models/newer#linear', '/glossary#linear-attention', '/models/qwen#hybrid', '/models/newer#attention'],
  ],
  [
    'english',
    'catastrophic forgeting',
    ['/finetuning/full#forgetting', '/glossary#catastrophic-forgetting', '/finetuning/evaluation#forgetting'],
  ],
  ['identifier', 'bnb_4bit_compute_dtype', ['/finetuning/qlora#t4', '/finetuning/troubleshooting#no-bf16']],
  [
    'identifier',
    'merge_and_unload',
    ['/finetuning/troubleshooting#merge', '/finetuning/qlora#merging', '/finetuning/lora#merging'],
  ],
  [
    'identifier',
    'Qwen2.5-7B',
    [
      '/models/qwen',
      '/models/qwen#models',
      '/models/qwen#licences',
      '/models/qwen#long-context',
      '/models/qwen#gqa',
      '/models/qwen#overview',
    ],
  ],
  ['traditional', '獎勵模型是什麼', ['/gpt/instructgpt/reward-model', '/glossary#reward-model']],
  ['traditional', '推理速度', ['/llama/inference#decode-speed', '/llama/inference#two-phases']],
  [
    'traditional',
    '損失遮罩',
    ['/finetuning/instruction-data#loss-mask', '/gpt/instructgpt/sft-data#masked-loss', '/glossary#loss-mask'],
  ],
  [
    'traditional',
    '為什麼不用獎勵模型打分也能對齊',
    [
      '/finetuning/preference#dpo',
      '/finetuning/preference#implicit-reward',
      '/finetuning/preference#four-methods',
      '/finetuning/preference',
    ],
  ],
  ['initials', 'jcs', ['/foundations/language-model#cross-entropy', '/glossary#cross-entropy']],
  [
    'initials',
    'phyh',
    [
      '/finetuning/preference',
      '/glossary#preference-optimization',
      '/finetuning/preference#four-methods',
      '/finetuning/preference#comparison',
    ],
  ],
  ['pinyin', 'tidu jianchadian', ['/finetuning/full#checkpointing', '/glossary#activation-checkpointing']],
  [
    'pinyin',
    'pinggu',
    ['/gpt/instructgpt/evaluation', '/llama/chat#evaluation', '/gpt/instructgpt/evaluation#criteria'],
  ],
  ['homophone', '梯度采剪', ['/llama/pretraining#hyperparameters', '/glossary#gradient-clipping']],
  ['homophone', '知识争流', ['/glossary#distillation', '/models/deepseek#distillation', '/llama/chat#iterations']],
  [
    'crosslingual',
    'supervised fine-tuning data',
    [
      '/gpt/instructgpt/sft-data',
      '/llama/chat#sft',
      '/glossary#sft',
      '/models/internlm-and-yi#yi-sft',
      '/data/instruction-datasets',
      '/finetuning/instruction-data',
    ],
  ],
  ['number', '0.127 位', ['/finetuning/qlora#double-quantization']],
  [
    'number',
    '每个参数 16 字节',
    ['/finetuning/full#sixteen-bytes', '/finetuning/full', '/finetuning/full#conventions'],
  ],
];

export const testQueries: readonly RelevanceQuery[] = askMixed(rows);
