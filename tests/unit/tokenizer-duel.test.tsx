// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen, waitFor, within} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import TokenizerDuel from '@site/src/components/TokenizerDuel';
import {
  ADDRESS_TEXT_LIMIT,
  announce,
  describe as describePiece,
  face,
  formatBytes,
  formatState,
  moveChip,
  offered,
  parsePrice,
  parseState,
  START,
  toggle,
  totalsRow,
} from '@site/src/components/TokenizerDuel/model';
import TokenizerTable from '@site/src/components/TokenizerTable';
import {rowsOf} from '@site/src/components/TokenizerTable/model';
import {chineseParts} from '@site/src/data/tokenizerText';
import {pieceOf} from '@site/src/labs/tokenizers/pieces';
import type {Reply, Request} from '@site/src/labs/tokenizers/protocol';
import {tokenizers} from '@site/src/labs/tokenizers/registry';
import {createService} from '@site/src/labs/tokenizers/service';
import {cachedTokenizers, type BuiltTokenizers} from '@site/src/plugins/tokenizers/build';

const built: BuiltTokenizers = await cachedTokenizers(process.cwd());

describe('the address', () => {
  it('keeps the state, and nothing that is as at the start', () => {
    expect(formatState('', START)).toBe('');
    expect(parseState('')).toEqual(START);
    const state = {text: '镇 & 字+1', chosen: ['llama-2', 'yi'] as const, price: 0.5};
    const search = formatState('?other=1', state);
    expect(search).toBe('?other=1&tok=llama-2,yi&tokText=%E9%95%87+%26+%E5%AD%97%2B1&tokPrice=0.5');
    expect(parseState(search)).toEqual(state);
    expect(formatState(search, START)).toBe('?other=1');
    expect(parseState(formatState('', {...START, chosen: []})).chosen).toEqual([]);
  });

  it('does not take what makes no sense, nor a text that is too long', () => {
    expect(parseState('?tok=gpt-9,baichuan-2&tokPrice=-1')).toEqual(START);
    const long = '字'.repeat(ADDRESS_TEXT_LIMIT + 1);
    expect(formatState('', {...START, text: long})).toBe('');
    expect(parseState(`?tokText=${long}`).text).toHaveLength(ADDRESS_TEXT_LIMIT);
    expect(['', 'x', '-1', '1e9'].map(parsePrice)).toEqual([null, null, null, null]);
    expect(parsePrice('0')).toBe(0);
  });
});

describe('the wording', () => {
  it('shows bytes where there is no whole character, and blanks as signs', () => {
    expect(face(pieceOf(1, '<0xE5>', 'sentencepiece'))).toBe('E5');
    expect(face(pieceOf(13, '<0x0A>', 'sentencepiece'))).toBe('0A');
    expect(face(pieceOf(2515, 'ãģ', 'byte-level'))).toBe('E3 81');
    expect(face(pieceOf(1, 'Ġa', 'byte-level'))).toBe('␣a');
    expect(face(pieceOf(1, 'ĊĊ', 'byte-level'))).toBe('↵↵');
    expect(describePiece(pieceOf(30411, '镇', 'sentencepiece'), 1)).toBe('第 2 个：“镇”，编号 30411，字节 E9 95 87');
    expect(describePiece(pieceOf(232, '<0xE5>', 'sentencepiece'), 0)).toContain('字节词元');
  });

  it('writes totals', () => {
    const totals = {tokens: 2048, bytePieces: 3, partialPieces: 0};
    expect(totalsRow(totals, '字'.repeat(1024), 4096, 2)).toEqual({
      tokens: '2048',
      perCharacter: '2.00',
      bytePieces: '3',
      partialPieces: '0',
      share: '50%',
      cost: '0.0041',
    });
    expect(totalsRow({...totals, tokens: 0}, '', 4096, 2)).toMatchObject({perCharacter: '—', share: '0%', cost: '0'});
    expect(totalsRow({...totals, tokens: 5000}, '字', 4096, 0.0001)).toMatchObject({share: '122%', cost: '<0.000001'});
    expect(totalsRow({...totals, tokens: 1}, '字', 128_000, 12_345_678)).toMatchObject({share: '<0.01%', cost: '12'});
    expect([999, 154_234, 999_499, 1_173_985].map(formatBytes)).toEqual(['1 KB', '154 KB', '999 KB', '1.2 MB']);
    expect(announce([{name: 'A', tokens: 1}])).toBe('A 1 个词元');
  });

  it('moves between chips and keeps the choice in the registry’s order', () => {
    expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'a'].map((key) => moveChip(2, key, 4))).toEqual([
      3,
      1,
      0,
      3,
      null,
    ]);
    expect([moveChip(3, 'ArrowDown', 4), moveChip(0, 'ArrowUp', 4)]).toEqual([3, 0]);
    expect(toggle(['qwen-2.5'], 'gpt-2')).toEqual(['gpt-2', 'qwen-2.5']);
    expect(toggle(['gpt-2', 'qwen-2.5'], 'gpt-2')).toEqual(['qwen-2.5']);
  });
});

