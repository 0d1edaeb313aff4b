import {cite, defineModel, DENSE, printed, scores, unpublished, type Group} from './define';
import {groupsFromShapes} from './fromShapes';
import type {Kind, Model} from './types';

/** The shape of the Llama 2 model that these start from, without what they change or never say. */
function inherited(id: string, ...changed: readonly string[]): readonly Group[] {
  const left = new Set(['parametersTotal', 'trainingTokens', 'context', ...changed]);
  return groupsFromShapes(id).map((group) => ({
    ...group,
    source: {...group.source, where: `${group.source.where}（沿用 Llama 2）`},
    values: Object.fromEntries(Object.entries(group.values).filter(([field]) => !left.has(field))),
  }));
}

const YMCUI = 'https://github.com/ymcui/Chinese-LLaMA-Alpaca-2';

interface Ymcui {
  readonly size: '7B' | '13B';
  readonly line: 'LLaMA' | 'Alpaca';
  readonly released: string;
  /** C-Eval test set, 5-shot and 0-shot, then CMMLU few-shot and 0-shot. */
  readonly ceval: readonly [number, number];
  readonly cmmlu: readonly [number, number];
}

function ymcui({size, line, released, ceval, cmmlu}: Ymcui): Model {
  const slug = size.toLowerCase();
  const kind: Kind = line === 'LLaMA' ? 'base' : 'chat';
  return defineModel({
    id: `chinese-${line.toLowerCase()}-2-${slug}`,
    name: `Chinese-${line}-2-${size}`,
    family: 'Chinese-LLaMA-2',
    developer: '哈工大讯飞联合实验室（ymcui）',
    kind,
    basedOn: line === 'LLaMA' ? `llama-2-${slug}` : `chinese-llama-2-${slug}`,
    links: {
      weights: `https://huggingface.co/hfl/chinese-${line.toLowerCase()}-2-${slug}`,
      code: YMCUI,
      paper: 'https://arxiv.org/abs/2304.08177',
    },
    values: [
      cite('ymcui-readme', '新闻与模型表', {
        released,
        parametersTotal: size === '7B' ? 7e9 : 13e9,
        vocabulary: 55_296,
        context: printed(4096, '标准版 4K；另有 16K 与 64K 的长文本版'),
      }),
      ...inherited(`llama-2-${slug}`, 'vocabulary'),
      cite('ymcui-readme', 'README', {
        licenceCode: 'Apache-2.0',
        licenceWeights: 'Llama 2 Community License（基座）',
        commercialUse: printed('conditional', '按 Llama 2 的条款'),
      }),
      unpublished('ymcui-readme', 'README', 'trainingTokens'),
      DENSE,
    ],
    scores: [
      scores('ymcui-readme', 'C-Eval 表', {'C-Eval': [ceval[0], 5, '测试集']}),
      scores('ymcui-readme', 'C-Eval 表', {'C-Eval': [ceval[1], 0, '测试集']}),
      scores('ymcui-readme', 'CMMLU 表', {CMMLU: [cmmlu[0], 5, 'README 写 few-shot (5)']}),
      scores('ymcui-readme', 'CMMLU 表', {CMMLU: [cmmlu[1], 0]}),
    ],
    notes: [
      line === 'LLaMA'
        ? '在 120 GB 纯文本上继续预训练；LoRA，嵌入层与输出层全量训练。词元数没有公布。'
        : '在 500 万条指令上微调。',
      '另有 1.3B、16K、64K 与 RLHF 版。',
    ],
  });
}

export const chineseLlama: readonly Model[] = [
  defineModel({
    id: 'chinese-llama-2-7b-linksoul',
    name: 'Chinese-Llama-2-7b',
    family: 'Chinese-Llama-2 (LinkSoul)',
    developer: 'LinkSoul-AI',
    kind: 'chat',
    basedOn: 'llama-2-7b',
    links: {
      weights: 'https://huggingface.co/LinkSoul/Chinese-Llama-2-7b',
      modelScope: 'https://www.modelscope.cn/models/linksoul/Chinese-Llama-2-7b',
      code: 'https://github.com/LinkSoul-AI/Chinese-Llama-2-7b',
      licence: 'https://github.com/LinkSoul-AI/Chinese-Llama-2-7b/blob/main/LICENSE',
    },
    values: [
      cite('linksoul-readme', 'README', {
        released: '2023-07-21',
        parametersTotal: 7e9,
        context: printed(4096, '训练命令里 model_max_length 为 4096'),
        licenceCode: 'Apache-2.0',
        licenceWeights: printed('Apache-2.0', 'README 的说法；基座的 Llama 2 许可仍然有效，两者不一致'),
        commercialUse: printed('conditional', 'README 写“完全可商用”；基座的 Llama 2 条款仍然有效'),
      }),
      ...inherited('llama-2-7b'),
      unpublished('linksoul-readme', 'README', 'trainingTokens'),
      DENSE,
    ],
    notes: ['只做了监督微调：约 1,000 万条中英文指令；词表没有扩充。', 'README 没有评测成绩。'],
  }),
  ymcui({size: '7B', line: 'LLaMA', released: '2023-07-31', ceval: [34.2, 30.3], cmmlu: [34.1, 27.9]}),
  ymcui({size: '13B', line: 'LLaMA', released: '2023-08-14', ceval: [41.6, 38], cmmlu: [42.5, 38.9]}),
  ymcui({size: '7B', line: 'Alpaca', released: '2023-07-31', ceval: [39.5, 40.3], cmmlu: [41.8, 40]}),
  ymcui({size: '13B', line: 'Alpaca', released: '2023-08-14', ceval: [44, 42.6], cmmlu: [45.5, 43.2]}),
  defineModel({
    id: 'atom-7b',
    name: 'Atom-7B',
    family: 'Atom',
    developer: 'Llama 中文社区（FlagAlpha）',
    kind: 'base',
    basedOn: 'llama-2-7b',
    links: {
      weights: 'https://huggingface.co/FlagAlpha/Atom-7B',
      modelScope: 'https://modelscope.cn/models/FlagAlpha/Atom-7B',
      code: 'https://github.com/LlamaFamily/Llama-Chinese',
    },
    values: [
      cite('llama-chinese-readme', '新闻与 Atom 一节', {
        released: '2023-08-28',
        parametersTotal: 7e9,
        vocabulary: printed(65_000, '“65,000 个单词”，确数没有给'),
        context: printed(4096, '4K，可扩展到 32K'),
        trainingTokens: printed(1e12, '1T 以上'),
        licenceCode: 'Apache-2.0',
        commercialUse: printed('conditional', 'README 写“支持商用”；基座的 Llama 2 条款仍然有效'),
      }),
      cite('llama-chinese-readme', '2023 年 9 月 12 日的新闻', {trainingTokens: printed(2.7e12, '“2.7TB token”')}),
      ...inherited('llama-2-7b', 'vocabulary'),
      DENSE,
    ],
    notes: ['同一份 README 里训练词元有两种说法：1T 以上与 2.7TB token。', '评测成绩只有图片。'],
  }),
];
