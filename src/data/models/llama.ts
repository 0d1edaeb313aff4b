import {cite, defineModel, DENSE, PLAIN_MOE, printed, scores, shape, type Group} from './define';
import {groupsFromShapes} from './fromShapes';
import {BETTER_OF, type Model} from './types';

const META = {developer: 'Meta', kind: 'base'} as const;
const MAU = '月活跃用户超过 7 亿要另外取得许可';

function llama1(size: string, mmlu: number, gsm8k: number, humanEval: number): Model {
  return defineModel({
    ...META,
    id: `llama-${size.toLowerCase()}`,
    name: `LLaMA ${size}`,
    family: 'LLaMA',
    links: {code: 'https://github.com/meta-llama/llama/tree/llama_v1', paper: 'https://arxiv.org/abs/2302.13971'},
    values: [
      ...groupsFromShapes(`llama-${size.toLowerCase()}`),
      cite('llama-paper', '首版日期', {released: '2023-02-27'}, 'B'),
      DENSE,
    ],
    scores: [
      scores('llama-paper', '表 9', {MMLU: mmlu}, {shots: 5}),
      scores('llama-paper', '表 7', {GSM8K: gsm8k}),
      scores('llama-paper', '表 8', {HumanEval: humanEval}, {shots: 0, conditions: 'pass@1'}),
      ...(size === '13B'
        ? [
            scores('baichuan13b-readme', 'MMLU 表', {MMLU: 46.3}, {by: '百川智能', shots: 5}),
            scores('internlm-cards', 'internlm_20b.md', {MMLU: 47.73}, {by: '上海人工智能实验室'}),
          ]
        : []),
    ],
    notes: ['权重当时只向研究者发放；许可的文字没有核实。'],
  });
}

const LLAMA2_LICENCE = 'https://github.com/meta-llama/llama-models/blob/main/models/llama2/LICENSE';

const LLAMA2_VALUES: readonly Group[] = [
  cite('llama2-paper', '首页', {released: '2023-07-18'}),
  cite('llama2-licence', '第 2 条', {
    licenceCode: 'Llama 2 Community License',
    licenceWeights: 'Llama 2 Community License',
    commercialUse: printed('conditional', `${MAU}；不得用输出改进其他大语言模型`),
  }),
];

type ScoreGroups = readonly ReturnType<typeof scores>[];

function llama2(size: string, own: {MMLU: number; GSM8K: number; HumanEval: number}, others: ScoreGroups): Model {
  return defineModel({
    ...META,
    id: `llama-2-${size.toLowerCase()}`,
    name: `Llama 2 ${size}`,
    family: 'Llama 2',
    open: size !== '34B',
    links: {
      weights: size === '34B' ? null : `https://huggingface.co/meta-llama/Llama-2-${size.toLowerCase()}-hf`,
      code: 'https://github.com/meta-llama/llama',
      paper: 'https://arxiv.org/abs/2307.09288',
      licence: LLAMA2_LICENCE,
    },
    values: [...groupsFromShapes(`llama-2-${size.toLowerCase()}`), ...(size === '34B' ? [] : LLAMA2_VALUES), DENSE],
    scores: [
      scores('llama2-paper', '表 3 与附录的评测表', {
        MMLU: [own.MMLU, 5],
        GSM8K: [own.GSM8K, 8],
        HumanEval: [own.HumanEval, 0, 'pass@1'],
      }),
      ...others,
    ],
    notes:
      size === '34B'
        ? ['没有发布。论文给了它的成绩，没有给形状；这里的形状取自以它为起点的 Code Llama 34B。']
        : ['Meta 没有公布 C-Eval 与 CMMLU；中文成绩都是别的团队测的。', '预训练语料里中文占 0.13%（论文表 10）。'],
  });
}

