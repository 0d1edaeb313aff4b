/** State, address, numbers and wording of the figure. The templates and labels are src/labs/chat. No DOM, no React. */
import {exampleMessages} from '@site/src/data/chatExample';
import {
  canHave,
  countsOf,
  IGNORE,
  mistakeIds,
  sample,
  type Counts,
  type CutText,
  type MistakeId,
  type Token,
} from '@site/src/labs/chat/labels';
import {
  template,
  templateIds,
  templates,
  type ChatTemplate,
  type Message,
  type TemplateId,
} from '@site/src/labs/chat/templates';
import {face as faceOfPiece} from '@site/src/components/TokenizerDuel/model';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

/** Longest text of one message, in UTF-16 units; the fields enforce it. */
export const TEXT_LIMIT = 120;

/** How much of a truncated sample may be left, in percent. */
export const KEEP = {min: 40, max: 95, step: 5} as const;

export interface InspectorState {
  readonly template: TemplateId;
  readonly mistake: MistakeId;
  readonly withSystem: boolean;
  /** System, user, assistant, user, assistant. */
  readonly texts: readonly string[];
  /** Percent of the tokens that truncation leaves. */
  readonly keep: number;
}

export const START: InspectorState = {
  template: 'llama-2',
  mistake: 'none',
  withSystem: true,
  texts: exampleMessages.map(({content}) => content),
  keep: 80,
};

/** Whose words a field holds, for its label. */
export const FIELDS: readonly string[] = ['系统提示', '用户，第一轮', '助手，第一轮', '用户，第二轮', '助手，第二轮'];

export function messagesOf({texts, withSystem}: InspectorState): Message[] {
  const messages = exampleMessages.map(({role}, index) => ({role, content: texts[index] ?? ''}));
  return withSystem ? messages : messages.slice(1);
}

export function isExample({texts}: InspectorState): boolean {
  return texts.every((text, index) => text === START.texts[index]);
}

export interface Row {
  readonly tokens: readonly Token[];
  readonly counts: Counts;
}

/** One sample with its counts; null while it cannot be cut, or where the template cannot have the mistake. */
export function rowOf(chat: ChatTemplate, state: InspectorState, mistake: MistakeId, cut: CutText): Row | null {
  const tokens = sample(chat, messagesOf(state), cut, mistake, state.keep / 100);
  return tokens && {tokens, counts: countsOf(tokens, chat.stops)};
}

export function share({learned, tokens}: Counts): string {
  return tokens === 0 ? '—' : `${((100 * learned) / tokens).toFixed(0)}%`;
}

export const MISTAKES: Readonly<Record<MistakeId, {readonly name: string; readonly seen: string}>> = {
  none: {
    name: '没有错',
    seen: '损失平稳下降。生成写到结束符就停，长短和训练集里的回答相近。',
  },
  'double-bos': {
    name: '两个开始符',
    seen: '看不出来：损失几乎一样，没有报错，回答略差。只有打印前几个编号才能发现。',
  },
  'pad-eos': {
    name: '填充符就是结束符',
    seen: '损失正常，甚至略低。生成停不下来：答完接着自问自答，写到长度上限。',
  },
  'wrong-template': {
    name: '用了别的模型的模板',
    seen: '损失照样下降，因为模型能学会新的写法。推理时换回它自己的模板，就像没微调过；用同一个错模板，停不停全看有没有按文字去截。',
  },
  'prompt-loss': {
    name: '提示也算损失',
    seen: '开头的损失降得特别快：系统提示条条一样，背下来就行。曲线好看，回答未必更好。',
  },
  'missing-eos': {
    name: '漏了结束符',
    seen: '和上面“停不下来”一样，损失曲线上毫无痕迹。',
  },
  truncated: {
    name: '回答被截断',
    seen: '长回答总是没有结尾。模型学到的是：答到一半可以接着写，很少见到怎样收尾。',
  },
};

/** What the mistake does to ids and labels, in numbers. */
export function effect(chat: ChatTemplate, mistake: MistakeId, right: Counts, wrong: Counts): string {
  const end = chat.end.name;
  switch (mistake) {
    case 'none':
      return `${right.tokens} 个词元，${right.learned} 个算损失：助手的话，和答完该停的记号。其余的标签是 ${IGNORED}。`;
    case 'double-bos':
      return `前面多了 ${wrong.tokens - right.tokens} 个词元（${chat.bos.map(({name}) => name).join('、')}）。标签没有变，还是 ${wrong.learned} 个算损失，可是每个词元都往后挪了，开头是模型没见过的样子。`;
    case 'pad-eos':
      return `凑成 8 的倍数，补了 ${wrong.tokens - right.tokens} 个 ${end}。整理函数把等于填充符的标签一律改成 ${IGNORED}，回答后面的 ${end} 也跟着没了：该停的地方，从 ${right.stops} 处剩下 ${wrong.stops} 处算损失。`;
    case 'wrong-template':
      return `${chat.foreign.name} 的记号在这个词表里只是普通文字，被切开：从 ${right.tokens} 个词元变成 ${wrong.tokens} 个。模型自己的 ${end} 一次也没有出现在标签里。`;
    case 'prompt-loss':
      return `算损失的从 ${right.learned} 个变成 ${wrong.learned} 个，其中 ${wrong.learned - right.learned} 个是用户的话、系统提示和模板的记号。`;
    case 'missing-eos':
      return `少了 ${right.learned - wrong.learned} 个算损失的词元，全是该停的记号：从 ${right.stops} 处剩下 ${wrong.stops} 处。`;
    case 'truncated':
      return `截到 ${wrong.tokens} 个词元，右边的 ${right.tokens - wrong.tokens} 个丢了。算损失的从 ${right.learned} 个变成 ${wrong.learned} 个，该停的地方从 ${right.stops} 处剩下 ${wrong.stops} 处。`;
  }
}

