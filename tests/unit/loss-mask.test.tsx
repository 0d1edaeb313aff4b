// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen, waitFor, within} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi} from 'vitest';
import LossMaskInspector from '@site/src/components/LossMaskInspector';
import {
  announce,
  describe as describeToken,
  effect,
  formatState,
  isExample,
  messagesOf,
  parseState,
  rowOf,
  START,
  TEXT_LIMIT,
} from '@site/src/components/LossMaskInspector/model';
import {exampleMessages} from '@site/src/data/chatExample';
import {
  allTexts,
  canHave,
  countsOf,
  IGNORE,
  labelText,
  mistakeIds,
  PAD_TO,
  sample,
  type CutText,
  type MistakeId,
  type Token,
} from '@site/src/labs/chat/labels';
import {
  checkMessages,
  QWEN_SYSTEM,
  template,
  templates,
  textOf,
  type ChatTemplate,
  type Message,
  type TemplateId,
} from '@site/src/labs/chat/templates';
import {createEngine, type Engine} from '@site/src/labs/tokenizers/engine';
import {pieceOf} from '@site/src/labs/tokenizers/pieces';
import type {Reply, Request} from '@site/src/labs/tokenizers/protocol';
import {tokenizer} from '@site/src/labs/tokenizers/registry';
import {createService} from '@site/src/labs/tokenizers/service';
import {unpackPiece} from '@site/src/labs/tokenizers/tables';
import {packVocabulary} from '@site/src/labs/tokenizers/vocabularyFile';
import {cachedTokenizers, type BuiltTokenizers} from '@site/src/plugins/tokenizers/build';
import {readSource} from '@site/src/plugins/tokenizers/sources';

const built: BuiltTokenizers = await cachedTokenizers(process.cwd());

const talk = (system: string | null, ...turns: readonly string[]): Message[] => [
  ...(system === null ? [] : [{role: 'system' as const, content: system}]),
  ...turns.map((content, index) => ({role: index % 2 === 0 ? ('user' as const) : ('assistant' as const), content})),
];

/** Ids of whole conversations that others have published, with the place. */
interface Published {
  readonly where: string;
  readonly messages: readonly Message[];
  readonly ids: readonly number[];
  /** Ends the prompt where the source has no answer yet. */
  readonly promptOnly?: boolean;
}

const SERVER_TEST =
  'a published C++ test of meta-llama/Llama-2-7b-chat-hf’s template (expected_prompt, expected_tokens)';
const LMFLOW = 'OptimalScale/LMFlow, tests/models/test_hf_decoder_model.py';
const CHATGLM_CPP = 'li-plus/chatglm.cpp, chatglm_test.cpp';