function llama2Chat(size: string): Model {
  const id = `llama-2-${size.toLowerCase()}`;
  return defineModel({
    ...META,
    id: `${id}-chat`,
    name: `Llama 2-Chat ${size}`,
    family: 'Llama 2',
    kind: 'chat',
    basedOn: id,
    links: {
      weights: `https://huggingface.co/meta-llama/Llama-2-${size.toLowerCase()}-chat-hf`,
      code: 'https://github.com/meta-llama/llama',
      paper: 'https://arxiv.org/abs/2307.09288',
      licence: LLAMA2_LICENCE,
    },
    values: [...groupsFromShapes(id), ...LLAMA2_VALUES, DENSE],
    notes: ['结构与同尺寸的基座相同；对齐用监督微调、拒绝采样与 PPO。'],
  });
}

const LLAMA3_LICENCE = (folder: string): string =>
  `https://github.com/meta-llama/llama-models/blob/main/models/${folder}/LICENSE`;

const LICENCE3 = {
  '3': 'llama3-card',
  '3.1': 'llama3.1-licence',
  '3.2': 'llama3.2-licence',
  '3.3': 'llama3.3-licence',
} as const;

interface Llama3 {
  readonly generation: '3' | '3.1' | '3.2' | '3.3';
  readonly size: string;
  readonly repository: string;
  readonly kind?: 'chat';
  readonly basedOn?: string;
  readonly values: readonly Group[];
  readonly scores: ScoreGroups;
  readonly notes?: readonly string[];
}

/** All of generation 3: dense, GQA with 8 KV heads, 128,256 rows of embedding. */
function llama3({generation, size, repository, kind, basedOn, values, scores: own, notes = []}: Llama3): Model {
  const folder = `llama${generation.replace('.', '_')}`;
  const later = generation !== '3';
  return defineModel({
    ...META,
    id: `llama-${generation}-${size.toLowerCase()}${kind ? '-instruct' : ''}`,
    name: `Llama ${generation} ${size}${kind ? ' Instruct' : ''}`,
    family: `Llama ${generation}`,
    ...(kind && {kind}),
    ...(basedOn && {basedOn}),
    links: {
      weights: `https://huggingface.co/meta-llama/${repository}`,
      code: 'https://github.com/meta-llama/llama-models',
      paper: 'https://arxiv.org/abs/2407.21783',
      licence: LLAMA3_LICENCE(folder),
    },
    values: [
      ...values,
      cite(LICENCE3[generation], later ? '第 1.b.i、2 条' : 'License', {
        licenceCode: `Llama ${generation} Community License`,
        licenceWeights: `Llama ${generation} Community License`,
        commercialUse: printed(
          'conditional',
          later ? `${MAU}；衍生模型的名字要以 Llama 开头` : `${MAU}；不得用输出改进其他大语言模型`,
        ),
      }),
      DENSE,
    ],
    scores: own,
    notes: [later ? '官方支持的 8 种语言里没有中文。' : '官方只支持英语。', ...notes],
  });
}

/**
 * The shape of a Llama 3 in Meta's list of models; the width of the feed-forward network there is 8/3 of the hidden size,
 * times ffn_dim_multiplier, rounded up to multiple_of. How layers are made is in Meta's code.
 */
const shape3 = (repository: string, sizes: Parameters<typeof shape>[2], tied = false): readonly Group[] => [
  shape('llama-list', `${repository} 的 arch_args`, sizes, {}, 'A'),
  cite('llama3-code', 'models/llama3/model.py', {
    position: 'RoPE',
    norm: 'RMSNorm',
    activation: 'SwiGLU',
    ...(!tied && {tiedEmbeddings: false}),
  }),
];

const card3 = (context: number, size: number): Group =>
  cite('llama3-card', '模型表', {
    released: '2024-04-18',
    parametersTotal: size,
    trainingTokens: printed(15e12, '15T+'),
    context: printed(context, '8k'),
  });

const card31 = (size: number): Group =>
  cite('llama3.1-card', '模型表', {
    released: '2024-07-23',
    parametersTotal: size,
    trainingTokens: printed(15e12, '15T+'),
    context: printed(131_072, '128k'),
  });

