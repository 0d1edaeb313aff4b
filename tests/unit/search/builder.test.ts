// cspell:ignore chong
import {describe, expect, it} from 'vitest';
import {allCharacters} from '@site/src/search/builder/characterMap';
import {EntryList} from '@site/src/search/builder/entryList';
import {buildLexicon} from '@site/src/search/builder/lexicon';
import {pageFromHtml} from '@site/src/search/builder/sections';
import {ByteReader, ByteWriter} from '@site/src/search/text/bytes';
import {TextSample} from '@site/src/search/builder/texts';
import {decodeShard, encodeShards, packEntry} from '@site/src/search/text/shards';
import {PAGES, smallIndex} from './fixture';

function made(address: string): NonNullable<ReturnType<typeof pageFromHtml>> {
  const page = pageFromHtml(PAGES[address] ?? '', address);
  if (!page) throw new Error(`no page ${address}`);
  return page;
}

describe('sections of a rendered page', () => {
  const page = made('/a/reward');

  it('begin at headings and know what they stand under', () => {
    expect(page.sections.map(({address, heading, path}) => [address, heading, path])).toEqual([
      ['/a/reward', '奖励模型：从名次学出分数', []],
      ['/a/reward#pairwise-loss', '成对损失', []],
      ['/a/reward#gradient', '梯度', ['成对损失']],
      ['/a/reward#code', '用代码核对', []],
    ]);
    expect(page).toMatchObject({crumbs: ['甲章'], description: '说明', keywords: ['甲', '乙']});
  });

  it('keep formula source, captions, cells and code, and leave out what is only for show', () => {
    const [, loss, gradient, code] = page.sections;
    expect(loss?.text).toContain('\\log \\sigma(r_w - r_l)');
    expect(loss?.text).toContain('提示');
    for (const gone of ['看得见的公式', '（术语）', '卡片里的释义', '导航']) expect(loss?.text).not.toContain(gone);
    expect(gradient?.text).toBe('训练集有 33,207 条提示，来自 Llama 2 的 45 TB。\n准确率表\n人\n72.4%');
    expect(code?.text).toBe('from torch.nn import LayerNorm');
  });

  it('say of a heading without text what stands under it', () => {
    expect(made('/a/ppo').sections.find(({heading}) => heading === '两步')?.text).toBe('先微调');
  });

  it('are terms in the glossary, without the letters', () => {
    expect(made('/glossary').sections.map(({address, entry}) => [address, entry])).toEqual([
      ['/glossary', false],
      ['/glossary#reward-model', true],
    ]);
  });

  it('are none where a page has no title or asks to be left alone', () => {
    expect(pageFromHtml('<main><p>x</p></main>', '/x')).toBeNull();
    expect(pageFromHtml('<meta name="robots" content="noindex"><main><h1>x</h1></main>', '/x')).toBeNull();
  });
});

