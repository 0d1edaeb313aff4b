// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** Latin and Chinese in one query, with the usual noise of case and width. */
export const mixed = ask('mixed', [
  ['MMLU 题目有错', ['/models/benchmarks#wrong-questions']],
  [
    'MinHash 签名',
    ['/data/deduplication#hashing', '/data/deduplication#minhash', '/data/deduplication#lsh', '/glossary#minhash'],
  ],
  [
    'Alpaca 许可证',
    [
      '/data/instruction-datasets#alpaca',
      '/data/instruction-datasets#table',
      '/data/instruction-datasets#misconceptions',
      '/data/instruction-datasets#quiz',
    ],
  ],
  ['SkyPile 两张卡片', ['/data/chinese-corpora#worked-example']],
  ['C4 花括号', ['/data/cleaning#c4', '/data/cleaning#false-drops', '/data/cleaning#quiz']],
  [
    'GQA 8 个键值头',
    [
      '/llama/architecture#gqa',
      '/llama#sizes',
      '/llama#what-changed',
      '/llama/architecture#overview',
      '/llama/inference#kv-cache-size',
    ],
  ],
  ['Llama 2 许可证 7 亿月活', ['/llama#licence', '/models/licences#llama']],
  ['34B 为什么没有公开', ['/llama#sizes', '/llama#misconceptions']],
  ['GPT-2 参数量数错', ['/gpt/gpt-2#sizes']],
  ['PPO 裁剪', ['/gpt/instructgpt/ppo-ptx#clip', '/glossary#ppo']],
  ['KL 方向 符号', ['/gpt/instructgpt/ppo-ptx#kl', '/gpt/instructgpt/ppo-ptx#misconceptions']],
  ['SFT 学习率', ['/gpt/instructgpt/sft-data#hyperparameters']],
  ['Reddit 净赞', ['/gpt/gpt-2#karma']],
  ['RLHF流水线', ['/gpt/instructgpt#pipeline']],
  ['WebText 怎么来的', ['/gpt/gpt-2#webtext', '/gpt/gpt-2#karma']],
  ['TruthfulQA 无可奉告', ['/gpt/instructgpt/evaluation#truthfulness']],
  ['Chinchilla 每个参数 20 个词元', ['/gpt/gpt-3#chinchilla', '/gpt/gpt-3#how-far']],
  ['Codex 代码 159 GB', ['/gpt#to-gpt-3-5', '/gpt/gpt-3-5#code-then']],
  ['humaneval编程题', ['/gpt#to-gpt-3-5']],
  [
    'Playground 客户的提示',
    [
      '/gpt/instructgpt/sft-data#customer-prompts',
      '/gpt/instructgpt/sft-data#prompts',
      '/gpt/instructgpt#what-is-instructgpt',
    ],
  ],
  [
    'FLAN 胜率',
    [
      '/gpt/instructgpt/evaluation#flan-t0',
      '/gpt/instructgpt/evaluation#indirect',
      '/gpt/instructgpt/evaluation#results',
    ],
  ],
  ['LSTM 消融', ['/gpt/gpt-1#ablation']],
  [
    'FeedME 监督微调',
    ['/gpt/gpt-3-5#not-rlhf', '/gpt#to-gpt-3-5', '/gpt/gpt-3-5#misconceptions', '/gpt#quiz', '/gpt/gpt-3-5#self-test'],
  ],
  ['upwork 招标注员', ['/gpt/instructgpt/sft-data#labelers']],
  [
    'LIMA 1000 条示范',
    [
      '/gpt/gpt-3-5#unlock',
      '/gpt/gpt-3-5#abilities',
      '/gpt/instructgpt/sft-data#further-reading',
      '/references#zhou2023lima',
    ],
  ],
  [
    'ＫＬ惩罚',
    [
      '/glossary#kl-penalty',
      '/gpt/instructgpt/ppo-ptx#kl',
      '/gpt/instructgpt/ppo-ptx#why-kl',
      '/gpt/instructgpt/ppo-ptx#per-token',
    ],
  ],
  ['Atari 游戏', ['/gpt/instructgpt#three-steps']],
  ['python 微积分 基础要求', ['/intro#audience', '/gpt#how-to-read']],
  ['闭卷问答 TriviaQA', ['/gpt/gpt-3#results', '/gpt#gpt-2-to-3']],
  ['13k 条 不同的任务', ['/gpt/instructgpt/sft-data#misconceptions']],
  [
    'Sigmoid 的导数',
    ['/intro#self-test', '/gpt/instructgpt/reward-model#gradient', '/finetuning/preference#dpo-example'],
  ],
  ['GPT3.5 能力溯源', ['/gpt/gpt-3-5']],
  ['GPT-1 交叉注意力', ['/gpt/gpt-1#model', '/gpt/gpt-1#misconceptions']],
  ['Llama 2 语言占比', ['/llama/pretraining#language-table', '/llama/pretraining#chinese-share']],
  ['SFT 27540 条', ['/llama/chat#sft', '/llama/chat', '/llama/chat#versus-instructgpt']],
  [
    'BPE 合并次序',
    [
      '/foundations/tokenization#bpe-encoding',
      '/foundations/tokenization#bpe-training',
      '/foundations/tokenization#self-test',
    ],
  ],
  [
    'softmax温度',
    [
      '/foundations/language-model#temperature',
      '/foundations/language-model#sampling',
      '/foundations/language-model#order',
    ],
  ],
  ['双重BOS', ['/foundations/tokenization#double-bos', '/glossary#bos']],
  ['ALiBi 斜率', ['/models/baichuan#slopes', '/models/baichuan#alibi', '/glossary#alibi']],
  [
    'GLM 填空 位置编码',
    ['/models/chatglm#worked-example', '/models/chatglm#blank-infilling', '/models/chatglm#positions'],
  ],
  [
    'MLA 缓存',
    ['/models/deepseek#mla', '/models/deepseek#cache-example', '/models/deepseek#mla-formula', '/glossary#mla'],
  ],
  ['YaRN 短文变差', ['/models/qwen#long-context']],
  ['Yi 许可证什么时候变成 Apache', ['/models/internlm-and-yi#licences', '/models/licences#chinese']],
  [
    '不同团队测的 C-Eval',
    [
      '/models/choosing#scores',
      '/models/choosing#scatter',
      '/models/benchmarks#one-model',
      '/models/baichuan#scores',
      '/models/chatglm#scores',
    ],
  ],
  ['Colab T4 微调 7B', ['/finetuning/llama2-hands-on#two-ways', '/finetuning#small-gpu']],
  ['Colab 断开 训练没了', ['/finetuning/troubleshooting#disconnect']],
  ['用 Ollama 跑自己微调的模型', ['/finetuning/deployment#serve']],
  ['GGUF 转换', ['/finetuning/deployment#quantize', '/finetuning/deployment#serve']],
  ['McNemar 检验', ['/finetuning/evaluation#worked-example']],
  ['T4 bf16 不支持', ['/finetuning/troubleshooting#no-bf16']],
  ['训练 loss nan 怎么办', ['/finetuning/troubleshooting#zero-or-nan']],
  ['P-tuning v2 和 P-tuning 的区别', ['/finetuning/adapters-and-prompts#p-tuning', '/glossary#p-tuning']],
  ['T4 不支持 bf16', ['/finetuning/qlora#t4', '/glossary#bfloat16', '/finetuning/troubleshooting#no-bf16']],
  ['ZeRO-3 每张卡多少显存', ['/finetuning/full#zero']],
  ['GRPO 除以标准差', ['/finetuning/preference#std', '/finetuning/preference#grpo']],
  ['ShareGPT 格式', ['/finetuning/instruction-data#formats']],
]);