/** Why a template cannot have a mistake. */
export function impossible(chat: ChatTemplate, mistake: MistakeId): string | null {
  return canHave(chat, mistake) ? null : `${chat.name} 没有开始符`;
}

const PARTS: Readonly<Record<Token['part'], string>> = {
  system: '系统提示',
  user: '用户的话',
  assistant: '助手的话',
  marker: '模板的记号',
  pad: '填充',
};

/** `IGNORE` with the sign that readers are used to. */
const IGNORED = '−100';

/** What a chip shows. */
export function face({name, piece}: Token): string {
  return name ?? (piece ? faceOfPiece(piece) : '');
}

/** A token in words, for the line below the chips and for screen readers. */
export function describe(token: Token, index: number): string {
  const learned = token.label !== IGNORE;
  const what =
    index === 0 && learned
      ? `标签 ${token.label}，但前面没有词元，不起作用`
      : learned
        ? token.label === token.id
          ? '算损失'
          : `算损失，标签是 ${token.label}，不是它自己`
        : `不算损失，标签 ${IGNORED}`;
  return `第 ${index + 1} 个：${face(token)}，编号 ${token.id}，${PARTS[token.part]}，${what}`;
}

/** One sentence for screen readers when the sample has changed. */
export function announce(chat: ChatTemplate, mistake: MistakeId, row: Row | null): string {
  if (!row) return '';
  return `${chat.name}，${MISTAKES[mistake].name}：${row.counts.tokens} 个词元，${row.counts.learned} 个算损失。`;
}

const PARAMETERS = {
  template: 'mask',
  mistake: 'maskError',
  withSystem: 'maskSystem',
  keep: 'maskKeep',
  texts: ['maskS', 'maskU1', 'maskA1', 'maskU2', 'maskA2'],
} as const;
/** For `data-needs-app`. */
export const PARAMETER_NAMES = [
  PARAMETERS.template,
  PARAMETERS.mistake,
  PARAMETERS.withSystem,
  PARAMETERS.keep,
  ...PARAMETERS.texts,
].join(' ');

/** @param search `location.search`; what is missing or makes no sense is as at the start */
export function parseState(search: string): InspectorState {
  const given = new URLSearchParams(search);
  const id = templateIds.find((candidate) => candidate === given.get(PARAMETERS.template)) ?? START.template;
  const mistake = mistakeIds.find((candidate) => candidate === given.get(PARAMETERS.mistake)) ?? START.mistake;
  const keep = Number(given.get(PARAMETERS.keep));
  return {
    template: id,
    mistake: canHave(template(id), mistake) ? mistake : START.mistake,
    withSystem: given.get(PARAMETERS.withSystem) !== '0',
    texts: PARAMETERS.texts.map((name, index) => given.get(name)?.slice(0, TEXT_LIMIT) ?? START.texts[index] ?? ''),
    keep: keep >= KEEP.min && keep <= KEEP.max && keep % KEEP.step === 0 ? keep : START.keep,
  };
}

/** @param search what the address says now; parameters that are not this figure's stay */
export function formatState(search: string, state: InspectorState): string {
  return withParameters(search, {
    [PARAMETERS.template]: state.template === START.template ? null : state.template,
    [PARAMETERS.mistake]: state.mistake === START.mistake ? null : state.mistake,
    [PARAMETERS.withSystem]: state.withSystem ? null : '0',
    [PARAMETERS.keep]: state.keep === START.keep ? null : String(state.keep),
    ...Object.fromEntries(
      PARAMETERS.texts.map((name, index) => {
        const text = state.texts[index] ?? '';
        return [name, text === START.texts[index] ? null : text];
      }),
    ),
  });
}

export const ADDRESS: AddressCodec<InspectorState> = {start: START, parse: parseState, format: formatState};

/** The state after a template is chosen: a mistake that it cannot have is put right. */
export function choose(state: InspectorState, id: TemplateId): InspectorState {
  const mistake = canHave(template(id), state.mistake) ? state.mistake : START.mistake;
  return {...state, template: id, mistake};
}

export {mistakeIds, template, templates};