describe('without a script', () => {
  it('has a real cut by three tokenizers, their totals, and every licence', () => {
    const html = renderToString(<TokenizerDuel />);
    document.body.innerHTML = html;
    for (const [name, tokens] of [
      ['GPT-2', 65],
      ['Llama 2', 49],
      ['Qwen 2.5', 26],
    ] as const) {
      const list = screen.getByRole('list', {name: `${name} 切出的词元`});
      expect(list.children).toHaveLength(tokens);
      expect(screen.getByRole('row', {name: new RegExp(`^${name} ${tokens} `)})).toBeTruthy();
    }
    // 喆 falls back to bytes in Llama 2 and is one token in Qwen 2.5.
    const llama = screen.getByRole('list', {name: 'Llama 2 切出的词元'});
    expect(within(llama).getAllByRole('button', {name: /字节词元/, hidden: true})).toHaveLength(22);
    expect(screen.getAllByText('喆')).toHaveLength(1);
    expect(document.body.textContent).toContain('Built with Meta Llama 3');
    for (const {id, name, shipped} of tokenizers) {
      expect(html).toContain(name);
      expect(html.includes(`/notes/licenses/${id}/LICENSE.txt`)).toBe(shipped);
    }
    expect(document.querySelector('[data-needs-app]')?.getAttribute('data-needs-app')).toBe('tok tokText tokPrice');
    document.body.innerHTML = '';
  }, 40_000);

  it('has the table of every tokenizer on the fixed text', () => {
    const rows = rowsOf(built.tables, tokenizers);
    expect(rows).toHaveLength(11);
    expect(rows[0]?.id).toBe('gpt-2');
    // Five paragraphs, each cut by itself: what design.md measured on another text holds on this one.
    const ratio = Object.fromEntries(rows.map((row) => [row.id, row.perCharacter]));
    expect(ratio['gpt-2']).toBeGreaterThan(2);
    expect(ratio['llama-2']).toBeGreaterThan(1.4);
    expect(ratio['qwen-2.5']).toBeLessThan(0.8);
    const html = renderToString(<TokenizerTable />);
    for (const {name} of tokenizers) expect(html).toContain(name);
    for (const {text} of chineseParts) expect(html).toContain(text.slice(0, 20));
  });
});

