import type {TokenizerId} from '../tokenizers/registry';

/** Five models' chat templates, each as its own code writes it. No tokenizer here: text stays text. */

export type Role = 'system' | 'user' | 'assistant';

export interface Message {
  readonly role: Role;
  readonly content: string;
}

/** Whose words a token belongs to; `marker` is what the template adds. */
export type Part = Role | 'marker';

/** A stretch of text with one answer to the question whether its tokens carry loss. */
export interface Span {
  readonly text: string;
  readonly part: Part;
  readonly learn: boolean;
}

export interface Special {
  readonly id: number;
  readonly name: string;
}

export type Segment =
  | {
      readonly kind: 'special';
      readonly token: Special;
      /** The label at this place; null carries no loss. It need not be the token itself: see Baichuan 2. */
      readonly label: number | null;
      /** What goes when a sample forgets its end: the token with its label, or the label alone. */
      readonly end?: 'token' | 'label';
    }
  /** Cut as one text, so that tokens may join across its spans. */
  | {readonly kind: 'text'; readonly spans: readonly Span[]};

export const templateIds = ['llama-2', 'llama-3', 'qwen-2.5', 'chatglm-3', 'baichuan-2'] as const;
export type TemplateId = (typeof templateIds)[number];

export interface ChatTemplate {
  readonly id: TemplateId;
  readonly name: string;
  readonly tokenizer: TokenizerId;
  /** What the tokenizer puts in front by itself. */
  readonly bos: readonly Special[];
  /** Ends an answer. */
  readonly end: Special;
  /** Labels that mean "stop here" after an answer. */
  readonly stops: readonly number[];
  readonly source: {readonly title: string; readonly url: string; readonly where: string};
  /** @param messages alternating user and assistant, perhaps a system message in front; see `checkMessages` */
  readonly render: (messages: readonly Message[]) => Segment[];
  /** The markers of another model, which this tokenizer cuts as ordinary text. */
  readonly foreign: {readonly name: string; readonly render: (messages: readonly Message[]) => Segment};
}

/**
 * @throws RangeError when the messages are not [system,] user, assistant, user, assistant, … with the last an assistant's
 */
export function checkMessages(messages: readonly Message[]): void {
  const turns = messages[0]?.role === 'system' ? messages.slice(1) : messages;
  turns.forEach(({role}, index) => {
    const expected = index % 2 === 0 ? 'user' : 'assistant';
    if (role !== expected) throw new RangeError(`turn ${index + 1} should be the ${expected}'s, found ${role}`);
  });
  if (turns.length === 0 || turns.length % 2 === 1)
    throw new RangeError(`a sample ends with an answer, found ${turns.length} turns`);
}

const marker = (text: string): Span => ({text, part: 'marker', learn: false});
const silent = (token: Special): Segment => ({kind: 'special', token, label: null});
const text = (...spans: readonly Span[]): Segment => ({kind: 'text', spans: spans.filter((span) => span.text !== '')});

/** The rounds of a conversation, and the system message or null. */
function roundsOf(messages: readonly Message[]): {system: string | null; rounds: readonly [string, string][]} {
  checkMessages(messages);
  const system = messages[0]?.role === 'system' ? messages[0].content : null;
  const turns = system === null ? messages : messages.slice(1);
  const rounds: [string, string][] = [];
  for (let at = 0; at < turns.length; at += 2) rounds.push([turns[at]?.content ?? '', turns[at + 1]?.content ?? '']);
  return {system, rounds};
}

// Llama 2 (meta-llama/llama, llama/generation.py, chat_completion): `{B_INST} {prompt} {E_INST} {answer} ` a round, the
// tokenizer adding BOS and EOS; the system prompt goes into the first prompt.
const LLAMA_2_BOS: Special = {id: 1, name: '<s>'};
const LLAMA_2_EOS: Special = {id: 2, name: '</s>'};

function llama2Spans(system: string | null, user: string, answer: string): readonly Span[] {
  const prompt: readonly Span[] =
    system === null
      ? [{text: user.trim(), part: 'user', learn: false}]
      : // The whole prompt is stripped once more, which only its end can notice.
        [
          marker('<<SYS>>\n'),
          {text: system, part: 'system', learn: false},
          marker('\n<</SYS>>\n\n'),
          {text: user.trimEnd(), part: 'user', learn: false},
        ];
  return [
    marker('[INST] '),
    ...prompt,
    marker(' [/INST]'),
    {text: ` ${answer.trim()} `, part: 'assistant', learn: true},
  ];
}

