// cspell:disable -- what people type is data here, mistakes included.
import {ask} from './ask';

/** Compounds that the notes write apart or in another order. */
export const apart = ask('apart', [
  ['估计相似度用最小值', ['/data/deduplication#minhash']],
  [
    '核对数据卡片',
    [
      '/data/chinese-corpora#read-a-card',
      '/data/chinese-corpora#three-numbers',
      '/data/chinese-corpora#worked-example',
    ],
  ],
  ['缓存 KV 大小', ['/llama/inference#kv-cache-size', '/llama/architecture#kv-cache', '/glossary#kv-cache']],
  [
    '掩码损失',
    [
      '/glossary#loss-mask',
      '/gpt/instructgpt/sft-data#masked-loss',
      '/gpt/instructgpt/sft-data#worked-example',
      '/finetuning/instruction-data#loss-mask',
    ],
  ],
  [
    '系数 KL 怎么调',
    ['/gpt/instructgpt/ppo-ptx#why-kl', '/gpt/instructgpt/ppo-ptx#raising-kl', '/gpt/instructgpt/ppo-ptx#ancestors'],
  ],
  ['归一化后置', ['/glossary#post-norm', '/gpt/gpt-2#pre-norm', '/gpt/gpt-1#model']],
  ['概率比新旧', ['/gpt/instructgpt/ppo-ptx#clip', '/glossary#ppo']],
  ['改写输入', ['/gpt/gpt-1#inputs', '/gpt/gpt-1']],
  ['参数新增', ['/gpt/gpt-1#new-parameters']],
  [
    '梯度预训练',
    [
      '/gpt/instructgpt/ppo-ptx#pretraining-mix',
      '/gpt/instructgpt/ppo-ptx#mix-limits',
      '/gpt/instructgpt/ppo-ptx#misconceptions',
      '/gpt/instructgpt/ppo-ptx',
    ],
  ],
  [
    '收集提示',
    [
      '/gpt/instructgpt/sft-data#prompts',
      '/gpt/instructgpt/sft-data#customer-prompts',
      '/gpt/instructgpt/sft-data#labeler-prompts',
    ],
  ],
  [
    '个人信息过滤',
    ['/gpt/instructgpt/sft-data#customer-prompts', '/gpt/instructgpt/sft-data#prompts', '/data/cleaning#privacy'],
  ],
  ['推理常识', ['/gpt/gpt-1#commonsense', '/glossary#commonsense-reasoning']],
  [
    '通路残差',
    [
      '/gpt/gpt-2#pre-norm',
      '/gpt/gpt-2#init',
      '/foundations/transformer#idea',
      '/foundations/transformer#residual-norm',
    ],
  ],
  ['摘要只抄原文三句', ['/gpt/gpt-2#summarization']],
  ['偏好预测准确率', ['/gpt/instructgpt/reward-model#accuracy']],
  ['对数几率 奖励之差', ['/gpt/instructgpt/reward-model#bradley-terry']],
  ['尺寸八个', ['/gpt/gpt-3#sizes']],
  ['损失下降 规模 幂律 外推', ['/gpt/gpt-3#power-law', '/gpt/gpt-3#scaling-laws', '/glossary#scaling-laws']],
  ['区间置信 胜率', ['/gpt/instructgpt/evaluation#interval', '/gpt/instructgpt/evaluation#worked-example']],
  ['注意力稀疏', ['/glossary#sparse-attention', '/gpt/gpt-3#sizes', '/models/newer#attention']],
  ['余弦学习率', ['/llama/pretraining#schedule']],
  ['偏好二选一 四档', ['/llama/chat#preference-data']],
  ['污染去除测试集', ['/data#decontamination', '/glossary#decontamination', '/data/deduplication#decontamination']],
  ['网址归一', ['/data/crawling#canonical']],
]);
