import {cite, defineModel, DENSE, PLAIN_MOE, printed, scores, shape, unpublished, type Group} from './define';
import {BETTER_OF, type Model} from './types';

const BAICHUAN = {developer: '百川智能'} as const;

const baichuan13: readonly Group[] = [
  cite('baichuan13b-commits', '首批文件 2023-07-08 至 10 日，11 日公布', {released: '2023-07-11'}),
  cite('baichuan13b-readme', '模型细节表', {
    parametersTotal: printed(13_264_901_120, '13,264,901,120'),
    trainingTokens: 1.4e12,
    context: 4096,
    vocabulary: 64_000,
    layers: 40,
    hidden: 5120,
    heads: 40,
    position: 'ALiBi',
    attention: 'MHA',
  }),
  cite('baichuan-config', 'Baichuan-13B-Base 与 Baichuan-13B-Chat', {
    ffn: 13_696,
    kvHeads: 40,
    headSize: 128,
    norm: 'RMSNorm',
    activation: 'SwiGLU',
    tiedEmbeddings: false,
  }),
  cite('baichuan13b-readme', '协议', {
    licenceCode: 'Apache-2.0',
    licenceWeights: 'Baichuan-13B Community License',
    commercialUse: printed('application', '邮件申请后免费'),
  }),
];

const links13 = (variant: string) => ({
  weights: `https://huggingface.co/baichuan-inc/Baichuan-13B-${variant}`,
  code: 'https://github.com/baichuan-inc/Baichuan-13B',
});

interface Baichuan2 {
  readonly size: '7B' | '13B';
  readonly variant: 'Base' | 'Chat';
  readonly scores: readonly ReturnType<typeof scores>[];
}

function baichuan2({size, variant, scores: measured}: Baichuan2): Model {
  const small = size === '7B';
  const repository = `Baichuan2-${size}-${variant}`;
  return defineModel({
    ...BAICHUAN,
    id: repository.toLowerCase(),
    name: repository,
    family: 'Baichuan 2',
    kind: variant === 'Base' ? 'base' : 'chat',
    ...(variant === 'Chat' && {basedOn: `baichuan2-${size.toLowerCase()}-base`}),
    links: {
      weights: `https://huggingface.co/baichuan-inc/${repository}`,
      modelScope: 'https://modelscope.cn/organization/baichuan-inc',
      code: 'https://github.com/baichuan-inc/Baichuan2',
      paper: 'https://arxiv.org/abs/2309.10305',
    },
    values: [
      cite('baichuan2-readme', 'README', {
        released: '2023-09-06',
        parametersTotal: small ? 7e9 : 13e9,
        trainingTokens: 2.6e12,
        licenceCode: 'Apache-2.0',
        licenceWeights: 'Baichuan 2 Community License',
        commercialUse: printed('application', '日活跃用户低于 100 万、不是软件或云服务商、不转授权，申请后可商用'),
      }),
      cite('baichuan-config', 'Baichuan2-7B-Base', {vocabulary: 125_696, context: printed(4096, 'model_max_length')}),
      shape(
        'baichuan-config',
        repository,
        small ? [32, 4096, 11_008, 32, 32, 125_696] : [40, 5120, 13_696, 40, 40, 125_696],
        {tiedEmbeddings: false, ...(!small && {position: 'ALiBi'})},
        small && variant === 'Base' ? 'A' : 'B',
      ),
      DENSE,
    ],
    scores: measured,
    notes: [
      small
        ? '显存：bf16 15.3 GB，8 位 8.0 GB，4 位 5.1 GB（README）。'
        : '显存：bf16 27.5 GB，8 位 16.1 GB，4 位 8.6 GB（README）。',
    ],
  });
}

/** Made for medicine, from scratch; attention with short convolutions on keys and values, some layers with a window. */
function m1(variant: 'Base' | 'Instruct'): Model {
  const repository = `Baichuan-M1-14B-${variant}`;
  return defineModel({
    ...BAICHUAN,
    id: repository.toLowerCase(),
    name: repository,
    family: 'Baichuan-M',
    kind: variant === 'Base' ? 'base' : 'chat',
    ...(variant === 'Instruct' && {basedOn: 'baichuan-m1-14b-base'}),
    links: {
      weights: `https://huggingface.co/baichuan-inc/${repository}`,
      code: 'https://github.com/baichuan-inc/Baichuan-M1-14B',
      paper: 'https://arxiv.org/abs/2502.12671',
    },
    values: [
      cite('baichuan-m1-readme', '首次提交', {released: printed('2025-01-24', '仓库第一次提交的日子')}),
      cite('baichuan-m1-readme', 'README', {
        parametersTotal: printed(14e9, '14B，型号名'),
        trainingTokens: printed(20e12, '20 万亿'),
        position: 'RoPE',
      }),
      cite('baichuan-m1-readme', '《Baichuan-M1-14B 模型社区许可协议》第二条', {
        licenceWeights: 'Baichuan-M1-14B 模型社区许可协议',
        commercialUse: printed('application', '非商业用途可用；商用要先登记并取得书面授权'),
      }),
      DENSE,
    ],
    notes: [
      '医疗模型，从头训练：英文 14T、中文 4T、其余 30 种语言 2T 词元，另有近万亿词元的医疗数据（README）。',
      '键与值先过一层短卷积，部分层用滑动窗口；层数与宽度没有读到。',
    ],
  });
}

