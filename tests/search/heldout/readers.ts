// cspell:disable -- what people type is data here, mistakes included.
import {askMixed, type MixedRow, type RelevanceQuery} from '../queries/ask';

/**
 * What readers ask: queries by somebody who read the notes and neither the search nor the other queries. The
 * question came first, in the reader's words; then the sections that answer it. Its misses may be read and learnt
 * from, so it says what the search does badly, not how well it does.
 */
const rows: readonly MixedRow[] = [
  [
    'question',
    '8g 显存的卡能微调 7b 吗',
    [
      '/finetuning/memory#headroom',
      '/finetuning/memory#calculator',
      '/finetuning/qlora#memory',
      '/models/choosing#chooser',
    ],
  ],
  ['question', '爬下来的中文网页全是乱码怎么办', ['/data/crawling#encodings', '/glossary#mojibake']],
  [
    'question',
    '语料里的身份证号怎么去掉',
    ['/data/cleaning#privacy', '/data/cleaning#check-digit', '/data/cleaning#redacted', '/data#privacy'],
  ],
  ['question', '洗过稿的文章去重能查出来吗', ['/data/deduplication#missed', '/data/deduplication#misconceptions']],
  [
    'question',
    'robots.txt 打不开还能接着爬吗',
    ['/data/law-and-robots#unavailable', '/data/law-and-robots#misconceptions'],
  ],
  [
    'question',
    '两个人标得不一样，怎么算他们有多一致',
    ['/data/instruction-datasets#kappa', '/gpt/instructgpt/sft-data#agreement', '/glossary#inter-annotator-agreement'],
  ],
  ['question', 'lora 合进去以后还能拿出来吗', ['/finetuning/lora#merging', '/finetuning/deployment#merge-or-not']],
  [
    'question',
    '一张 24g 的卡能同时给几个人用',
    ['/finetuning/deployment#concurrency', '/finetuning/deployment#worked-example', '/llama/inference#worked-example'],
  ],
  [
    'question',
    '为什么我微调完反而变笨了',
    [
      '/finetuning/full#forgetting',
      '/finetuning/troubleshooting#forgetting',
      '/finetuning/evaluation#forgetting',
      '/glossary#catastrophic-forgetting',
    ],
  ],
  ['question', '温度都设成 0 了，为什么每次答案还不一样', ['/foundations/language-model#misconceptions']],
  ['question', '生成的时候老是重复同一句话', ['/foundations/language-model#greedy', '/glossary#repetition-penalty']],
  ['question', '流式输出的时候汉字变成问号方块', ['/foundations/tokenization#partial-characters']],
  ['question', '注意力算分为啥要除个根号', ['/foundations/transformer#scaling']],
  ['question', 'gpt3 会做加法是背下来的还是真会算', ['/gpt/gpt-3#learn-or-recognize']],
  [
    'question',
    'gpt2 是拿什么数据训出来的',
    ['/gpt/gpt-2#webtext', '/gpt/gpt-2#karma', '/gpt/gpt-2#misconceptions', '/gpt#comparison'],
  ],
  [
    'question',
    'instructgpt 跟 chatgpt 是同一个东西吗',
    ['/gpt#misconceptions', '/gpt/instructgpt#misconceptions', '/gpt#genealogy'],
  ],
  [
    'question',
    '给回答排名的那些人都是哪国人',
    ['/gpt/instructgpt/sft-data#demographics', '/gpt/instructgpt/evaluation#aligned-to-whom'],
  ],
  [
    'question',
    '奖励模型为什么不做大一点',
    ['/gpt/instructgpt/reward-model#size', '/gpt/instructgpt/reward-model#misconceptions'],
  ],
  [
    'question',
    '奖励分一直在涨，人看着却越来越差',
    ['/gpt/instructgpt/ppo-ptx#over-optimisation', '/glossary#over-optimisation'],
  ],
  [
    'question',
    '表格里写的未核实是什么意思',
    ['/models#misconceptions', '/models#table', '/intro#confidence', '/models/timeline#misconceptions'],
  ],
  [
    'question',
    't4 上用 bf16 训练怎么慢成这样',
    ['/finetuning/troubleshooting#no-bf16', '/finetuning/qlora#t4', '/glossary#bfloat16'],
  ],
  [
    'question',
    '拿 llama2 生成的数据去训别的模型违规吗',
    ['/llama#licence', '/models/licences#llama', '/models/licences#clauses', '/models/licences#worked-example'],
  ],
  ['question', '一开始让它扮演角色，聊几轮就忘了', ['/llama/chat#ghost-attention', '/glossary#ghost-attention']],
  ['question', '本地跑大模型为什么出字这么慢', ['/llama/inference#decode-speed', '/llama/inference#two-phases']],
  ['question', '文章太长超过 4096 怎么办', ['/llama/inference#longer-context']],
  [
    'question',
    '为什么 70b 的缓存反而比 7b 的小',
    [
      '/llama/inference#kv-cache-size',
      '/llama/architecture#kv-cache',
      '/llama/architecture#gqa',
      '/llama/inference#misconceptions',
    ],
  ],
  [
    'question',
    'chatglm 一代和二代差在哪',
    [
      '/models/chatglm#chatglm2',
      '/models/chatglm#misconceptions',
      '/models/chatglm#positions',
      '/models/chatglm#cache-example',
    ],
  ],
  ['question', 'deepseek 真的只花了五百多万美元吗', ['/models/deepseek#cost', '/models/deepseek#misconceptions']],
  ['question', '我电脑上装的 7b 是真的 r1 吗', ['/models/deepseek#distillation', '/models/deepseek#misconceptions']],
  ['question', '怎么让 qwen3 别想那么久直接答', ['/models/qwen#thinking']],
  [
    'question',
    '问它中文它偏要用英文回',
    [
      '/models/why-llama-is-weak-in-chinese#alignment',
      '/models/why-llama-is-weak-in-chinese#alignment-evidence',
      '/models/why-llama-is-weak-in-chinese#three-causes',
      '/models/why-llama-is-weak-in-chinese#fixes',
      '/models/why-llama-is-weak-in-chinese#misconceptions',
      '/glossary#language-confusion',
    ],
  ],
  [
    'question',
    '同一个模型为什么几家测出来分数不一样',
    [
      '/models/benchmarks#one-model',
      '/models/benchmarks#implementation',
      '/models#three-scores',
      '/models/choosing#scores',
      '/models/baichuan#scores',
      '/models/chatglm#scores',
      '/models/qwen#scores',
    ],
  ],
  [
    'question',
    '激活 3b 是不是只要 3b 的显存',
    [
      '/models/choosing#misconceptions',
      '/models/choosing#inference-memory',
      '/models/qwen#misconceptions',
      '/models/deepseek#misconceptions',
      '/models#misconceptions',
    ],
  ],
  [
    'question',
    '考题会不会早就被模型背过了',
    [
      '/models/benchmarks#contamination',
      '/glossary#contamination',
      '/gpt/gpt-3#contamination',
      '/gpt/gpt-2#memorization',
      '/data#decontamination',
      '/data/deduplication#decontamination',
      '/finetuning/evaluation#split-first',
    ],
  ],
  [
    'question',
    '验证集直接随机抽一成行不行',
    [
      '/data/instruction-datasets#split',
      '/data/instruction-datasets#misconceptions',
      '/data#split',
      '/data#misconceptions',
      '/finetuning/evaluation#split-first',
    ],
  ],
  [
    'question',
    'dpo 训着训着选中的回答概率也在掉',
    [
      '/finetuning/preference#dpo-limits',
      '/finetuning/preference#misconceptions',
      '/finetuning/llama2-hands-on#dpo',
      '/glossary#likelihood-displacement',
    ],
  ],
  ['question', 'lora 的 b 矩阵为什么从零开始', ['/finetuning/lora#why-zero', '/finetuning/lora#misconceptions']],
  ['question', '没学过深度学习能看懂这个吗', ['/intro#audience', '/intro#worked-example']],
  ['question', 'yi 是不是套壳 llama', ['/models/internlm-and-yi#misconceptions', '/models/internlm-and-yi#yi']],
  [
    'question',
    '小公司想商用，国产模型哪家要申请',
    [
      '/models/licences#chinese',
      '/models/licences#worked-example',
      '/models/licences#models',
      '/models/licences#clauses',
    ],
  ],
  [
    'question',
    '大模型涌现到底是不是错觉',
    [
      '/gpt/gpt-3-5#emergence',
      '/gpt/gpt-3-5#emergence-debate',
      '/gpt/gpt-3-5#power-of-k',
      '/gpt/gpt-3-5#worked-example',
      '/gpt/gpt-3-5#misconceptions',
      '/glossary#emergent-abilities',
    ],
  ],
  [
    'question',
    '多喂代码会让模型更会推理吗',
    ['/gpt/gpt-3-5#code-later', '/gpt/gpt-3-5#code-then', '/gpt/gpt-3-5#abilities', '/gpt/gpt-3-5#misconceptions'],
  ],
  ['question', '新模型出得太快，怎么快速看值不值得用', ['/models/newer#how-to-follow']],
  [
    'question',
    '抽查几十条都没问题就能放心了吗',
    ['/data#spot-check', '/data#misconceptions', '/glossary#rule-of-three'],
  ],
  [
    'question',
    '百川 13b 压成四位会掉多少分',
    ['/models/baichuan#quantization-cost', '/models/baichuan#misconceptions'],
  ],
  ['mixed', 'batch 开大就 OOM 先改哪个', ['/finetuning/full#levers', '/finetuning/troubleshooting#oom']],
  ['mixed', 'LoRA 的 rank 设多大合适', ['/finetuning/lora#rank', '/finetuning/lora#recipe']],
  [
    'mixed',
    '加了新 token，embedding 没训到',
    ['/finetuning/troubleshooting#no-change', '/finetuning/lora#peft-defaults'],
  ],
  [
    'mixed',
    'pad 直接用 eos 有什么坑',
    [
      '/finetuning/troubleshooting#never-stops',
      '/finetuning/instruction-data#mistakes',
      '/finetuning/instruction-data#misconceptions',
    ],
  ],
  [
    'mixed',
    'SFT 的 learning rate 和 epoch 一般多少',
    [
      '/finetuning/full#recipes',
      '/finetuning/lora#recipe',
      '/gpt/instructgpt/sft-data#hyperparameters',
      '/llama/chat#sft',
    ],
  ],
  ['mixed', 'vLLM 怎么挂 LoRA', ['/finetuning/deployment#serve', '/finetuning/deployment#merge-or-not']],
  ['mixed', '服务器返回 429 要 sleep 多久', ['/data/crawling#backoff']],
  ['mixed', '用 LLM 当 judge 会不会偏心', ['/finetuning/evaluation#judge']],
  ['mixed', 'MinHash 会不会误删文章', ['/data/deduplication#misconceptions', '/data/deduplication#idea']],
  [
    'mixed',
    'RLHF 里 KL 的 beta 取多大',
    [
      '/gpt/instructgpt/ppo-ptx#why-kl',
      '/gpt/instructgpt/ppo-ptx#objective',
      '/llama/chat#ppo',
      '/llama/chat#versus-instructgpt',
    ],
  ],
  [
    'mixed',
    'SwiGLU 为什么要三个 matrix',
    [
      '/llama/architecture#gate',
      '/llama/architecture#swiglu',
      '/llama/architecture#ffn-width',
      '/llama/architecture#misconceptions',
      '/glossary#swiglu',
    ],
  ],
  ['mixed', 'top-k 跟 top-p 一起开谁先算', ['/foundations/language-model#order']],
  ['mixed', 'pass@10 怎么算才不偏', ['/models/benchmarks#pass-at-k']],
  [
    'mixed',
    'GPT-1 的 loss 里 lambda 是干嘛的',
    ['/gpt/gpt-1#l3', '/glossary#auxiliary-objective', '/gpt/gpt-1#worked-example'],
  ],
  [
    'mixed',
    'Common Crawl 太脏怎么 filter',
    [
      '/gpt/gpt-3#filtering',
      '/data/cleaning#quality',
      '/data/cleaning#classifiers',
      '/data/chinese-corpora#quality',
      '/models/internlm-and-yi#yi-data',
    ],
  ],
  [
    'apart',
    '奖励模型过拟合一轮',
    [
      '/gpt/instructgpt/reward-model#one-batch',
      '/gpt/instructgpt/reward-model#training',
      '/llama/chat#reward-accuracy',
    ],
  ],
  ['apart', '请求没有默认超时', ['/data/crawling#fetch']],
  [
    'apart',
    '词表大嵌入占比',
    ['/foundations/tokenization#vocabulary-size', '/gpt#worked-example', '/models/chinese-llama-2#trainable-share'],
  ],
  [
    'apart',
    '打乱答案当对照',
    [
      '/finetuning/evaluation#control',
      '/finetuning/evaluation#three-questions',
      '/finetuning/llama2-hands-on#last-run',
    ],
  ],
  [
    'apart',
    '公司文档灌知识',
    [
      '/finetuning#misconceptions',
      '/finetuning#evidence',
      '/finetuning#three-ways',
      '/finetuning#limits',
      '/finetuning/full#forgetting',
      '/finetuning/full#misconceptions',
    ],
  ],
  [
    'apart',
    '离群值分组',
    ['/llama/inference#groups', '/finetuning/qlora#blocks', '/models/deepseek#v3', '/glossary#outlier'],
  ],
  [
    'apart',
    '分词器不同困惑度不能比',
    [
      '/foundations/language-model#units',
      '/foundations/language-model#misconceptions',
      '/models/why-llama-is-weak-in-chinese#bits-per-byte',
      '/finetuning/evaluation#loss',
      '/glossary#bits-per-byte',
    ],
  ],
  [
    'apart',
    '预热两千步余弦下降',
    ['/llama/pretraining#schedule', '/llama/pretraining#hyperparameters', '/gpt/gpt-1#training'],
  ],
  ['apart', '专家太忙扣偏置', ['/models/deepseek#balance']],
  ['apart', '蒸馏模型底座许可', ['/models/licences#chain', '/models/deepseek#distillation']],
  ['apart', '系统提示塞进用户第一句', ['/llama/inference#format', '/finetuning/instruction-data#templates']],
  ['apart', '教程伪装浏览器', ['/data/crawling#tutorial', '/data/crawling#misconceptions', '/data/crawling#fetch']],
  ['apart', '语料过滤掉繁体', ['/data/chinese-corpora#quality', '/data/chinese-corpora#choosing']],
  ['apart', '安全分低于阈值就不看有没有帮助', ['/llama/chat#ppo', '/llama/chat#misconceptions']],
  [
    'apart',
    '反向重算换显存',
    ['/finetuning/full#checkpointing', '/glossary#activation-checkpointing', '/foundations/transformer#compute-limits'],
  ],
];

export const readersQueries: readonly RelevanceQuery[] = askMixed(rows);
