// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** A whole question, with or without its question mark. */
export const question = ask('question', [
  [
    'LoRA 的 B 为什么初始化成 0？',
    ['/finetuning/lora#why-zero', '/finetuning/lora#self-test', '/finetuning/lora#misconceptions'],
  ],
  [
    '该用 RAG 还是微调？',
    [
      '/finetuning#three-ways',
      '/finetuning#evidence',
      '/finetuning#decision',
      '/finetuning',
      '/finetuning#misconceptions',
    ],
  ],
  ['QLoRA 训练完怎么合并', ['/finetuning/qlora#merging', '/finetuning/lora#merging']],
  ['微调以后为什么变笨了', ['/finetuning/full#forgetting', '/finetuning#limits']],
  ['MinHash 为什么能估计相似度？', ['/data/deduplication#minhash', '/data/deduplication#worked-example']],
  ['去重是不是越多越好', ['/data/deduplication#how-much']],
  ['怎样判断两条指令太像', ['/data/instruction-datasets#rouge-l']],
  ['身份证号的校验码怎么算？', ['/data/cleaning#check-digit', '/data#privacy']],
  ['训练集和测试集怎么划分才不泄漏', ['/data/instruction-datasets#split', '/data#split']],
  ['13B 要多少显存？', ['/llama/inference#memory', '/llama/inference#worked-example']],
  [
    '为什么 70B 的 KV 缓存比 7B 小',
    ['/llama/architecture#kv-cache', '/llama/inference#kv-cache-size', '/llama/inference#misconceptions'],
  ],
  ['4096 上下文不够用怎么办', ['/llama/inference#longer-context']],
  ['为什么让人排名次，而不是直接打分？', ['/gpt/instructgpt/reward-model#ranking']],
  [
    '参考模型会自己写回答吗',
    [
      '/gpt/instructgpt/ppo-ptx#bandit',
      '/gpt/instructgpt/ppo-ptx#misconceptions',
      '/gpt/instructgpt/ppo-ptx#self-test',
      '/glossary#reference-model',
      '/gpt/instructgpt#pipeline',
    ],
  ],
  [
    'GPT-3 为什么不回答问题，只会接着出题?',
    [
      '/gpt/instructgpt#misalignment',
      '/gpt/instructgpt#lm-objective',
      '/gpt/instructgpt#worked-example',
      '/gpt/instructgpt#self-test',
      '/gpt#gpt-3-to-instructgpt',
    ],
  ],
  ['奖励模型为什么不用175B', ['/gpt/instructgpt/reward-model#size', '/gpt/instructgpt/reward-model#misconceptions']],
  ['把 KL 系数加大能不能补回对齐税', ['/gpt/instructgpt/ppo-ptx#raising-kl', '/gpt/instructgpt/ppo-ptx#self-test']],
  [
    'text-davinci-002 用了 RLHF 吗？',
    ['/gpt/gpt-3-5#not-rlhf', '/gpt/gpt-3-5#misconceptions', '/gpt#misconceptions', '/gpt#to-gpt-3-5', '/gpt#quiz'],
  ],
  [
    '代码训练真的让模型学会推理了吗',
    [
      '/gpt/gpt-3-5#code-then',
      '/gpt/gpt-3-5#code-later',
      '/gpt/gpt-3-5#code',
      '/gpt/gpt-3-5#misconceptions',
      '/gpt/gpt-3-5#self-test',
    ],
  ],
  ['两个模型的胜率能直接相减吗？', ['/gpt/instructgpt/evaluation#indirect', '/gpt/instructgpt/evaluation#self-test']],
  [
    '为什么要按用户切分训练集和验证集',
    ['/gpt/instructgpt/sft-data#customer-prompts', '/gpt/instructgpt/sft-data#self-test'],
  ],
  ['GPT-2 里一个汉字为什么要拆成好几个 token', ['/gpt/gpt-2#bpe-examples']],
  ['微调时为什么取最后一个位置的向量？', ['/gpt/gpt-1#l2', '/gpt/gpt-1#quiz']],
  ['怎么把某个公式的链接发给别人', ['/intro#cite-and-link']],
  ['没学过深度学习能看懂吗', ['/intro#audience']],
  ['6ND 里的 6 是从哪来的', ['/gpt/gpt-3#compute', '/foundations/transformer#training-compute']],
  ['初始化为什么要乘 1/√N？', ['/gpt/gpt-2#init']],
  ['RLHF 到底对齐的是谁的价值观', ['/gpt/instructgpt/evaluation#aligned-to-whom', '/gpt/instructgpt#misconceptions']],
  ['怎么知道笔记里的数字可不可信', ['/intro#confidence']],
  [
    '要赢多少次才能说甲比乙好？？',
    [
      '/gpt/instructgpt/evaluation#worked-example',
      '/gpt/instructgpt/evaluation#results',
      '/gpt/instructgpt/evaluation#interval',
    ],
  ],
  [
    '13k、33k、31k 数的是什么',
    [
      '/gpt/instructgpt#dataset-sizes',
      '/gpt#comparison',
      '/gpt/instructgpt#misconceptions',
      '/gpt/instructgpt/sft-data#splits',
    ],
  ],
  [
    '怎样让“突然涌现”的曲线消失',
    ['/gpt/gpt-3-5#worked-example', '/gpt/gpt-3-5#power-of-k', '/gpt/gpt-3-5#emergence-debate', '/gpt/gpt-3-5'],
  ],
  ['这份笔记讲什么，写完了几章？', ['/intro#what']],
  ['GPT-1 不微调能做题吗', ['/gpt/gpt-1#zero-shot-hints']],
  ['WebText 是 Reddit 上的帖子吗？', ['/gpt/gpt-2#misconceptions', '/gpt/gpt-2#karma']],
  ['奖励模型从哪个模型开始训练', ['/gpt/instructgpt/reward-model#initialisation', '/gpt/instructgpt#pipeline']],
  ['排反了的一对，梯度有多大', ['/gpt/instructgpt/reward-model#gradient']],
  ['为什么都和 175B 的 SFT 比？', ['/gpt/instructgpt/evaluation#preference']],
  ['词元是什么', ['/glossary#token']],
  ['Llama 2 训练了多少步？', ['/llama/pretraining#hyperparameters', '/llama/pretraining#overview']],
  ['为什么小模型也要训 2T 词元', ['/llama/pretraining#tokens', '/llama/pretraining#misconceptions']],
  ['为什么要训练两个奖励模型', ['/llama/chat#reward-models', '/llama/chat#reward-accuracy']],
  ['聊几轮就忘了系统提示怎么办', ['/llama/chat#ghost-attention']],
  ['训练 Llama 2 排放了多少二氧化碳', ['/llama/pretraining#carbon', '/llama/pretraining#self-test']],
  [
    '分词器不同的两个模型困惑度能不能比',
    [
      '/foundations/language-model#units',
      '/foundations/language-model#misconceptions',
      '/foundations/language-model#self-test',
    ],
  ],
  [
    '为什么中文在 Llama 2 里更费 token？',
    [
      '/foundations/tokenization#chinese-cost',
      '/foundations/tokenization#few-characters',
      '/foundations/tokenization#why-few',
    ],
  ],
  ['注意力分数为什么要除以根号 d', ['/foundations/transformer#scaling']],
  ['头数变多参数会变多吗', ['/foundations/transformer#multi-head', '/foundations/transformer#misconceptions']],
  ['先做 top-p 还是先除温度', ['/foundations/language-model#order']],
  [
    '刚开始训练损失应该是多少？',
    ['/foundations/language-model#teacher-forcing', '/foundations/language-model#self-test'],
  ],
  ['为什么贪心解码会一直重复', ['/foundations/language-model#greedy']],
  [
    '参数主要在注意力还是前馈网络',
    ['/foundations/transformer#gpt-parameters', '/foundations/transformer#misconceptions'],
  ],
  [
    'robots.txt 返回 500 能不能抓',
    ['/data/law-and-robots#unavailable', '/data/law-and-robots#misconceptions', '/data/law-and-robots#self-test'],
  ],
  [
    '公开的个人信息可以拿来训练吗',
    ['/data/law-and-robots#personal-information', '/data/law-and-robots#misconceptions'],
  ],
  ['为什么加并发不会更快', ['/data/crawling#rate', '/data/crawling#misconceptions']],
  ['微调用的数据要有合法来源吗', ['/data/law-and-robots#generative-ai']],
  [
    '关掉检查点显存会多多少',
    ['/finetuning/memory#worked-example', '/finetuning/memory#calculator', '/finetuning/full#checkpointing'],
  ],
  [
    '公布的显存和算出来的差多少？',
    ['/finetuning/memory#checks', '/finetuning/memory#inference-checks', '/finetuning/memory#training-checks'],
  ],
]);