export const baichuan: readonly Model[] = [
  defineModel({
    ...BAICHUAN,
    id: 'baichuan-7b',
    name: 'Baichuan-7B',
    family: 'Baichuan',
    kind: 'base',
    links: {
      weights: 'https://huggingface.co/baichuan-inc/Baichuan-7B',
      code: 'https://github.com/baichuan-inc/Baichuan-7B',
    },
    values: [
      cite('baichuan13b-readme', '模型细节表', {
        parametersTotal: printed(7_000_559_616, '7,000,559,616'),
        trainingTokens: 1.2e12,
        context: 4096,
        vocabulary: 64_000,
        layers: 32,
        hidden: 4096,
        heads: 32,
        position: 'RoPE',
      }),
      cite('baichuan7b-readme', 'README', {
        ffn: 11_008,
        attention: 'MHA',
        licenceCode: 'Apache-2.0',
        licenceWeights: 'Baichuan-7B 模型许可协议',
        commercialUse: printed('application', '邮件申请后免费'),
      }),
      cite('baichuan7b-code', 'models/configuration_baichuan.py', {
        ffn: 11_008,
        kvHeads: 32,
        headSize: 128,
        norm: 'RMSNorm',
        activation: 'SwiGLU',
        tiedEmbeddings: false,
      }),
      DENSE,
    ],
    scores: [
      scores('baichuan7b-readme', '评测表', {'C-Eval': 42.8, MMLU: 42.3}, {shots: 5}),
      scores('baichuan2-readme', '7B 表', {CMMLU: [44.02, 5], GSM8K: [9.17, 4], HumanEval: [9.2, 0]}),
      scores('baichuan13b-readme', 'CMMLU 表', {CMMLU: [44, 5]}),
      scores(
        'internlm-cards',
        'internlm_7b.md',
        {'C-Eval': [42.7, null, '验证集'], MMLU: [41.5, null], GSM8K: [9.7, null], HumanEval: [9.2, null]},
        {by: '上海人工智能实验室'},
      ),
    ],
    notes: ['训练时每卡 182 TFLOPS，是峰值的 58.3%（README）。', '发布日期只见到 2023 年 6 月，没有核实到日。'],
  }),
  defineModel({
    ...BAICHUAN,
    id: 'baichuan-13b-base',
    name: 'Baichuan-13B-Base',
    family: 'Baichuan',
    kind: 'base',
    links: links13('Base'),
    values: [...baichuan13, DENSE],
    scores: [
      scores('baichuan13b-readme', 'Benchmark 结果', {'C-Eval': 52.4, MMLU: 51.6, CMMLU: 55.3}, {shots: 5}),
      scores('baichuan2-readme', '数学代码表', {GSM8K: [26.76, 4], HumanEval: [11.59, 0]}),
    ],
  }),
  defineModel({
    ...BAICHUAN,
    id: 'baichuan-13b-chat',
    name: 'Baichuan-13B-Chat',
    family: 'Baichuan',
    kind: 'chat',
    basedOn: 'baichuan-13b-base',
    links: links13('Chat'),
    values: [...baichuan13, DENSE],
    scores: [scores('baichuan13b-readme', 'Benchmark 结果', {'C-Eval': 51.5, MMLU: 52.1, CMMLU: 55.8}, {shots: 5})],
    notes: [
      '显存：bf16 26.0 GB，int8 15.8 GB，int4 9.7 GB（README）。',
      '量化的代价（基座，C-Eval / MMLU / CMMLU）：bf16 52.4 / 51.6 / 55.3，int8 51.2 / 49.9 / 54.5，int4 47.6 / 46.0 / 51.0（README）。',
      '要 trust_remote_code=True。',
    ],
  }),
  baichuan2({
    size: '7B',
    variant: 'Base',
    scores: [
      scores('baichuan2-readme', '7B 表', {
        'C-Eval': [54, 5],
        MMLU: [54.16, 5],
        CMMLU: [57.07, 5],
        GSM8K: [24.49, 4],
        HumanEval: [18.29, 0],
      }),
      scores(
        'qwen-readme',
        '评测表',
        {'C-Eval': [56.3, 5], MMLU: [54.7, 5], CMMLU: [57.1, 5], GSM8K: [24.6, 8], HumanEval: [18.3, 0]},
        {by: BETTER_OF},
      ),
    ],
  }),
  baichuan2({
    size: '13B',
    variant: 'Base',
    scores: [
      scores('baichuan2-readme', '13B 表', {
        'C-Eval': [58.1, 5],
        MMLU: [59.17, 5],
        CMMLU: [61.97, 5],
        GSM8K: [52.77, 4],
        HumanEval: [17.07, 0],
      }),
      scores(
        'qwen-readme',
        '评测表',
        {'C-Eval': [59, 5], MMLU: [59.5, 5], CMMLU: [62, 5], GSM8K: [52.8, 8], HumanEval: [17.1, 0]},
        {by: BETTER_OF},
      ),
      scores(
        'internlm-cards',
        'internlm_20b.md',
        {'C-Eval': [59.01, null, '验证集'], MMLU: [59.55, null], GSM8K: [52.62, null], HumanEval: [17.07, null]},
        {by: '上海人工智能实验室'},
      ),
    ],
  }),
  baichuan2({
    size: '7B',
    variant: 'Chat',
    scores: [scores('baichuan2-readme', '量化效果表', {'C-Eval': 54.35, MMLU: 52.93, CMMLU: 54.99}, {shots: 5})],
  }),
  baichuan2({
    size: '13B',
    variant: 'Chat',
    scores: [scores('baichuan2-readme', '量化效果表', {'C-Eval': 56.74, MMLU: 57.32, CMMLU: 59.68}, {shots: 5})],
  }),
  m1('Base'),
  m1('Instruct'),
  defineModel({
    ...BAICHUAN,
    id: 'baichuan-m2-32b',
    name: 'Baichuan-M2-32B',
    family: 'Baichuan-M',
    kind: 'hybrid',
    basedOn: 'qwen2.5-32b',
    links: {
      weights: 'https://huggingface.co/baichuan-inc/Baichuan-M2-32B',
      code: 'https://github.com/baichuan-inc/Baichuan-M2-32B',
      paper: 'https://arxiv.org/abs/2509.02208',
    },
    values: [
      cite('baichuan-m2-readme', '首次提交', {released: printed('2025-08-11', '仓库第一次提交的日子')}),
      cite('baichuan-m2-readme', 'README', {
        parametersTotal: printed(32e9, '32B；以 Qwen2.5-32B 为基座'),
        licenceCode: 'Apache-2.0',
        licenceWeights: 'Apache-2.0',
        commercialUse: 'free',
      }),
      cite('baichuan-m2-docs', '页首', {context: 131_072}, 'B'),
      shape('qwen-config', 'Qwen2.5-32B（M2 沿用）', [64, 5120, 27_648, 40, 8, 152_064], {tiedEmbeddings: false}),
      unpublished('baichuan-m2-readme', 'README', 'trainingTokens'),
      DENSE,
    ],
    notes: ['医疗模型：在 Qwen2.5-32B 上做中期训练与强化学习，思考方式可以开、关或自动。', '医疗成绩是百川自己测的。'],
  }),
  defineModel({
    ...BAICHUAN,
    id: 'baichuan-m3-235b',
    name: 'Baichuan-M3-235B',
    family: 'Baichuan-M',
    kind: 'hybrid',
    basedOn: 'qwen3-235b-a22b',
    links: {
      weights: 'https://huggingface.co/baichuan-inc/Baichuan-M3-235B',
      code: 'https://github.com/baichuan-inc/Baichuan-M3-235B',
    },
    values: [
      cite('baichuan-m3-readme', '首次提交', {released: printed('2026-01-12', '仓库第一次提交的日子')}),
      cite('baichuan-m3-readme', '型号名与 README', {
        parametersTotal: printed(235e9, '235B，型号名'),
        licenceCode: 'Apache-2.0',
        licenceWeights: 'Apache-2.0',
        commercialUse: 'free',
      }),
      unpublished('baichuan-m3-readme', 'README', 'trainingTokens'),
      PLAIN_MOE,
    ],
    notes: [
      'README 的致谢只写“基础模型：Qwen3”；235B 的 Qwen3 只有 Qwen3-235B-A22B，由此认定。config.json 没有读到。',
      '医疗成绩是百川自己测的。',
    ],
  }),
];