const published: Readonly<Partial<Record<TemplateId, readonly Published[]>>> = {
  'llama-2': [
    {
      where: SERVER_TEST,
      messages: talk('You are assistant.', 'hello', 'how can I help you?', 'how much is 2+2?', ''),
      promptOnly: true,
      ids: [
        1, 518, 25580, 29962, 3532, 14816, 29903, 6778, 13, 3492, 526, 20255, 29889, 13, 29966, 829, 14816, 29903, 6778,
        13, 13, 12199, 518, 29914, 25580, 29962, 920, 508, 306, 1371, 366, 29973, 29871, 2, 1, 518, 25580, 29962, 920,
        1568, 338, 29871, 29906, 29974, 29906, 29973, 518, 29914, 25580, 29962,
      ],
    },
    {
      where: SERVER_TEST,
      messages: talk(null, 'hello', ''),
      promptOnly: true,
      ids: [1, 518, 25580, 29962, 22172, 518, 29914, 25580, 29962],
    },
  ],
  'llama-3': [
    {
      where: LMFLOW,
      messages: talk('sysinfo', 'Hello', 'Hi!', 'How are you?', "I'm good, thanks!"),
      ids: [
        128000, 128006, 9125, 128007, 271, 7947, 2801, 128009, 128006, 882, 128007, 271, 9906, 128009, 128006, 78191,
        128007, 271, 13347, 0, 128009, 128006, 882, 128007, 271, 4438, 527, 499, 30, 128009, 128006, 78191, 128007, 271,
        40, 2846, 1695, 11, 9523, 0, 128009,
      ],
    },
  ],
  'qwen-2.5': [
    {
      where: 'a published Rust engine, fixture `short` of prefill_sweep.rs',
      messages: talk(null, 'What is the capital of France?', ''),
      promptOnly: true,
      ids: [
        151644, 8948, 198, 2610, 525, 1207, 16948, 11, 3465, 553, 54364, 14817, 13, 1446, 525, 264, 10950, 17847, 13,
        151645, 198, 151644, 872, 198, 3838, 374, 279, 6722, 315, 9625, 30, 151645, 198, 151644, 77091, 198,
      ],
    },
  ],
  'chatglm-3': [
    {
      where: CHATGLM_CPP,
      messages: talk(
        null,
        '你好',
        '你好👋！我是人工智能助手 ChatGLM3-6B，很高兴见到你，欢迎问我任何问题。',
        '晚上睡不着应该怎么办',
        '',
      ),
      promptOnly: true,
      ids: [
        64790, 64792, 64795, 30910, 13, 36474, 54591, 64796, 30910, 13, 36474, 54591, 243, 162, 148, 142, 31404, 33030,
        34797, 42481, 22011, 10461, 30944, 30966, 30941, 30978, 30949, 31123, 48895, 35214, 54622, 31123, 32616, 39905,
        31901, 31639, 31155, 64795, 30910, 13, 30910, 32820, 54266, 31876, 35153, 64796,
      ],
    },
  ],
  'baichuan-2': [
    {
      where: CHATGLM_CPP,
      messages: talk(null, '你好呀', '你好！很高兴和你交流。请问有什么问题我可以帮助你解决吗？', '你叫什么名字？', ''),
      promptOnly: true,
      ids: [
        195, 16829, 94278, 196, 16829, 67, 52160, 10329, 3341, 66, 23216, 5817, 1754, 92392, 21777, 92430, 2740, 93122,
        68, 195, 92430, 93410, 1747, 6642, 68, 196,
      ],
    },
  ],
};

const ids = (tokens: readonly Token[] | null): number[] => (tokens ?? []).map(({id}) => id);
const labels = (tokens: readonly Token[] | null): number[] => (tokens ?? []).map(({label}) => label);
const prepared =
  (chat: ChatTemplate): CutText =>
  (text) =>
    built.chats[chat.tokenizer]?.[text]?.map(unpackPiece) ?? null;
const example = (id: TemplateId, mistake: MistakeId = 'none', keep = 1): Token[] => {
  const tokens = sample(template(id), exampleMessages, prepared(template(id)), mistake, keep);
  if (!tokens) throw new Error(`no sample of ${id} with ${mistake}`);
  return tokens;
};
/** What has to be there. */
function last<Item>(items: readonly Item[]): Item {
  const item = items.at(-1);
  if (item === undefined) throw new Error('nothing there');
  return item;
}
const spelled = (tokens: readonly Token[]): string =>
  new TextDecoder().decode(new Uint8Array(tokens.flatMap(({piece}) => [...(piece?.bytes ?? [])])));