const LLAMA_2: ChatTemplate = {
  id: 'llama-2',
  name: 'Llama 2',
  tokenizer: 'llama-2',
  bos: [LLAMA_2_BOS],
  end: LLAMA_2_EOS,
  stops: [2],
  source: {
    title: 'meta-llama/llama',
    url: 'https://github.com/meta-llama/llama/blob/main/llama/generation.py',
    where: 'generation.py，chat_completion',
  },
  render(messages) {
    const {system, rounds} = roundsOf(messages);
    return rounds.flatMap(([user, answer], index) => [
      silent(LLAMA_2_BOS),
      text(...llama2Spans(index === 0 ? system : null, user, answer)),
      {kind: 'special', token: LLAMA_2_EOS, label: LLAMA_2_EOS.id, end: 'token'},
    ]);
  },
  foreign: {name: 'ChatML', render: (messages) => text(...chatMlSpans(messages))},
};

// Llama 3 (meta-llama/llama3, llama/tokenizer.py, ChatFormat).
const LLAMA_3_BOS: Special = {id: 128_000, name: '<|begin_of_text|>'};
const LLAMA_3_EOT: Special = {id: 128_009, name: '<|eot_id|>'};

const LLAMA_3: ChatTemplate = {
  id: 'llama-3',
  name: 'Llama 3',
  tokenizer: 'llama-3',
  bos: [LLAMA_3_BOS],
  end: LLAMA_3_EOT,
  stops: [128_009, 128_001],
  source: {
    title: 'meta-llama/llama3',
    url: 'https://github.com/meta-llama/llama3/blob/main/llama/tokenizer.py',
    where: 'tokenizer.py，ChatFormat',
  },
  render(messages) {
    checkMessages(messages);
    return [
      silent(LLAMA_3_BOS),
      ...messages.flatMap(({role, content}): Segment[] => {
        const learn = role === 'assistant';
        return [
          silent({id: 128_006, name: '<|start_header_id|>'}),
          text(marker(role)),
          silent({id: 128_007, name: '<|end_header_id|>'}),
          // Encoded apart from the content, as Meta's code does.
          text(marker('\n\n')),
          text({text: content.trim(), part: role, learn}),
          learn ? {kind: 'special', token: LLAMA_3_EOT, label: LLAMA_3_EOT.id, end: 'token'} : silent(LLAMA_3_EOT),
        ];
      }),
    ];
  },
  foreign: {name: 'ChatML', render: (messages) => text(...chatMlSpans(messages))},
};

// Qwen 2.5 (tokenizer_config.json, chat_template), the branch without tools.
const IM_START: Special = {id: 151_644, name: '<|im_start|>'};
const IM_END: Special = {id: 151_645, name: '<|im_end|>'};
/** What the template puts in when there is no system message. */
export const QWEN_SYSTEM = 'You are Qwen, created by Alibaba Cloud. You are a helpful assistant.';

function withSystem(messages: readonly Message[]): readonly Message[] {
  checkMessages(messages);
  return messages[0]?.role === 'system' ? messages : [{role: 'system', content: QWEN_SYSTEM}, ...messages];
}

const QWEN: ChatTemplate = {
  id: 'qwen-2.5',
  name: 'Qwen 2.5（ChatML）',
  tokenizer: 'qwen-2.5',
  bos: [],
  end: IM_END,
  stops: [151_645, 151_643],
  source: {
    title: 'Qwen2.5-7B-Instruct',
    url: 'https://huggingface.co/Qwen/Qwen2.5-7B-Instruct/blob/main/tokenizer_config.json',
    where: 'tokenizer_config.json，chat_template',
  },
  render: (messages) =>
    withSystem(messages).flatMap(({role, content}): Segment[] => {
      const learn = role === 'assistant';
      return [
        silent(IM_START),
        // The tokenizer composes to NFC before it cuts.
        text(marker(`${role}\n`), {text: content.normalize('NFC'), part: role, learn}),
        learn ? {kind: 'special', token: IM_END, label: IM_END.id, end: 'token'} : silent(IM_END),
        text(marker('\n')),
      ];
    }),
  foreign: {name: 'Llama 2', render: (messages) => text(...llama2Text(messages))},
};

// ChatGLM3 (tokenization_chatglm.py, build_single_message; THUDM/ChatGLM3, finetune_demo/finetune_hf.py, process_batch). The
// script shifts its mask by one place: after an answer the next token carries loss, and that is the next <|user|>.
const GLM_PREFIX: readonly Special[] = [
  {id: 64_790, name: '[gMASK]'},
  {id: 64_792, name: 'sop'},
];
const GLM_ROLES: Readonly<Record<Role, Special>> = {
  system: {id: 64_794, name: '<|system|>'},
  user: {id: 64_795, name: '<|user|>'},
  assistant: {id: 64_796, name: '<|assistant|>'},
};
const GLM_EOS: Special = {id: 2, name: '</s>'};

