/** From needs to models: the rules, each with its reason, and what they leave. No DOM, no React. */
import shapes from '@generated/models/default/shapes.json';
import {MODELS, printedOf, sureOf, type FigureModel} from '../ModelScatter/data';
import {bytes as bytesText} from '../../llm/format';
import {withParameters, type AddressCodec} from '@site/src/utils/address';
import {COMMERCIAL_TEXT, contextText, KIND_TEXT} from '@site/src/utils/modelText';
import {factsOf, GIB, inferenceNeed, trainingNeed, type Facts, type Need} from './memory';

export const DEVICES = [
  {id: 'gpu-8', name: '8 GB 显卡', gib: 8},
  {id: 'gpu-12', name: '12 GB 显卡', gib: 12},
  {id: 'gpu-16', name: '16 GB 显卡（T4）', gib: 16},
  {id: 'gpu-24', name: '24 GB 显卡（RTX 4090）', gib: 24},
  {id: 'gpu-48', name: '48 GB 显卡', gib: 48},
  {id: 'gpu-80', name: '80 GB 显卡（A100、H100）', gib: 80},
  {id: 'cpu-16', name: '没有显卡，内存 16 GB', gib: 16},
  {id: 'cpu-32', name: '没有显卡，内存 32 GB', gib: 32},
  {id: 'cpu-64', name: '没有显卡，内存 64 GB', gib: 64},
] as const;
export type DeviceId = (typeof DEVICES)[number]['id'];

export const COUNTS = [1, 2, 4, 8] as const;

export const TASKS = [
  {id: 'nf4', name: '推理，4 位权重'},
  {id: 'int8', name: '推理，8 位权重'},
  {id: 'half', name: '推理，16 位权重'},
  {id: 'qlora', name: 'QLoRA 微调'},
  {id: 'lora', name: 'LoRA 微调'},
  {id: 'full', name: '全量微调'},
] as const;
export type TaskId = (typeof TASKS)[number]['id'];

export const LICENCES = [
  {id: 'any', name: '不商用，不限'},
  {id: 'commercial', name: '要商用，接受条件或申请'},
  {id: 'free', name: '要商用，只要不设限的'},
] as const;

export const CHINESE = [
  {id: 'yes', name: '要，有中文成绩为证'},
  {id: 'any', name: '不要求'},
] as const;

export const THINKING = [
  {id: 'any', name: '都行'},
  {id: 'yes', name: '要先思考再答的'},
  {id: 'no', name: '要能直接答的'},
] as const;

export const SORTS = [
  {id: 'new', name: '新的在前'},
  {id: 'large', name: '大的在前'},
] as const;

export const CONTEXTS = Array.from({length: 10}, (_, at) => 2048 * 2 ** at);

type IdOf<List extends readonly {readonly id: string}[]> = List[number]['id'];

export interface Needs {
  readonly device: DeviceId;
  readonly count: (typeof COUNTS)[number];
  readonly task: TaskId;
  readonly context: number;
  readonly licence: IdOf<typeof LICENCES>;
  readonly chinese: IdOf<typeof CHINESE>;
  readonly thinking: IdOf<typeof THINKING>;
  readonly sort: IdOf<typeof SORTS>;
}

/** yes: meets the need. no: does not. unknown: the data do not say. */
export type Answer = 'yes' | 'no' | 'unknown';

export interface Verdict {
  readonly answer: Answer;
  readonly text: string;
}

/** A model with all that the choice looks at. */
export interface Candidate {
  readonly model: FigureModel;
  readonly facts: Facts;
  readonly commercial: 'free' | 'conditional' | 'application' | 'no' | '';
  readonly licence: string;
  readonly terms: string;
  readonly chinese: 1 | 0 | -1;
  readonly chineseWhy: string;
}

export const CANDIDATES: readonly Candidate[] = MODELS.map((model) => {
  const row = shapes[model.index];
  if (!row) throw new RangeError(`模型 ${model.id} 没有形状；重新构建网站。`);
  const [, , , , , , , , , , , , , commercial, licence, terms, chinese, chineseWhy] = row;
  const facts = factsOf(model.total.value, model.active.why === '不适用', row);
  return {model, facts, commercial, licence, terms, chinese, chineseWhy};
});

export function deviceOf({device}: Needs): (typeof DEVICES)[number] {
  return DEVICES.find(({id}) => id === device) ?? DEVICES[3];
}

export function isCpu({device}: Needs): boolean {
  return device.startsWith('cpu');
}

