import {ACTIVATIONS, ATTENTIONS, COMMERCIAL, NORMS, POSITIONS, type Field} from './types';

/** What kind of value a field holds, for the JSON Schema, the CSV and the tests. */
export type FieldType =
  | {readonly type: 'date'}
  | {readonly type: 'count'; readonly unit: string; readonly min: number; readonly max: number}
  | {readonly type: 'flag'}
  | {readonly type: 'text'}
  | {readonly type: 'choice'; readonly choices: readonly string[]};

interface FieldInfo {
  /** As a column heading. */
  readonly label: string;
  /** What it means, for people who download the data. */
  readonly description: string;
  readonly type: FieldType;
}

const count = (unit: string, min: number, max: number): FieldType => ({type: 'count', unit, min, max});
const choice = (choices: readonly string[]): FieldType => ({type: 'choice', choices});

/** The sourced fields of a model, in the order of the CSV's columns. */
export const fields: Readonly<Record<Field, FieldInfo>> = {
  released: {
    label: '发布日期',
    description: '权重或论文首次公开的日期，ISO 8601；查不到日子时只写到月。',
    type: {type: 'date'},
  },
  parametersTotal: {
    label: '总参数',
    description: '全部参数的个数（7B 写作 7000000000），按发布者的说法。',
    type: count('个', 1e8, 3e12),
  },
  parametersActive: {
    label: '激活参数',
    description: '混合专家模型里每个词元经过的参数个数；稠密模型不适用。',
    type: count('个', 1e8, 2e11),
  },
  trainingTokens: {
    label: '训练词元',
    description: '预训练用的词元数（2T 写作 2000000000000）；printed 里有“以上”“约”等说法。',
    type: count('词元', 1e9, 1e14),
  },
  context: {
    label: '上下文',
    description: '发布者给出的最长上下文；printed 里写训练长度与外推。',
    type: count('词元', 512, 2e7),
  },
  vocabulary: {label: '词表', description: '嵌入矩阵的行数，或发布者给的词表大小。', type: count('项', 2e4, 3e5)},
  layers: {label: '层数', description: 'Transformer 层数。', type: count('层', 8, 200)},
  hidden: {label: '隐藏维度', description: '残差流的宽度。', type: count('', 256, 20_000)},
  ffn: {
    label: 'FFN 维度',
    description: '稠密前馈网络的中间宽度；混合专家模型里指稠密层的，没有稠密层则不适用。',
    type: count('', 512, 100_000),
  },
  heads: {label: '查询头', description: '查询头的个数。', type: count('个', 4, 200)},
  kvHeads: {label: 'KV 头', description: '键值头的个数；MLA 不适用。', type: count('个', 1, 200)},
  headSize: {label: '头维度', description: '每个头的宽度；MLA 不适用。', type: count('', 32, 1024)},
  kvLatent: {
    label: 'MLA 潜在维度',
    description: 'MLA 里每层缓存的压缩键值的宽度（kv_lora_rank）。',
    type: count('', 64, 2048),
  },
  kvRope: {
    label: 'MLA 旋转键维度',
    description: 'MLA 里每层另外缓存的带旋转位置的键的宽度（qk_rope_head_dim）。',
    type: count('', 16, 512),
  },
  cachedLayers: {
    label: '缓存随长度增长的层',
    description: '混合注意力模型里，键值缓存随上下文增长的层数；其余模型不适用，即全部层。',
    type: count('层', 1, 200),
  },
  experts: {label: '路由专家', description: '每层可供挑选的专家个数。', type: count('个', 2, 1024)},
  expertsShared: {label: '共享专家', description: '每层每个词元都经过的专家个数。', type: count('个', 0, 16)},
  expertsActive: {
    label: '激活专家',
    description: '每层每个词元挑选的专家个数，不含共享专家。',
    type: count('个', 1, 32),
  },
  expertFfn: {label: '专家 FFN 维度', description: '一个专家的中间宽度。', type: count('', 128, 50_000)},
  attention: {
    label: '注意力',
    description: '注意力的种类；sparse 只看选出来的词元，hybrid 混有线性或循环层，细节在 printed。',
    type: choice(ATTENTIONS),
  },
  position: {label: '位置编码', description: '位置编码的种类。', type: choice(POSITIONS)},
  norm: {label: '归一化', description: '层内归一化的种类。', type: choice(NORMS)},
  activation: {label: '激活函数', description: '前馈网络的激活函数。', type: choice(ACTIVATIONS)},
  tiedEmbeddings: {
    label: '共享嵌入',
    description: '输出层与词嵌入是否用同一个矩阵。',
    type: {type: 'flag'},
  },
  licenceCode: {label: '代码许可', description: '代码的许可证。', type: {type: 'text'}},
  licenceWeights: {label: '权重许可', description: '权重的许可证。', type: {type: 'text'}},
  commercialUse: {
    label: '能否商用',
    description: 'free 不设限；conditional 有条件；application 要先申请；no 不可以。条件写在 printed。',
    type: choice(COMMERCIAL),
  },
};

export const FIELDS = Object.keys(fields) as readonly Field[];