const CHATGLM_3: ChatTemplate = {
  id: 'chatglm-3',
  name: 'ChatGLM3',
  tokenizer: 'chatglm-3',
  bos: GLM_PREFIX,
  end: GLM_EOS,
  stops: [2, 64_795],
  source: {
    title: 'THUDM/ChatGLM3',
    url: 'https://github.com/THUDM/ChatGLM3/blob/main/finetune_demo/finetune_hf.py',
    where: 'finetune_hf.py，process_batch',
  },
  render(messages) {
    checkMessages(messages);
    return [
      ...GLM_PREFIX.map(silent),
      ...messages.flatMap(({role, content}, index): Segment[] => {
        const learn = role === 'assistant';
        const token = GLM_ROLES[role];
        const afterAnswer = messages[index - 1]?.role === 'assistant';
        return [
          afterAnswer ? {kind: 'special', token, label: token.id} : silent(token),
          // Role line and message are cut apart, each with the tokenizer's leading space.
          text({text: '\n', part: 'marker', learn}),
          text({text: content, part: role, learn}),
        ];
      }),
      {kind: 'special', token: GLM_EOS, label: GLM_EOS.id, end: 'token'},
    ];
  },
  foreign: {name: 'ChatML', render: (messages) => text(...chatMlSpans(messages))},
};

// Baichuan 2 (baichuan-inc/Baichuan2, fine-tune/fine-tune.py, SupervisedDataset.preprocessing): no end token between the
// rounds; instead the label at the user's token is </s>, so that the model stops where the input goes on. The script knows no
// system message; generation_utils.py of the chat models puts its text in front without a token.
const BAICHUAN_EOS: Special = {id: 2, name: '</s>'};
const BAICHUAN_USER: Special = {id: 195, name: '<reserved_106>'};
const BAICHUAN_ASSISTANT: Special = {id: 196, name: '<reserved_107>'};

const BAICHUAN_2: ChatTemplate = {
  id: 'baichuan-2',
  name: 'Baichuan 2',
  tokenizer: 'baichuan-2',
  bos: [],
  end: BAICHUAN_EOS,
  stops: [2],
  source: {
    title: 'baichuan-inc/Baichuan2',
    url: 'https://github.com/baichuan-inc/Baichuan2/blob/main/fine-tune/fine-tune.py',
    where: 'fine-tune.py，preprocessing',
  },
  render(messages) {
    checkMessages(messages);
    return [
      ...messages.flatMap(({role, content}, index): Segment[] => {
        const words = text({text: content, part: role, learn: role === 'assistant'});
        if (role === 'system') return [words];
        if (role === 'assistant') return [silent(BAICHUAN_ASSISTANT), words];
        const afterAnswer = messages[index - 1]?.role === 'assistant';
        return [
          afterAnswer
            ? {kind: 'special', token: BAICHUAN_USER, label: BAICHUAN_EOS.id, end: 'label'}
            : silent(BAICHUAN_USER),
          words,
        ];
      }),
      {kind: 'special', token: BAICHUAN_EOS, label: BAICHUAN_EOS.id, end: 'token'},
    ];
  },
  foreign: {name: 'ChatML', render: (messages) => text(...chatMlSpans(messages))},
};

/** ChatML for a tokenizer that has no such tokens: its markers are text, the end of an answer included. */
function chatMlSpans(messages: readonly Message[]): readonly Span[] {
  checkMessages(messages);
  return messages.flatMap(({role, content}) => {
    const learn = role === 'assistant';
    return [
      marker(`<|im_start|>${role}\n`),
      {text: content, part: role, learn},
      {text: '<|im_end|>', part: 'marker' as const, learn},
      marker('\n'),
    ];
  });
}

/** Llama 2's format for a tokenizer that has no <s> and </s>. */
function llama2Text(messages: readonly Message[]): readonly Span[] {
  const {system, rounds} = roundsOf(messages);
  return rounds.flatMap(([user, answer], index) => [
    marker('<s>'),
    ...llama2Spans(index === 0 ? system : null, user, answer).map((span) => ({
      ...span,
      text: span.text.normalize('NFC'),
    })),
    {text: '</s>', part: 'marker' as const, learn: true},
  ]);
}

export const templates: readonly ChatTemplate[] = [LLAMA_2, LLAMA_3, QWEN, CHATGLM_3, BAICHUAN_2];

/** @throws RangeError for an id that is no template's */
export function template(id: TemplateId): ChatTemplate {
  const found = templates.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`no chat template ${id}`);
  return found;
}

/** The texts that a tokenizer is asked to cut for these segments, each once. */
export function textsOf(segments: readonly Segment[]): string[] {
  return [...new Set(segments.flatMap((segment) => (segment.kind === 'text' ? [textOf(segment.spans)] : [])))];
}

export function textOf(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join('');
}