describe('the files of an index', () => {
  it('are the same for the same pages', () => {
    const [first, second] = [smallIndex(), smallIndex()];
    expect(first.map(({path}) => path)).toEqual(second.map(({path}) => path));
    first.forEach(({bytes}, at) => expect(Buffer.compare(bytes, second[at]?.bytes ?? new Uint8Array())).toBe(0));
  });

  it('lie in a folder named by what they hold, but for the one that says which folder', () => {
    const paths = smallIndex().map(({path}) => path);
    expect(paths[0]).toBe('core.bin');
    expect(new Set(paths.slice(1).map((path) => path.split('/')[0])).size).toBe(1);
    expect(paths[1]).toMatch(/^[0-9a-f]{12}\//);
  });
});

describe('shards', () => {
  const listOf = (entries: readonly (readonly [section: number, weight: number])[]): EntryList => {
    const list = new EntryList();
    for (const [section, weight] of entries) list.add(section, weight);
    return list;
  };
  const postings = new Map([
    [
      '模型',
      listOf([
        [0, 63],
        [700, 1],
      ]),
    ],
    ['模式', listOf([[5, 7]])],
    ['~train', listOf([[3, 20]])],
    ['𠮷野', listOf([[1, 2]])],
    ['𠮸野', listOf([[2, 3]])],
  ]);

  it('read back as they were written, rare characters too', () => {
    const read = [...encodeShards(postings, 1e6)].flatMap(({bytes}) => [...decodeShard(bytes)]);
    expect(read.map(([term]) => term)).toEqual([...postings.keys()].sort());
    const [, model] = read.find(([term]) => term === '模型') ?? [];
    expect(model).toMatchObject({frequency: 2});
    expect([...(model?.sections ?? [])]).toEqual([0, 700]);
    expect([...(model?.weights ?? [])]).toEqual([63, 1]);
  });

  it('are cut at the size asked for, each with its first term', () => {
    const shards = [...encodeShards(postings, 1)];
    expect(shards.map(({first}) => first)).toEqual([...postings.keys()].sort());
  });

  it('keep the best of a very long list, and say how many there were', () => {
    const list = Array.from({length: 2000}, (_, section) => [section, section < 1200 ? 1 : 9] as const);
    const [shard] = encodeShards(new Map([['的', listOf(list)]]), 1e6);
    const kept = decodeShard(shard?.bytes ?? new Uint8Array()).get('的');
    expect(kept?.frequency).toBe(2000);
    expect(kept?.sections).toHaveLength(800);
    expect(Math.min(...(kept?.sections ?? []))).toBe(1200);
  });

  it('keep of equals the first, however long the list becomes', () => {
    const entries = Array.from({length: 20_000}, (_, section) => [section, 1 + ((section * 7919) % 63)] as const);
    const best = [...entries]
      .sort(([a, weightA], [b, weightB]) => weightB - weightA || a - b)
      .slice(0, 800)
      .sort(([a], [b]) => a - b);
    expect([...listOf(entries).kept()]).toEqual(best.map(([section, weight]) => packEntry(section, weight)));
    expect(listOf(entries).frequency).toBe(20_000);
  });

  it('say so when they end too soon', () => {
    const bytes = [...encodeShards(postings, 1e6)][0]?.bytes ?? new Uint8Array();
    expect(() => decodeShard(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
  });
});

describe('a sample of texts', () => {
  it('is all of them while they are few, then every second, every fourth and so on', () => {
    const numbersIn = (count: number): number[] => {
      const sample = new TextSample(40);
      for (let number = 0; number < count; number += 1) sample.add(String(number).padStart(10));
      return sample.texts.map(Number);
    };
    expect(numbersIn(4)).toEqual([0, 1, 2, 3]);
    expect(numbersIn(5)).toEqual([0, 2, 4]);
    expect(numbersIn(100)).toEqual([0, 32, 64, 96]);
  });
});

describe('numbers in files', () => {
  it('read back at every length', () => {
    const values = [0, 127, 128, 16383, 16384, 2 ** 31 - 1];
    const writer = new ByteWriter();
    values.forEach((value) => writer.varint(value));
    writer.text('奖励');
    const reader = new ByteReader(writer.finish());
    expect(values.map(() => reader.varint())).toEqual(values);
    expect(reader.text()).toBe('奖励');
    expect(reader.done).toBe(true);
  });

  it('are refused when they never end', () => {
    expect(() => new ByteReader(Uint8Array.of(255, 255, 255, 255, 255, 255)).varint()).toThrow(RangeError);
  });
});

describe('characters and words', () => {
  it('maps traditional characters to simplified ones', () => {
    const map = allCharacters();
    expect([...'獎勵強學習'].map((character) => map.get(character) ?? character).join('')).toBe('奖励强学习');
    expect(map.has('学')).toBe(false);
  });

  it('chooses names before headings before words, and says which are read otherwise', () => {
    const {words, readings, familiar} = buildLexicon({
      headings: ['重复训练'],
      texts: ['重复训练很费时，重复训练很贵。模型，模型，模型。'],
      names: ['微调'],
    });
    const order = familiar.words.split(' ');
    expect(order[0]).toBe('微调');
    expect(order).toContain('重复训练');
    expect(order.indexOf('重复训练')).toBeLessThan(order.indexOf('模型'));
    expect(readings.exceptions['重复']).toBe('chong fu');
    // Under the letters of both readings: one is what it is, the other what a slip makes of it.
    expect(words.get('c')?.words.split(' ')).toContain('重复');
    expect(words.get('z')?.words.split(' ')).toContain('重复');
    expect(words.get('m')?.words).toMatch(/^\d+ 模型$/u);
  });
});
