import {cite, defineModel, DENSE, notApplicable, PLAIN_MOE, printed, unpublished, type Group} from './define';
import {groupsFromShapes} from './fromShapes';
import type {Model} from './types';

const OPENAI = {developer: 'OpenAI', kind: 'base'} as const;

const GPT2_PAPER =
  'https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf';

const gpt1 = defineModel({
  ...OPENAI,
  id: 'gpt-1',
  name: 'GPT-1',
  family: 'GPT',
  links: {
    code: 'https://github.com/openai/finetune-transformer-lm',
    paper: 'https://cdn.openai.com/research-covers/language-unsupervised/language_understanding_paper.pdf',
  },
  values: [
    ...groupsFromShapes('gpt-1'),
    cite('gpt1-paper', '首页与仓库', {released: '2018-06-11'}, 'B'),
    cite('gpt1-code', 'LICENSE', {licenceCode: 'MIT'}, 'B'),
    unpublished('gpt1-paper', '第 4.1 节', 'trainingTokens'),
    DENSE,
  ],
  notes: ['论文没有写参数量；117M 是 GPT-2 论文给的。', '预训练 BooksCorpus 100 轮，词元数没有公布。'],
});

function gpt2(size: 'small' | 'medium' | 'large' | 'xl', paperSize: number, label: string): Model {
  return defineModel({
    ...OPENAI,
    id: `gpt-2-${size}`,
    name: `GPT-2 ${size === 'xl' ? 'XL' : size}`,
    family: 'GPT-2',
    links: {
      weights: `https://huggingface.co/openai-community/gpt2${size === 'small' ? '' : `-${size}`}`,
      code: 'https://github.com/openai/gpt-2',
      paper: GPT2_PAPER,
    },
    values: [
      ...groupsFromShapes(`gpt-2-${size}`),
      cite('gpt2-paper', '表 2', {parametersTotal: printed(paperSize, label)}),
      cite('gpt2-paper', '首页', {released: printed('2019-02-14', '论文日期；权重到 2019 年 11 月才放完')}, 'B'),
      cite('gpt2-code', 'LICENSE', {
        licenceCode: 'Modified MIT',
        licenceWeights: 'Modified MIT',
        commercialUse: 'free',
      }),
      unpublished('gpt2-paper', '第 2.3 节', 'trainingTokens'),
      DENSE,
    ],
    notes: ['论文表 2 的参数量与发布时的模型卡不同，以模型卡为准。', 'WebText 40 GB，训练了多少词元没有公布。'],
  });
}

function gpt3(size: string, name: string): Model {
  return defineModel({
    ...OPENAI,
    id: `gpt-3-${size}`,
    name,
    family: 'GPT-3',
    open: false,
    links: {code: 'https://github.com/openai/gpt-3', paper: 'https://arxiv.org/abs/2005.14165'},
    values: [...groupsFromShapes(`gpt-3-${size}`), GPT3_DATE, DENSE],
    notes: ['权重没有发布，只能通过 API 使用。'],
  });
}

const GPT3_DATE: Group = cite('gpt3-paper', '首版日期', {released: '2020-05-28'}, 'B');

function instructGpt(size: string, parameters: number, basedOn: string): Model {
  return defineModel({
    ...OPENAI,
    id: `instructgpt-${size}`,
    name: `InstructGPT ${size.toUpperCase()}`,
    family: 'InstructGPT',
    kind: 'chat',
    open: false,
    basedOn,
    links: {
      code: 'https://github.com/openai/following-instructions-human-feedback',
      paper: 'https://arxiv.org/abs/2203.02155',
    },
    values: [
      cite('instructgpt-paper', '第 1 节', {parametersTotal: parameters}),
      cite('instructgpt-paper', '首版日期', {released: '2022-03-04'}, 'B'),
      cite('instructgpt-card', '日期', {released: '2022-01'}),
      cite('instructgpt-paper', '附录 C', {context: printed(2048, '2k；提示最长 1k，回答最长 1k')}),
      DENSE,
    ],
    notes: ['权重没有发布。结构与同尺寸的 GPT-3 相同，见 GPT-3 的记录。', '论文里的 6B 即 GPT-3 表 2.1 的 6.7B。'],
  });
}

/** The reference implementation has the shape of the large one; that of the small one was not read. */
function gptOss(size: '120b' | '20b', total: number, active: number): Model {
  return defineModel({
    ...OPENAI,
    id: `gpt-oss-${size}`,
    name: `gpt-oss-${size}`,
    family: 'gpt-oss',
    kind: 'reasoning',
    links: {weights: `https://huggingface.co/openai/gpt-oss-${size}`, code: 'https://github.com/openai/gpt-oss'},
    values: [
      cite('gpt-oss-commits', '首次提交', {released: printed('2025-08-05', '仓库第一次提交的日子')}),
      cite('gpt-oss-readme', 'README', {
        parametersTotal: total,
        parametersActive: active,
        licenceCode: 'Apache-2.0',
        licenceWeights: 'Apache-2.0',
        commercialUse: 'free',
      }),
      cite('gpt-oss-code', 'ModelConfig 与各层', {
        ...(size === '120b' && {
          layers: 36,
          hidden: 2880,
          heads: 64,
          kvHeads: 8,
          headSize: 64,
          vocabulary: 201_088,
          experts: 128,
          expertsActive: 4,
          expertFfn: 2880,
          context: printed(131_072, '4,096 × 32（YaRN）'),
        }),
        expertsShared: 0,
        attention: printed('GQA', 'GQA，隔一层只看 128 个词元的窗口'),
        position: 'RoPE',
        norm: 'RMSNorm',
        activation: printed('SwiGLU', '两半都截断在 ±7'),
        tiedEmbeddings: false,
      }),
      unpublished('gpt-oss-readme', 'README', 'trainingTokens'),
      PLAIN_MOE,
      notApplicable('ffn'),
    ],
    notes: [
      '思考强度分低、中、高三档。专家的权重按 MXFP4 训练，大号能放进一张 80 GB 的卡，小号 16 GB 内存能跑（README）。',
    ],
  });
}

export const gpt: readonly Model[] = [
  gpt1,
  gpt2('small', 117e6, '117M'),
  gpt2('medium', 345e6, '345M'),
  gpt2('large', 762e6, '762M'),
  gpt2('xl', 1542e6, '1542M'),
  gpt3('small', 'GPT-3 Small'),
  gpt3('medium', 'GPT-3 Medium'),
  gpt3('large', 'GPT-3 Large'),
  gpt3('xl', 'GPT-3 XL'),
  gpt3('2.7b', 'GPT-3 2.7B'),
  gpt3('6.7b', 'GPT-3 6.7B'),
  gpt3('13b', 'GPT-3 13B'),
  gpt3('175b', 'GPT-3 175B'),
  instructGpt('1.3b', 1.3e9, 'gpt-3-xl'),
  instructGpt('6b', 6e9, 'gpt-3-6.7b'),
  instructGpt('175b', 175e9, 'gpt-3-175b'),
  gptOss('120b', 117e9, 5.1e9),
  gptOss('20b', 21e9, 3.6e9),
];