describe.each(templates)('$name', (chat) => {
  let engine: Engine | null = null;
  const cut: CutText = (text) => engine?.cut(text) ?? null;
  beforeAll(async () => {
    const packed = packVocabulary(await readSource(chat.tokenizer), '');
    engine = createEngine(JSON.parse(JSON.stringify(packed)), tokenizer(chat.tokenizer).alphabet);
  }, 120_000);
  afterAll(() => {
    engine = null;
  });

  it('gives the published ids of whole conversations', () => {
    for (const {where, messages, ids: wanted, promptOnly} of published[chat.id] ?? []) {
      const found = ids(sample(chat, messages, cut, 'none'));
      // What follows an empty answer is the template's own.
      expect(promptOnly ? found.slice(0, wanted.length) : found, where).toEqual(wanted);
    }
  });

  it('cuts the example as the build did', () => {
    for (const messages of [exampleMessages, exampleMessages.slice(1)])
      for (const text of allTexts(chat, messages)) expect(cut(text)).toEqual(prepared(chat)(text));
  });

  it('keeps every word: the pieces spell the messages in order', () => {
    const tokens = sample(chat, exampleMessages, cut, 'none') ?? [];
    const text = spelled(tokens);
    let at = 0;
    for (const {content} of exampleMessages) {
      const found = text.indexOf(content, at);
      expect(found, content).toBeGreaterThanOrEqual(at);
      at = found + content.length;
    }
    // What carries loss spells the answers and nothing else.
    expect(spelled(tokens.filter(({label}) => label !== IGNORE)).replace(/\s/g, '')).toBe(
      exampleMessages.flatMap(({role, content}) => (role === 'assistant' ? [content] : [])).join(''),
    );
  });

  it('teaches to stop after each answer, and nothing else that is not the answer’s', () => {
    const tokens = sample(chat, exampleMessages, cut, 'none') ?? [];
    expect(countsOf(tokens, chat.stops).stops).toBe(2);
    for (const {label, part, name, piece} of tokens) {
      if (part === 'system' || part === 'user') expect(label).toBe(IGNORE);
      if (part === 'assistant') expect(label).not.toBe(IGNORE);
      if (part === 'marker' && name === null && chat.id !== 'chatglm-3') expect(label, piece?.text ?? '').toBe(IGNORE);
    }
  });

  it('counts more when the prompt carries loss, and none of the ends when pad is the end', () => {
    const right = countsOf(sample(chat, exampleMessages, cut, 'none') ?? [], chat.stops);
    const prompt = countsOf(sample(chat, exampleMessages, cut, 'prompt-loss') ?? [], chat.stops);
    expect(prompt.learned).toBe(prompt.tokens - 1);
    const padded = sample(chat, exampleMessages, cut, 'pad-eos') ?? [];
    expect(padded.length % PAD_TO).toBe(0);
    expect(padded.length).toBeGreaterThan(right.tokens);
    expect(labels(padded)).not.toContain(chat.end.id);
    // ChatGLM3 stops at <|user|> between the rounds, which the padding does not touch.
    expect(countsOf(padded, chat.stops).stops).toBe(chat.id === 'chatglm-3' ? 1 : 0);
    const wrong = sample(chat, exampleMessages, cut, 'wrong-template') ?? [];
    expect(countsOf(wrong, chat.stops).stops).toBe(0);
    expect(wrong.length).toBeGreaterThan(right.tokens);
    expect(spelled(wrong)).toContain(chat.id === 'qwen-2.5' ? '[INST] <<SYS>>' : '<|im_start|>assistant');
  });
});

describe('Llama 2’s sample by hand', () => {
  it('is the page’s worked example', () => {
    const tokens = example('llama-2');
    expect(ids(tokens).slice(0, 9)).toEqual([1, 518, 25580, 29962, 3532, 14816, 29903, 6778, 13]);
    expect(countsOf(tokens, [2])).toEqual({tokens: 108, learned: 35, stops: 2, markers: 32});
    // Round 2: BOS, [INST], 能借几本书？ with 借 and 几 as three bytes each, [/INST], the answer, EOS.
    const second = tokens.slice(ids(tokens).lastIndexOf(1));
    expect(ids(second)).toEqual([
      1, 518, 25580, 29962, 29871, 30815, 232, 131, 162, 232, 138, 163, 30346, 31900, 30882, 518, 29914, 25580, 29962,
      29871, 31951, 30313, 30904, 30346, 30214, 232, 131, 162, 31117, 30457, 30802, 30408, 30267, 29871, 2,
    ]);
    expect(labels(second)).toEqual([...Array.from({length: 19}, () => IGNORE), ...ids(second).slice(19)]);
  });

  it('puts the system prompt into the first round only, and does without one', () => {
    const without = sample(template('llama-2'), exampleMessages.slice(1), prepared(template('llama-2')), 'none') ?? [];
    expect(spelled(without)).not.toContain('<<SYS>>');
    expect(spelled(example('llama-2')).match(/<<SYS>>/g)).toHaveLength(1);
  });
});