export function isTraining({task}: Needs): boolean {
  return task === 'qlora' || task === 'lora' || task === 'full';
}

/** Set aside: 1 GiB on each card for the driver and buffers, 4 GiB of a computer's memory for its system. An assumption. */
export const MARGIN = {gpu: GIB, cpu: 4 * GIB} as const;

/** Without a card the number of cards says nothing. */
export function cardsOf(needs: Needs): number {
  return isCpu(needs) ? 1 : needs.count;
}

/** Bytes of all cards together: makers mean 2³⁰ bytes by a GB (src/data/shapes.ts). */
export function capacityOf(needs: Needs): number {
  return deviceOf(needs).gib * cardsOf(needs) * GIB;
}

export function needFor({facts}: Candidate, needs: Needs): Need {
  const margin = isCpu(needs) ? MARGIN.cpu : MARGIN.gpu * cardsOf(needs);
  switch (needs.task) {
    case 'qlora':
    case 'lora':
    case 'full':
      return trainingNeed(facts, needs.task, needs.context, margin);
    default:
      return inferenceNeed(facts, needs.task, needs.context, margin);
  }
}

export interface Rule {
  readonly id: 'open' | 'licence' | 'context' | 'chinese' | 'thinking' | 'memory';
  readonly label: string;
  /** The rule in words, for these needs; null where the reader does not ask for it. */
  readonly words: (needs: Needs) => string | null;
  readonly judge: (candidate: Candidate, needs: Needs) => Verdict;
}

const yes = (text: string): Verdict => ({answer: 'yes', text});
const no = (text: string): Verdict => ({answer: 'no', text});
const unknown = (text: string): Verdict => ({answer: 'unknown', text});

/** The rules, in the order in which they are asked. */
export const RULES: readonly Rule[] = [
  {
    id: 'open',
    label: '权重公开',
    words: () => '权重能下载。',
    judge: ({model}) => (model.open ? yes('权重公开') : no('权重没有公开')),
  },
  {
    id: 'licence',
    label: '许可',
    words: ({licence}) =>
      licence === 'any'
        ? null
        : licence === 'free'
          ? '许可不限商用（Apache-2.0、MIT 一类）；有条件的、要申请的都不要。'
          : '许可允许商用；有条件的、要先申请的也算，条件写在旁边。',
    judge: (candidate, {licence}) => judgeLicence(candidate, licence),
  },
  {
    id: 'context',
    label: '上下文',
    words: (needs) =>
      `发布者给出的最长上下文不少于 ${contextText(needs.context)}（${needs.context.toLocaleString('en-US')}）个词元。`,
    judge: ({model}, needs) => judgeContext(model, needs.context),
  },
  {
    id: 'chinese',
    label: '中文',
    words: ({chinese}) =>
      chinese === 'any'
        ? null
        : '开发者自己公布过 C-Eval 或 CMMLU 成绩，这一个或同系列的都算；记录里写明不支持中文、语料里几乎没有中文的不算。',
    judge: ({chinese, chineseWhy}) =>
      chinese === 1 ? yes(chineseWhy) : chinese === 0 ? no(chineseWhy) : unknown(chineseWhy),
  },
  {
    id: 'thinking',
    label: '思考',
    words: ({thinking}) =>
      thinking === 'any'
        ? null
        : thinking === 'yes'
          ? '是推理模型，或两种方式都行的混合模型。'
          : '基座、对话或混合模型。',
    judge: ({model}, {thinking}) => {
      const fits =
        thinking === 'any' || model.kind === 'hybrid' || (model.kind === 'reasoning') === (thinking === 'yes');
      return fits ? yes(`${KIND_TEXT[model.kind]}模型`) : no(`${KIND_TEXT[model.kind]}模型`);
    },
  },
  {
    id: 'memory',
    label: '内存',
    words: memoryWords,
    judge: (candidate, needs) => judgeMemory(candidate, needs),
  },
];

function judgeLicence({commercial, licence, terms}: Candidate, wanted: Needs['licence']): Verdict {
  if (commercial === '') return unknown('许可未核实');
  const said = `${licence || '许可'}，商用：${COMMERCIAL_TEXT[commercial]}${terms && `（${terms}）`}`;
  const fits = wanted === 'free' ? commercial === 'free' : commercial !== 'no';
  return fits ? yes(said) : no(said);
}

