import type {Piece} from '../tokenizers/pieces';
import {
  textOf,
  textsOf,
  type ChatTemplate,
  type Message,
  type Part,
  type Segment,
  type Span,
  type Special,
} from './templates';

/** From a conversation to `input_ids` and `labels`, rightly and with one of the usual mistakes. */

// #region ignore
/** Cross-entropy leaves out a place with this label: PyTorch's default `ignore_index`. */
export const IGNORE = -100;
// #endregion

export interface Token {
  readonly id: number;
  /** A special token's name; null for a piece of text. */
  readonly name: string | null;
  /** Null for a special token. */
  readonly piece: Piece | null;
  readonly part: Part | 'pad';
  /** In line with `input_ids`: the model predicts it from the tokens before this place. `IGNORE` carries no loss. */
  readonly label: number;
}

export const mistakeIds = [
  'none',
  'double-bos',
  'pad-eos',
  'wrong-template',
  'prompt-loss',
  'missing-eos',
  'truncated',
] as const;
export type MistakeId = (typeof mistakeIds)[number];

/** Cuts a text; null while it cannot (the vocabulary is not there). */
export type CutText = (text: string) => readonly Piece[] | null;

const encoder = new TextEncoder();

// #region labels
/**
 * Which token of a text belongs to which span: the one that its first byte lies in. A token that begins in the prompt and
 * ends in the answer therefore carries no loss.
 *
 * @param pieces of the spans' joined text; a space that the tokenizer puts in front belongs to the first span
 * @returns one token a piece, its label the id where the span carries loss, else −100
 */
export function labelText(spans: readonly Span[], pieces: readonly Piece[]): Token[] {
  const starts: number[] = [];
  let length = 0;
  for (const span of spans) {
    starts.push(length);
    length += encoder.encode(span.text).length;
  }
  let at = length - pieces.reduce((sum, {bytes}) => sum + bytes.length, 0);
  return pieces.map((piece) => {
    const span = spans[starts.findLastIndex((start) => start <= Math.max(at, 0))];
    at += piece.bytes.length;
    return {
      id: piece.id,
      name: null,
      piece,
      part: span?.part ?? 'marker',
      label: span?.learn ? piece.id : IGNORE,
    };
  });
}
// #endregion

/** @returns null while a text cannot be cut */
export function tokensOf(segments: readonly Segment[], cut: CutText): Token[] | null {
  const tokens: Token[] = [];
  for (const segment of segments) {
    if (segment.kind === 'special') {
      const {token, label} = segment;
      tokens.push({id: token.id, name: token.name, piece: null, part: 'marker', label: label ?? IGNORE});
      continue;
    }
    const pieces = cut(textOf(segment.spans));
    if (!pieces) return null;
    tokens.push(...labelText(segment.spans, pieces));
  }
  return tokens;
}

function special({id, name}: Special, part: Token['part']): Token {
  return {id, name, piece: null, part, label: IGNORE};
}

/** Whether a template can have the mistake at all: without a BOS it cannot be doubled. */
export function canHave(template: ChatTemplate, mistake: MistakeId): boolean {
  return mistake !== 'double-bos' || template.bos.length > 0;
}

function segmentsFor(template: ChatTemplate, messages: readonly Message[], mistake: MistakeId): Segment[] {
  if (mistake === 'wrong-template')
    return [
      ...template.bos.map((token): Segment => ({kind: 'special', token, label: null})),
      template.foreign.render(messages),
    ];
  const segments = template.render(messages);
  if (mistake !== 'missing-eos') return segments;
  return segments.flatMap((segment): Segment[] => {
    if (segment.kind === 'text' || !segment.end) return [segment];
    return segment.end === 'token' ? [] : [{...segment, label: null}];
  });
}

/** Every text that may have to be cut for this conversation, whatever the mistake. */
export function allTexts(template: ChatTemplate, messages: readonly Message[]): string[] {
  return [
    ...new Set(
      (['none', 'wrong-template'] as const).flatMap((mistake) => textsOf(segmentsFor(template, messages, mistake))),
    ),
  ];
}

/** Samples are padded to a multiple of this, which tensor cores like. */
export const PAD_TO = 8;

/**
 * One sample as the trainer would get it.
 *
 * - `double-bos`: the tokenizer adds its BOS to a text that has one already
 * - `pad-eos`: padded with the end token, and every label equal to the padding masked, as transformers'
 *   `DataCollatorForLanguageModeling` does
 * - `wrong-template`: another model's markers, cut as ordinary text
 * - `prompt-loss`: the labels are a copy of the ids
 * - `missing-eos`: answers without their end
 * - `truncated`: cut off at the right
 *
 * @param keep how much of a truncated sample is left, from 0 to 1
 * @returns null while a text cannot be cut, and where the template cannot have the mistake
 * @throws RangeError when `keep` is outside, or the messages do not alternate
 */
export function sample(
  template: ChatTemplate,
  messages: readonly Message[],
  cut: CutText,
  mistake: MistakeId,
  keep = 1,
): Token[] | null {
  if (!(keep >= 0 && keep <= 1)) throw new RangeError(`expected a share from 0 to 1, found ${keep}`);
  if (!canHave(template, mistake)) return null;
  const tokens = tokensOf(segmentsFor(template, messages, mistake), cut);
  if (!tokens) return null;
  switch (mistake) {
    case 'double-bos':
      return [...template.bos.map((token) => special(token, 'marker')), ...tokens];
    case 'pad-eos': {
      const missing = PAD_TO - (tokens.length % PAD_TO);
      const padded = [...tokens, ...Array.from({length: missing}, () => special(template.end, 'pad'))];
      return padded.map((token) => (token.label === template.end.id ? {...token, label: IGNORE} : token));
    }
    case 'prompt-loss':
      return tokens.map((token) => ({...token, label: token.id}));
    case 'truncated':
      return tokens.slice(0, Math.ceil(tokens.length * keep));
    default:
      return tokens;
  }
}

export interface Counts {
  readonly tokens: number;
  /** Places that carry loss. The first has nothing before it to be predicted from and never counts. */
  readonly learned: number;
  /** Answers after which the model is taught to stop. */
  readonly stops: number;
  /** Tokens of the template and the padding. */
  readonly markers: number;
}

// #region counts
export function countsOf(tokens: readonly Token[], stops: readonly number[]): Counts {
  const learned = tokens.slice(1).filter(({label}) => label !== IGNORE).length;
  const isStop = ({label}: Token, index: number): boolean =>
    stops.includes(label) && tokens[index - 1]?.part === 'assistant';
  return {
    tokens: tokens.length,
    learned,
    stops: tokens.filter(isStop).length,
    markers: tokens.filter(({part}) => part === 'marker' || part === 'pad').length,
  };
}
// #endregion