describe('the other templates’ peculiarities', () => {
  it('Qwen puts in a system message of its own', () => {
    const segments = template('qwen-2.5').render(exampleMessages.slice(1));
    const texts = segments.flatMap((segment) => (segment.kind === 'text' ? [textOf(segment.spans)] : []));
    expect(texts[0]).toBe(`system\n${QWEN_SYSTEM}`);
    expect(texts.filter((text) => text.startsWith('system'))).toHaveLength(1);
  });

  it('Baichuan 2 has </s> as the label of the next user’s token, and none in front of it', () => {
    const tokens = example('baichuan-2');
    const users = tokens.filter(({id}) => id === 195);
    expect(labels(users)).toEqual([IGNORE, 2]);
    expect(ids(tokens).filter((id) => id === 2)).toHaveLength(1);
    expect(describeToken(last(users), 19)).toContain('标签是 2，不是它自己');
  });

  it('ChatGLM3 learns the empty role line and the next <|user|>', () => {
    const tokens = example('chatglm-3');
    const answer = tokens.findIndex(({id}) => id === 64_796);
    expect(labels(tokens).slice(answer, answer + 3)).toEqual([IGNORE, 30910, 13]);
    expect(labels(tokens.filter(({id}) => id === 64_795))).toEqual([IGNORE, 64_795]);
  });
});

describe('the mistakes', () => {
  it('double BOS changes no label, and cannot happen without a BOS', () => {
    expect(ids(example('llama-2', 'double-bos')).slice(0, 3)).toEqual([1, 1, 518]);
    expect(labels(example('llama-2', 'double-bos')).slice(1)).toEqual(labels(example('llama-2')));
    expect(ids(example('chatglm-3', 'double-bos')).slice(0, 5)).toEqual([64790, 64792, 64790, 64792, 64794]);
    for (const id of ['qwen-2.5', 'baichuan-2'] as const) {
      expect(canHave(template(id), 'double-bos')).toBe(false);
      expect(sample(template(id), exampleMessages, prepared(template(id)), 'double-bos')).toBeNull();
    }
  });

  it('a forgotten end is gone from the ids, or from the label where the token is a role’s', () => {
    expect(ids(example('llama-3', 'missing-eos')).filter((id) => id === 128_009)).toHaveLength(3);
    expect(countsOf(example('llama-3', 'missing-eos'), template('llama-3').stops).stops).toBe(0);
    expect(labels(example('baichuan-2', 'missing-eos'))).not.toContain(2);
    expect(ids(example('baichuan-2', 'missing-eos')).filter((id) => id === 195)).toHaveLength(2);
  });

  it('truncation keeps the left part', () => {
    const whole = example('qwen-2.5');
    const part = example('qwen-2.5', 'truncated', 0.8);
    expect(part).toEqual(whole.slice(0, Math.ceil(0.8 * whole.length)));
    expect(countsOf(part, template('qwen-2.5').stops).stops).toBe(1);
    expect(example('qwen-2.5', 'truncated', 0)).toEqual([]);
    expect(() => example('qwen-2.5', 'truncated', 1.1)).toThrow(/share from 0 to 1, found 1.1/);
  });

  it('say in numbers what they do', () => {
    for (const chat of templates) {
      const row = (mistake: MistakeId) => rowOf(chat, START, mistake, prepared(chat));
      const right = row('none');
      if (!right) throw new Error('no sample');
      for (const mistake of mistakeIds) {
        const wrong = row(mistake);
        if (wrong) expect(effect(chat, mistake, right.counts, wrong.counts)).toMatch(/\d/);
        else expect(canHave(chat, mistake)).toBe(false);
      }
    }
    const llama = template('llama-2');
    const pad = rowOf(llama, START, 'pad-eos', prepared(llama));
    const right = rowOf(llama, START, 'none', prepared(llama));
    if (!pad || !right) throw new Error('no sample');
    expect(effect(llama, 'pad-eos', right.counts, pad.counts)).toContain('补了 4 个 </s>');
    expect(effect(llama, 'pad-eos', right.counts, pad.counts)).toContain('从 2 处剩下 0 处');
    expect(announce(llama, 'pad-eos', pad)).toBe('Llama 2，填充符就是结束符：112 个词元，33 个算损失。');
  });
});

