// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** Plain Chinese words, as the notes write them or nearly so. */
export const simplified = ask('simplified', [
  [
    '适配器参数怎么数',
    [
      '/finetuning/adapters-and-prompts#adapter',
      '/finetuning/adapters-and-prompts#compare',
      '/finetuning/adapters-and-prompts#self-test',
    ],
  ],
  ['微调学习率和轮数', ['/finetuning/full#recipes']],
  ['双重量化', ['/finetuning/qlora#double-quantization', '/glossary#double-quantization']],
  [
    '近似去重',
    [
      '/data/deduplication',
      '/data/deduplication#idea',
      '/data/deduplication#found',
      '/data/deduplication#minhash',
      '/data/deduplication#lsh',
      '/glossary#deduplication',
    ],
  ],
  [
    '正文提取',
    [
      '/data/cleaning#extraction',
      '/data/cleaning#extraction-score',
      '/data/cleaning#extractors',
      '/glossary#content-extraction',
    ],
  ],
  ['标注手册', ['/data/instruction-datasets#guidelines']],
  ['继续预训练算力', ['/data/chinese-corpora#budget', '/glossary#continual-pre-training']],
  ['均方根归一化', ['/llama/architecture#rms-norm', '/glossary#rms-norm', '/llama/architecture#overview']],
  [
    '旋转位置编码',
    [
      '/llama/architecture#rope',
      '/llama/architecture#rope-why',
      '/llama/architecture#rope-formula',
      '/glossary#rope',
      '/llama/inference#longer-context',
    ],
  ],
  ['前馈网络宽度怎么算', ['/llama/architecture#ffn-width']],
  ['带宽上限 解码速度', ['/llama/inference#decode-speed']],
  [
    '成对损失',
    [
      '/gpt/instructgpt/reward-model#pairwise-loss',
      '/gpt/instructgpt/reward-model#bradley-terry',
      '/glossary#pairwise-loss',
    ],
  ],
  ['标注员筛选标准', ['/gpt/instructgpt/sft-data#screening']],
  ['学习路线', ['/intro#routes', '/gpt#how-to-read', '/intro']],
  ['记号约定', ['/intro#notation']],
  ['点赞过滤网页', ['/gpt/gpt-2#karma']],
  ['忘记进位', ['/gpt/gpt-3#learn-or-recognize']],
  ['模型家谱', ['/gpt/gpt-3-5#model-tree', '/gpt#genealogy', '/gpt/gpt-3-5']],
  ['登月的例子', ['/gpt/instructgpt#misalignment', '/gpt/instructgpt#pipeline', '/gpt/instructgpt#worked-example']],
  ['冥想之后吃袜子', ['/gpt/instructgpt/evaluation#criteria', '/gpt/instructgpt/evaluation#simple-mistakes']],
  ['写一个青蛙的故事', ['/gpt/instructgpt/sft-data#demonstrations', '/gpt/instructgpt#pipeline']],
  ['客户拿它做什么用途', ['/gpt/instructgpt/sft-data#use-cases']],
  ['头数乘头维度不等于隐藏维度', ['/gpt/gpt-3#table-oddities']],
  ['偏见没有改善', ['/gpt/instructgpt/evaluation#bias', '/gpt/instructgpt/evaluation#misconceptions']],
  [
    '示范的平均分为 0',
    [
      '/gpt/instructgpt/reward-model#normalisation',
      '/gpt/instructgpt/reward-model#misconceptions',
      '/gpt/instructgpt/reward-model#self-test',
    ],
  ],
  ['思维链提示的效果', ['/gpt/gpt-3-5#first-look']],
  [
    '语料里中文占比',
    [
      '/gpt/gpt-3#chinese',
      '/llama/pretraining#chinese-share',
      '/llama/pretraining#language-table',
      '/foundations/tokenization#why-few',
    ],
  ],
  ['一条评论判断正面负面，四代模型的做法', ['/gpt#one-task']],
  ['预训练目标完全一样', ['/gpt#shared-objective', '/gpt#quiz']],
  ['前人已经先训练语言模型再微调', ['/gpt/gpt-1#not-first', '/gpt/gpt-1#misconceptions']],
  ['影评分类不用改写', ['/gpt/gpt-1#classification']],
  ['动手学深度学习', ['/intro#further-reading']],
  ['例题自己算一遍', ['/intro#how-to-read']],
  [
    '每一步改了什么，为什么改',
    ['/gpt#changes', '/gpt#gpt-1-to-2', '/gpt#gpt-2-to-3', '/gpt#gpt-3-to-instructgpt', '/gpt#to-gpt-3-5', '/gpt'],
  ],
  ['交换两句结果不变', ['/gpt/gpt-1#similarity', '/gpt/gpt-1#quiz']],
  [
    '评估时把真实和无害放在有帮助前面',
    ['/gpt/instructgpt/evaluation#priorities', '/gpt/instructgpt/sft-data#demonstrations'],
  ],
  ['带间隔的损失', ['/llama/chat#margin-loss', '/glossary#margin', '/llama/chat#self-test']],
  ['把代码认不出来的比例', ['/llama/pretraining#unknown']],
  ['语料配比没有公布', ['/llama/pretraining#data', '/llama/pretraining#misconceptions']],
  ['每步在几个词元里猜', ['/foundations/language-model#perplexity', '/glossary#perplexity', '/intro#worked-example']],
  ['手工训练分词器', ['/foundations/tokenization#bpe', '/foundations/tokenization#bpe-training']],
  [
    '生僻字拆成字节',
    [
      '/foundations/tokenization#byte-fallback',
      '/foundations/tokenization#worked-bytes',
      '/foundations/tokenization#two-bytes',
      '/glossary#byte-fallback',
      '/foundations/tokenization#idea',
    ],
  ],
  ['输入左移一格作目标', ['/foundations/language-model#teacher-forcing']],
  [
    '网址能不能抓',
    [
      '/data/law-and-robots#longest-match',
      '/data/law-and-robots#groups',
      '/data/law-and-robots#worked-example',
      '/data/law-and-robots#robots',
    ],
  ],
  ['断点续抓', ['/data/crawling#resume', '/data#kill-and-resume']],
  ['抽查多少篇', ['/data#spot-check', '/glossary#rule-of-three']],
  ['虚构的练习网站', ['/data/crawling#practice-site']],
  ['显存余量留多少', ['/finetuning/memory#headroom']],
  ['输出分数 显存 词表', ['/finetuning/memory#logits']],
]);