/** A worker in this thread, around the same service; it serves the files as they were built. */
class HereWorker extends EventTarget {
  static started = 0;
  static broken = false;
  readonly #answer = createService(
    (data: Reply) => this.dispatchEvent(new MessageEvent('message', {data})),
    (url) => {
      const name = new URL(String(url)).pathname.replace('/notes/', '');
      return Promise.resolve(
        new Response(HereWorker.broken ? '' : (built.files[name] ?? ''), {status: HereWorker.broken ? 503 : 200}),
      );
    },
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

describe('with a script', () => {
  beforeEach(() => {
    HereWorker.started = 0;
    HereWorker.broken = false;
    vi.stubGlobal('Worker', HereWorker);
    window.history.replaceState(null, '', '/');
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  const type = (text: string): void => {
    fireEvent.change(screen.getByLabelText('输入文字，或选一段：'), {target: {value: text}});
  };

  it('loads nothing until it is asked, then cuts what was typed and says so', async () => {
    render(<TokenizerDuel />);
    fireEvent.click(screen.getByRole('checkbox', {name: /GPT-2/}));
    fireEvent.click(screen.getByRole('checkbox', {name: /Qwen/}));
    type('镇上的 <s> 喆');
    const ask = await screen.findByRole('button', {name: '载入 1 个词表（共 154 KB）'});
    expect(HereWorker.started).toBe(0);
    expect(screen.queryByRole('list', {name: 'Llama 2 切出的词元'})).toBeNull();
    fireEvent.click(ask);
    const list = await screen.findByRole('list', {name: 'Llama 2 切出的词元'}, {timeout: 20_000});
    const ids = within(list)
      .getAllByRole('button')
      .map((chip) => chip.lastElementChild?.textContent);
    expect(ids.slice(0, 2)).toEqual(['29871', '30411']);
    expect(ids.slice(-3)).toEqual(['232', '153', '137'].map(String));
    expect(screen.getByRole('status').textContent).toBe(`Llama 2 ${ids.length} 个词元`);
    expect(decodeURIComponent(window.location.search)).toContain('tok=llama-2');
    const chips = within(list).getAllByRole('button');
    const first = chips[0] ?? list;
    fireEvent.focus(first);
    fireEvent.keyDown(first, {key: 'ArrowRight'});
    expect(document.activeElement).toBe(chips[1]);
    expect(chips.map((chip) => chip.tabIndex).filter((index) => index === 0)).toHaveLength(1);
  }, 40_000);

  it('says when a vocabulary does not come, and tries again', async () => {
    HereWorker.broken = true;
    render(<TokenizerDuel />);
    fireEvent.click(screen.getByRole('checkbox', {name: /Yi/}));
    expect(await screen.findByText(/词表没有载入成功：HTTP 503/)).toBeTruthy();
    HereWorker.broken = false;
    fireEvent.click(screen.getByRole('button', {name: '再试一次'}));
    await screen.findByRole('list', {name: 'Yi 切出的词元'}, {timeout: 20_000});
    expect(HereWorker.started).toBe(1);
  }, 40_000);

  it('opens as an address says, without loading', async () => {
    window.history.replaceState(null, '', '/?tok=yi&tokText=%E9%95%87&tokPrice=3');
    render(<TokenizerDuel />);
    await waitFor(() => expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('镇'));
    expect(screen.getByRole<HTMLInputElement>('spinbutton').value).toBe('3');
    expect(screen.getByRole('button', {name: /^载入 1 个词表/})).toBeTruthy();
    expect(HereWorker.started).toBe(0);
  });

  it('draws a long text a part at a time', async () => {
    render(<TokenizerDuel />);
    for (const name of [/GPT-2/, /Qwen/]) fireEvent.click(screen.getByRole('checkbox', {name}));
    type('镇'.repeat(450));
    fireEvent.click(await screen.findByRole('button', {name: /^载入 1/}));
    const list = await screen.findByRole('list', {name: 'Llama 2 切出的词元'}, {timeout: 20_000});
    expect(list.children).toHaveLength(200);
    fireEvent.click(screen.getByRole('button', {name: '再画 200 个（还有 251 个）'}));
    await waitFor(() => expect(list.children).toHaveLength(400));
    expect(screen.getByRole('row', {name: /^Llama 2 451 1\.00 /})).toBeTruthy();
  }, 40_000);

  it('counts the costs at the reader’s price', () => {
    render(<TokenizerDuel />);
    fireEvent.change(screen.getByRole('spinbutton'), {target: {value: '1000'}});
    expect(screen.getByRole('row', {name: /^Llama 2 49 .* 0\.049$/})).toBeTruthy();
    fireEvent.change(screen.getByRole('spinbutton'), {target: {value: ''}});
    expect(screen.getByRole('row', {name: /^Llama 2 49 .* 0\.049$/})).toBeTruthy();
  }, 40_000);
});

it('offers what may be passed on', () => {
  expect(offered.map(({id}) => id)).toEqual([
    'gpt-2',
    'gpt-4',
    'gpt-4o',
    'llama-2',
    'llama-3',
    'qwen-2.5',
    'internlm-2',
    'yi',
    'deepseek-v3',
  ]);
});