describe('labels', () => {
  const text = (value: string) => pieceOf(7, value, 'sentencepiece');
  it('belong to the span that a token’s first byte lies in', () => {
    const spans = [
      {text: '问', part: 'user', learn: false},
      {text: '答案', part: 'assistant', learn: true},
    ] as const;
    // The leading space is the tokenizer's; a token across the border is the prompt's.
    expect(labels(labelText(spans, [text('▁问'), text('答'), text('案')]))).toEqual([IGNORE, 7, 7]);
    expect(labels(labelText(spans, [text('问答'), text('案')]))).toEqual([IGNORE, 7]);
    expect(labels(labelText(spans, [text('▁'), text('问'), text('答案')]))).toEqual([IGNORE, IGNORE, 7]);
    expect(labelText([], [])).toEqual([]);
  });

  it('never count at the first place', () => {
    const token = {id: 5, name: null, piece: null, part: 'assistant', label: 5} as const;
    expect(countsOf([token, token], [5])).toEqual({tokens: 2, learned: 1, stops: 1, markers: 0});
  });

  it('need an alternating conversation that ends with an answer', () => {
    expect(() => checkMessages(talk(null, 'a'))).toThrow(/ends with an answer, found 1 turns/);
    expect(() => checkMessages([])).toThrow(/found 0 turns/);
    expect(() => checkMessages([{role: 'assistant', content: 'a'}])).toThrow(
      /turn 1 should be the user's, found assistant/,
    );
    expect(() => checkMessages(talk('s', 'a', 'b'))).not.toThrow();
  });
});

describe('the address', () => {
  it('keeps the state, and nothing that is as at the start', () => {
    expect(formatState('?x=1', START)).toBe('?x=1');
    const state = {
      ...START,
      template: 'qwen-2.5' as const,
      mistake: 'truncated' as const,
      withSystem: false,
      keep: 60,
      texts: START.texts.with(1, '几点 & 哪里？'),
    };
    expect(parseState(formatState('', state))).toEqual(state);
    expect(isExample(state)).toBe(false);
    expect(messagesOf(state)).toHaveLength(4);
    expect(parseState('?mask=qwen-2.5&maskError=double-bos').mistake).toBe('none');
    expect(parseState('?mask=gpt-9&maskError=x&maskKeep=33')).toEqual(START);
    expect(parseState(`?maskU1=${'字'.repeat(TEXT_LIMIT + 1)}`).texts[1]).toHaveLength(TEXT_LIMIT);
  });
});

/** A worker in this thread, around the same service; it serves the files as they were built. */
class HereWorker extends EventTarget {
  static started = 0;
  readonly #answer = createService(
    (data: Reply) => this.dispatchEvent(new MessageEvent('message', {data})),
    (url) => Promise.resolve(new Response(built.files[new URL(String(url)).pathname.replace('/notes/', '')] ?? '')),
  );
  constructor() {
    super();
    HereWorker.started += 1;
  }
  postMessage(message: Request): void {
    void this.#answer(message);
  }
  terminate(): void {}
}