function judgeContext(model: FigureModel, wanted: number): Verdict {
  const {value, why} = model.context;
  if (value === null) return unknown(`上下文${why}`);
  const length = contextText(value);
  const printed = printedOf(model, 'context');
  // “128K（128K）” would say nothing more.
  const more = [printed === length ? null : printed, sureOf(model, 'context')].filter(Boolean).join('；');
  const said = `上下文 ${length}${more && `（${more}）`}`;
  return value >= wanted ? yes(said) : no(said);
}

function memoryWords(needs: Needs): string {
  const capacity = `${bytesText(capacityOf(needs))}${isCpu(needs) ? ' 内存' : ' 显存'}`;
  const margin = isCpu(needs)
    ? '系统与程序留 4 GiB'
    : `每张卡留 1 GiB 余量${needs.count > 1 ? '，并假设能平分到各卡' : ''}`;
  const {context} = needs;
  switch (needs.task) {
    case 'qlora':
      return `线性层 4.127 位、其余 16 位的权重，每个矩阵都加 r = 16 的 LoRA（训练的参数 16 字节一个），一条 ${contextText(context)} 词元的激活值（用检查点），合起来不超过 ${capacity}；${margin}。`;
    case 'lora':
      return `16 位权重，每个矩阵都加 r = 16 的 LoRA（训练的参数 16 字节一个），一条 ${contextText(context)} 词元的激活值（用检查点），合起来不超过 ${capacity}；${margin}。`;
    case 'full':
      return `每个参数 16 字节，加一条 ${contextText(context)} 词元的激活值（用检查点），合起来不超过 ${capacity}；${margin}。`;
    default:
      return `权重（${TASKS.find(({id}) => id === needs.task)?.name.slice(3) ?? ''}）加一条 ${contextText(context)} 词元的 KV 缓存（16 位），合起来不超过 ${capacity}；${margin}。混合专家按总参数算。`;
  }
}

function judgeMemory(candidate: Candidate, needs: Needs): Verdict {
  if (isCpu(needs) && isTraining(needs)) return no('没有显卡，不算训练');
  const {total, parts} = needFor(candidate, needs);
  const capacity = capacityOf(needs);
  const known = parts.filter(({bytes}) => bytes.low > 0 || bytes.high < Infinity);
  const sum = known.map(({name, bytes}) => `${name} ${rangeText(bytes)}`).join(' + ');
  if (total.high <= capacity) return yes(`${sum} = ${rangeText(total)}`);
  if (total.low > capacity) {
    const least = total.high === total.low ? '要' : '至少要';
    return no(`${least} ${bytesText(total.low)}，只有 ${bytesText(capacity)}`);
  }
  const lacking = parts.filter(({bytes}) => bytes.high === Infinity).map(({name}) => name);
  const what = lacking.length > 0 ? `${lacking.join('、')}算不出` : '上限超过，下限不超过';
  return unknown(`${what}：${sum}`);
}

function rangeText({low, high}: {readonly low: number; readonly high: number}): string {
  if (low === high) return bytesText(low);
  return high === Infinity ? `至少 ${bytesText(low)}` : `${bytesText(low)} 到 ${bytesText(high)}`;
}

export interface Judged {
  readonly candidate: Candidate;
  readonly answer: Answer;
  /** What each rule that the reader asks for says, in order. */
  readonly verdicts: readonly {readonly rule: Rule; readonly verdict: Verdict}[];
  readonly need: Need;
}

/** Out where one rule says no; else unknown where one cannot say; else in. */
export function judge(candidate: Candidate, needs: Needs): Judged {
  const verdicts = RULES.filter((rule) => rule.words(needs) !== null).map((rule) => ({
    rule,
    verdict: rule.judge(candidate, needs),
  }));
  const says = (answer: Answer): boolean => verdicts.some(({verdict}) => verdict.answer === answer);
  const answer = says('no') ? 'no' : says('unknown') ? 'unknown' : 'yes';
  return {candidate, answer, verdicts, need: needFor(candidate, needs)};
}

export interface Step {
  readonly rule: Rule;
  /** How many of those left by the rules before meet it, and of how many nobody can say. */
  readonly kept: number;
  readonly open: number;
  readonly dropped: number;
}

export interface Chosen {
  readonly fitting: readonly Judged[];
  readonly undecided: readonly Judged[];
  readonly excluded: readonly Judged[];
  readonly steps: readonly Step[];
}