const card32 = (size: number, label: string): readonly Group[] => [
  cite('llama-models-readme', 'Llama Models 表', {released: '2024-09-25'}),
  cite('llama3.2-card', '模型表', {
    released: printed('2024-10-24', '卡片后来为量化版更新过'),
    parametersTotal: printed(size, label),
    trainingTokens: printed(9e12, '最多 9T'),
    context: printed(131_072, '128k'),
    tiedEmbeddings: true,
  }),
];

const instructScores = 'Instruct；MMLU 为 macro_avg/acc，GSM8K 为 CoT';

function llama4(
  name: 'Scout' | 'Maverick',
  experts: number,
  total: number,
  context: [number, string],
  tokens: [number, string],
  mmlu: number,
): Model {
  return defineModel({
    ...META,
    id: `llama-4-${name.toLowerCase()}`,
    name: `Llama 4 ${name}`,
    family: 'Llama 4',
    links: {
      weights: `https://huggingface.co/meta-llama/Llama-4-${name}-17B-${experts}E`,
      code: 'https://github.com/meta-llama/llama-models',
      licence: LLAMA3_LICENCE('llama4'),
    },
    values: [
      cite('llama4-card', '模型表', {
        released: '2025-04-05',
        parametersTotal: total,
        parametersActive: 17e9,
        trainingTokens: printed(...tokens),
        context: printed(...context),
      }),
      ...(name === 'Maverick' ? [cite('qwen3-paper', '表 3', {parametersTotal: 402e9})] : []),
      cite(
        'meta-config',
        `Llama-4-${name}-17B-${experts}E-Instruct 的 text_config`,
        {
          layers: 48,
          hidden: 5120,
          ffn: printed(16_384, '稠密层与共享专家之外的 intermediate_size_mlp'),
          heads: 40,
          kvHeads: 8,
          headSize: 128,
          vocabulary: 202_048,
          experts,
          expertsActive: 1,
          expertFfn: 8192,
          attention: printed('GQA', 'GQA，每 4 层有 3 层按 8,192 词元分块'),
        },
        'B',
      ),
      cite('llama4-code', 'model.py、moe.py 与 ffn.py', {
        expertsShared: 1,
        position: printed('RoPE + NoPE', '隔几层有一层不旋转'),
        norm: 'RMSNorm',
        activation: 'SwiGLU',
        tiedEmbeddings: false,
      }),
      cite('llama4-card', 'License', {
        licenceCode: 'Llama 4 Community License',
        licenceWeights: 'Llama 4 Community License',
        commercialUse: printed('conditional', MAU),
      }),
      PLAIN_MOE,
    ],
    scores: [scores('llama4-card', '预训练模型表', {MMLU: mmlu}, {shots: 5, conditions: 'macro_avg/acc_char'})],
    notes: [
      '能看图。官方支持的 12 种语言里没有中文。',
      ...(name === 'Maverick' ? ['每两层有一层是混合专家（interleave_moe_layer_step = 2）。'] : []),
    ],
  });
}