describe('the figure', () => {
  beforeEach(() => {
    HereWorker.started = 0;
    vi.stubGlobal('Worker', HereWorker);
    window.history.replaceState(null, '', '/');
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('is whole without a script', () => {
    document.body.innerHTML = renderToString(<LossMaskInspector />);
    expect(screen.getByRole('list', {name: 'Llama 2 的词元和标签'}).children).toHaveLength(108);
    expect(document.querySelectorAll('[data-learn]')).toHaveLength(35);
    const [first, second] = screen.getAllByRole('table');
    if (!first || !second) throw new Error('two tables are missing');
    expect(within(first).getByRole('row', {name: /Baichuan 2 40 5 19 48%/})).toBeTruthy();
    expect(within(second).getByRole('row', {name: /填充符就是结束符 112 33 29% 0\/2/})).toBeTruthy();
    expect(document.querySelector('[data-folded]')?.textContent).toContain('停不下来');
    expect(document.body.textContent).toContain('Built with Meta Llama 3');
    document.body.innerHTML = '';
  });

  it('switches templates and mistakes without loading anything', async () => {
    render(<LossMaskInspector />);
    fireEvent.click(screen.getByRole('radio', {name: '填充符就是结束符'}));
    expect(screen.getByRole('status').textContent).toContain('112 个词元，33 个算损失');
    expect(screen.getAllByRole('button', {name: /填充，不算损失/})).toHaveLength(4);
    fireEvent.click(screen.getByRole('radio', {name: 'Qwen 2.5（ChatML）'}));
    expect(screen.getByRole('radio', {name: /两个开始符/}).hasAttribute('disabled')).toBe(true);
    expect(screen.getByRole('list', {name: /^Qwen 2.5/}).children).toHaveLength(64);
    fireEvent.click(screen.getByRole('radio', {name: '回答被截断'}));
    fireEvent.change(screen.getByRole('slider', {name: '截断后留下'}), {target: {value: '50'}});
    expect(screen.getByRole('list', {name: /^Qwen 2.5/}).children).toHaveLength(32);
    fireEvent.click(screen.getByRole('checkbox', {name: '带系统提示'}));
    expect(screen.queryByText(/正在切/)).toBeNull();
    expect(HereWorker.started).toBe(0);
    await waitFor(() => expect(window.location.search).toContain('mask=qwen-2.5'));
  });

  it('moves between the tokens by keyboard', () => {
    render(<LossMaskInspector />);
    const chips = within(screen.getByRole('list', {name: /^Llama 2/})).getAllByRole('button');
    const [first = last(chips)] = chips;
    fireEvent.focus(first);
    fireEvent.keyDown(first, {key: 'End'});
    expect(document.activeElement).toBe(chips.at(-1));
    expect(chips.at(-1)?.getAttribute('aria-label')).toBe('第 108 个：</s>，编号 2，模板的记号，算损失');
    expect(chips.filter((chip) => chip.tabIndex === 0)).toHaveLength(1);
  });

  it('loads the vocabulary for another text, and says where it may not', async () => {
    render(<LossMaskInspector />);
    fireEvent.change(screen.getByRole('textbox', {name: '助手，第二轮'}), {target: {value: '五本。'}});
    fireEvent.click(screen.getByRole('button', {name: '载入 Llama 2 的词表（154 KB）'}));
    const list = await screen.findByRole('list', {name: /^Llama 2/}, {timeout: 30_000});
    expect(HereWorker.started).toBe(1);
    const learned = [...list.querySelectorAll('[data-learn]')].map((chip) => chip.children[1]?.textContent);
    expect(learned.slice(-6)).toEqual(['29871', '30904', '30346', '30267', '29871', '2']);
    fireEvent.click(screen.getByRole('radio', {name: 'ChatGLM3'}));
    expect(screen.getByText(/ChatGLM3 的词表没有随站提供/)).toBeTruthy();
    fireEvent.click(last(screen.getAllByRole('button', {name: '恢复例子'})));
    expect(screen.getByRole('list', {name: /^ChatGLM3/}).children).toHaveLength(60);
  }, 60_000);

  it('opens as an address says', async () => {
    window.history.replaceState(null, '', '/?mask=baichuan-2&maskError=prompt-loss');
    render(<LossMaskInspector />);
    await waitFor(() => expect(screen.getByRole('list', {name: /^Baichuan 2/})).toBeTruthy());
    expect(document.querySelectorAll('[data-learn]')).toHaveLength(39);
  });
});