/** All models judged, those that fit in the order asked for, and how many each rule left. */
export function choose(needs: Needs): Chosen {
  const judged = CANDIDATES.map((candidate) => judge(candidate, needs)).sort(
    needs.sort === 'new' ? (a, b) => byDate(a, b) || bySize(a, b) : (a, b) => bySize(a, b) || byDate(a, b),
  );
  const of = (answer: Answer): Judged[] => judged.filter((one) => one.answer === answer);
  return {fitting: of('yes'), undecided: of('unknown'), excluded: of('no'), steps: stepsOf(judged, needs)};
}

function byDate({candidate: {model: a}}: Judged, {candidate: {model: b}}: Judged): number {
  return (b.released ?? '').localeCompare(a.released ?? '');
}

function bySize({candidate: {model: a}}: Judged, {candidate: {model: b}}: Judged): number {
  return (b.total.value ?? 0) - (a.total.value ?? 0);
}

function stepsOf(judged: readonly Judged[], needs: Needs): Step[] {
  let left = judged;
  return RULES.filter((rule) => rule.words(needs) !== null).map((rule) => {
    const verdictOf = (one: Judged): Answer | undefined =>
      one.verdicts.find((said) => said.rule === rule)?.verdict.answer;
    const before = left.length;
    left = left.filter((one) => verdictOf(one) !== 'no');
    const open = left.filter((one) => firstUnknown(one, rule)).length;
    return {rule, kept: left.length - open, open, dropped: before - left.length};
  });
}

/** Whether this rule or one before it could not say. */
function firstUnknown({verdicts}: Judged, rule: Rule): boolean {
  const upTo = verdicts.findIndex((said) => said.rule === rule);
  return verdicts.slice(0, upTo + 1).some(({verdict}) => verdict.answer === 'unknown');
}

/** The models that are out, by the first rule that says no. */
export function excludedByRule({excluded}: Chosen): {rule: Rule; models: {judged: Judged; text: string}[]}[] {
  const groups = new Map<Rule, {judged: Judged; text: string}[]>();
  for (const judged of excluded) {
    const first = judged.verdicts.find(({verdict}) => verdict.answer === 'no');
    if (first) groups.set(first.rule, [...(groups.get(first.rule) ?? []), {judged, text: first.verdict.text}]);
  }
  return RULES.flatMap((rule) => {
    const models = groups.get(rule);
    return models ? [{rule, models}] : [];
  });
}

/** What could not be decided of a model. */
export function openText({verdicts}: Judged): string {
  return verdicts
    .filter(({verdict}) => verdict.answer === 'unknown')
    .map(({verdict}) => verdict.text)
    .join('；');
}

/** Fuller than this, longer input or another program tips it over. */
export const TIGHT = 0.9;

const START: Needs = {
  device: 'gpu-24',
  count: 1,
  task: 'nf4',
  context: 8192,
  licence: 'commercial',
  chinese: 'yes',
  thinking: 'any',
  sort: 'new',
};

const NAMES = {
  device: 'need-card',
  count: 'need-cards',
  task: 'need-task',
  context: 'need-context',
  licence: 'need-licence',
  chinese: 'need-zh',
  thinking: 'need-think',
  sort: 'need-sort',
} as const satisfies Record<keyof Needs, string>;

/** The parameters of the address that the figure reads. */
export const ADDRESS = Object.values(NAMES).join(' ');

const ALLOWED: {readonly [Key in keyof Needs]: readonly Needs[Key][]} = {
  device: DEVICES.map(({id}) => id),
  count: COUNTS,
  task: TASKS.map(({id}) => id),
  context: CONTEXTS,
  licence: LICENCES.map(({id}) => id),
  chinese: CHINESE.map(({id}) => id),
  thinking: THINKING.map(({id}) => id),
  sort: SORTS.map(({id}) => id),
};

/** `?need-card=gpu-48&need-task=qlora`: what differs from the start. */
export const codec: AddressCodec<Needs> = {
  start: START,
  parse: (search) => {
    const parameters = new URLSearchParams(search);
    const read = <Key extends keyof Needs>(key: Key): Needs[Key] =>
      ALLOWED[key].find((allowed) => String(allowed) === parameters.get(NAMES[key])) ?? START[key];
    return {
      device: read('device'),
      count: read('count'),
      task: read('task'),
      context: read('context'),
      licence: read('licence'),
      chinese: read('chinese'),
      thinking: read('thinking'),
      sort: read('sort'),
    };
  },
  format: (search, needs) =>
    withParameters(
      search,
      Object.fromEntries(
        (Object.keys(NAMES) as (keyof Needs)[]).map((key) => [
          NAMES[key],
          needs[key] === START[key] ? null : String(needs[key]),
        ]),
      ),
    ),
};