export const llama: readonly Model[] = [
  llama1('7B', 35.1, 11, 10.5),
  llama1('13B', 46.9, 17.8, 15.8),
  llama1('33B', 57.8, 35.6, 21.7),
  llama1('65B', 63.4, 50.9, 23.7),
  llama2('7B', {MMLU: 45.3, GSM8K: 14.6, HumanEval: 12.8}, [
    scores(
      'baichuan2-readme',
      '7B 表',
      {'C-Eval': [28.9, 5], MMLU: [45.73, 5], CMMLU: [31.38, 5], GSM8K: [16.22, 4]},
      {by: '百川智能'},
    ),
    scores(
      'qwen-readme',
      '评测表',
      {'C-Eval': [32.5, 5], MMLU: [46.8, 5], CMMLU: [31.8, 5], GSM8K: [16.7, 8]},
      {by: BETTER_OF},
    ),
    scores(
      'deepseek-llm-readme',
      '基座评测表',
      {'C-Eval': [33.9, 5], MMLU: [45.8, 5], CMMLU: [32.6, 5], GSM8K: [15.5, 8], HumanEval: [14.6, 0]},
      {by: '深度求索', conditions: '内部评测框架'},
    ),
    scores('llama3-card', '基座评测表', {MMLU: [45.7, 5]}, {conditions: 'Meta 在 Llama 3 模型卡里重测'}),
  ]),
  llama2('13B', {MMLU: 54.8, GSM8K: 28.7, HumanEval: 18.3}, [
    scores(
      'baichuan2-readme',
      '13B 表',
      {'C-Eval': [35.8, 5], MMLU: [55.09, 5], CMMLU: [37.99, 5], GSM8K: [28.89, 4], HumanEval: [15.24, 0]},
      {by: '百川智能'},
    ),
    scores(
      'qwen-readme',
      '评测表',
      {'C-Eval': [41.4, 5], MMLU: [55, 5], CMMLU: [38.4, 5], GSM8K: [29.6, 8], HumanEval: [18.9, 0]},
      {by: BETTER_OF},
    ),
    scores(
      'internlm-cards',
      'internlm_20b.md',
      {'C-Eval': [41.4, null, '验证集'], MMLU: [54.99, null], GSM8K: [29.57, null], HumanEval: [18.9, null]},
      {by: '上海人工智能实验室'},
    ),
    scores('llama3-card', '基座评测表', {MMLU: [53.8, 5]}, {conditions: 'Meta 在 Llama 3 模型卡里重测'}),
  ]),
  llama2('34B', {MMLU: 62.6, GSM8K: 42.2, HumanEval: 22.6}, []),
  llama2('70B', {MMLU: 68.9, GSM8K: 56.8, HumanEval: 29.9}, [
    scores(
      'deepseek-llm-readme',
      '基座评测表',
      {'C-Eval': [51.4, 5], MMLU: [69, 5], CMMLU: [53.1, 5], GSM8K: [58.4, 8], HumanEval: [28.7, 0]},
      {by: '深度求索', conditions: '内部评测框架'},
    ),
    scores(
      'internlm-cards',
      'internlm_20b.md',
      {'C-Eval': [50.13, null, '验证集'], MMLU: [69.75, null], GSM8K: [63.31, null], HumanEval: [26.22, null]},
      {by: '上海人工智能实验室'},
    ),
    scores('llama3-card', '基座评测表', {MMLU: [69.7, 5]}, {conditions: 'Meta 在 Llama 3 模型卡里重测'}),
  ]),
  llama2Chat('7B'),
  llama2Chat('13B'),
  llama2Chat('70B'),
  llama3({
    generation: '3',
    size: '8B',
    repository: 'Meta-Llama-3-8B',
    values: [card3(8192, 8e9), ...shape3('Meta-Llama-3-8B', [32, 4096, 14_336, 32, 8, 128_256])],
    scores: [
      scores('llama3-card', '基座评测表', {MMLU: [66.6, 5]}),
      scores(
        'llama3-card',
        '指令评测表',
        {MMLU: [68.4, 5], GSM8K: [79.6, 8, 'CoT'], HumanEval: [62.2, 0]},
        {of: 'chat'},
      ),
      scores('llama3.1-card', '基座评测表', {MMLU: [66.7, 5]}),
    ],
  }),
  llama3({
    generation: '3',
    size: '70B',
    repository: 'Meta-Llama-3-70B',
    values: [card3(8192, 70e9), ...shape3('Meta-Llama-3-70B', [80, 8192, 28_672, 64, 8, 128_256])],
    scores: [
      scores('llama3-card', '基座评测表', {MMLU: [79.5, 5]}),
      scores('llama3-card', '指令评测表', {MMLU: [82, 5], GSM8K: [93, 8, 'CoT'], HumanEval: [81.7, 0]}, {of: 'chat'}),
    ],
  }),
  llama3({
    generation: '3.1',
    size: '8B',
    repository: 'Llama-3.1-8B',
    values: [card31(8e9), ...shape3('Llama-3.1-8B', [32, 4096, 14_336, 32, 8, 128_256])],
    scores: [
      scores('llama3.1-card', '基座评测表', {MMLU: [66.7, 5]}),
      scores(
        'llama3.1-card',
        '指令评测表',
        {MMLU: [69.4, 5], GSM8K: [84.5, 8], HumanEval: [72.6, 0]},
        {of: 'chat', conditions: instructScores},
      ),
    ],
  }),
  llama3({
    generation: '3.1',
    size: '70B',
    repository: 'Llama-3.1-70B',
    values: [card31(70e9), ...shape3('Llama-3.1-70B', [80, 8192, 28_672, 64, 8, 128_256])],
    scores: [
      scores('llama3.1-card', '基座评测表', {MMLU: [79.3, 5]}),
      scores(
        'llama3.1-card',
        '指令评测表',
        {MMLU: [83.6, 5], GSM8K: [95.1, 8], HumanEval: [80.5, 0]},
        {of: 'chat', conditions: instructScores},
      ),
    ],
  }),
  llama3({
    generation: '3.1',
    size: '405B',
    repository: 'Llama-3.1-405B',
    values: [card31(405e9), ...shape3('Llama-3.1-405B', [126, 16_384, 53_248, 128, 8, 128_256])],
    scores: [
      scores('llama3.1-card', '基座评测表', {MMLU: [85.2, 5]}),
      scores(
        'llama3.1-card',
        '指令评测表',
        {MMLU: [87.3, 5], GSM8K: [96.8, 8], HumanEval: [89, 0]},
        {of: 'chat', conditions: instructScores},
      ),
    ],
  }),
  llama3({
    generation: '3.2',
    size: '1B',
    repository: 'Llama-3.2-1B',
    values: [...card32(1.23e9, '1B（1.23B）'), ...shape3('Llama-3.2-1B', [16, 2048, 8192, 32, 8, 128_256], true)],
    scores: [
      scores('llama3.2-card', '基座评测表', {MMLU: [32.2, 5]}),
      scores(
        'llama3.2-card',
        '指令评测表',
        {MMLU: [49.3, 5], GSM8K: [44.4, 8]},
        {of: 'chat', conditions: instructScores},
      ),
    ],
  }),
  llama3({
    generation: '3.2',
    size: '3B',
    repository: 'Llama-3.2-3B',
    values: [...card32(3.21e9, '3B（3.21B）'), ...shape3('Llama-3.2-3B', [28, 3072, 8192, 24, 8, 128_256], true)],
    scores: [
      scores('llama3.2-card', '基座评测表', {MMLU: [58, 5]}),
      scores(
        'llama3.2-card',
        '指令评测表',
        {MMLU: [63.4, 5], GSM8K: [77.7, 8]},
        {of: 'chat', conditions: instructScores},
      ),
    ],
  }),
  llama3({
    generation: '3.3',
    size: '70B',
    repository: 'Llama-3.3-70B-Instruct',
    kind: 'chat',
    values: [
      cite('llama-models-readme', 'Llama Models 表', {released: '2024-12-04'}),
      cite('llama3.3-card', '模型表', {
        parametersTotal: 70e9,
        trainingTokens: printed(15e12, '15T+'),
        context: printed(131_072, '128k'),
      }),
      ...shape3('Llama-3.3-70B-Instruct', [80, 8192, 28_672, 64, 8, 128_256]),
    ],
    scores: [scores('llama3.3-card', '评测表', {MMLU: [86, 0, 'CoT'], HumanEval: [88.4, 0, 'pass@1']})],
    notes: ['只发布了指令版。'],
  }),
  llama4('Scout', 16, 109e9, [10_485_760, '10M'], [40e12, '约 40T'], 79.6),
  llama4('Maverick', 128, 400e9, [1_048_576, '1M'], [22e12, '约 22T'], 85.5),
];
