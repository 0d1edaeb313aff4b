/** How the data on models read as text: `src/data/models` keeps 7000000000 and `conditional`, a reader sees 7B and 有条件. */
import {
  BETTER_OF,
  type Attention,
  type Commercial,
  type Field,
  type Kind,
  type Position,
  type Score,
  type Sourced,
  type WhyNull,
} from '../data/models/types';
import {exact, short} from '../llm/format';

export const KIND_TEXT: Readonly<Record<Kind, string>> = {
  base: '基座',
  chat: '对话',
  reasoning: '推理',
  hybrid: '混合',
};

export const ATTENTION_TEXT: Readonly<Record<Attention, string>> = {
  MHA: 'MHA',
  MQA: 'MQA',
  GQA: 'GQA',
  MLA: 'MLA',
  sparse: '稀疏',
  hybrid: '混合',
};

export const COMMERCIAL_TEXT: Readonly<Record<Commercial, string>> = {
  free: '可以',
  conditional: '有条件',
  application: '要申请',
  no: '不可以',
};

const POSITION_TEXT: Readonly<Record<Position, string>> = {
  learned: '学习得到',
  RoPE: 'RoPE',
  '2D RoPE': '二维 RoPE',
  ALiBi: 'ALiBi',
  'RoPE + NoPE': 'RoPE + NoPE',
};

const CHOICES: Readonly<Record<string, string>> = {...ATTENTION_TEXT, ...COMMERCIAL_TEXT, ...POSITION_TEXT};

/**
 * A context length as publishers write it: 32768 is 32K, 1048576 is 1M, 200000 is 200K. Powers of two count 1,024 for a K,
 * others 1,000.
 *
 * @param tokens a number of tokens
 */
export function contextText(tokens: number): string {
  for (const [unit, sizes] of [
    ['M', [1024 ** 2, 1e6]],
    ['K', [1024, 1000]],
  ] as const)
    for (const size of sizes) if (tokens >= size && tokens % size === 0) return `${tokens / size}${unit}`;
  return exact(tokens);
}

/** The value of a field as a cell of a table shows it: 7B, 128K, 2024-09-19, 有条件. */
export function valueText(field: Field, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return CHOICES[value] ?? value;
  switch (field) {
    case 'parametersTotal':
    case 'parametersActive':
    case 'trainingTokens':
      return short(value);
    case 'context':
      return contextText(value);
    default:
      return exact(value);
  }
}

/** What stands where there is no value: what does not apply is a dash. */
export function missingText(why: WhyNull): string {
  return why === '不适用' ? '—' : why;
}

/** A field of a record: its value, or why there is none. */
export function fieldText(field: Field, sourced: Sourced<string | number | boolean>): string {
  return sourced.value === null ? missingText(sourced.why) : valueText(field, sourced.value);
}

/** The same of a row, which leaves out what does not apply. */
export function fieldTextOf(
  field: Field,
  value: string | number | boolean | undefined,
  gap: WhyNull = '不适用',
): string {
  return value === undefined ? missingText(gap) : valueText(field, value);
}

/** 5-shot; 未注明 where the source does not say. */
export function shotsText(shots: number | null): string {
  return shots === null ? '少样本未注明' : `${shots}-shot`;
}

/** What has to agree before two scores may be compared: shots, who measured, which checkpoint, and the rest. */
export function scoreConditions(score: Pick<Score, 'shots' | 'of' | 'own' | 'measuredBy' | 'conditions'>): string {
  const measurer = score.own ? '开发者自测' : score.measuredBy === BETTER_OF ? BETTER_OF : `${score.measuredBy} 测`;
  return [shotsText(score.shots), measurer, KIND_TEXT[score.of], score.conditions].filter(Boolean).join('，');
}
