import fs from 'node:fs';
import {describe, expect, it} from 'vitest';
import {englishParts, chineseParts} from '@site/src/data/tokenizerText';
import {modelById, type Shape} from '@site/src/data/shapes';
import {createEngine} from '@site/src/labs/tokenizers/engine';
import {tokenizer, type TokenizerId} from '@site/src/labs/tokenizers/registry';
import {packVocabulary} from '@site/src/labs/tokenizers/vocabularyFile';
import {kvBytesPerToken} from '@site/src/llm/kvCache';
import {countParameters} from '@site/src/llm/parameters';
import {models} from '@site/src/data/models';
import {readSource} from '@site/src/plugins/tokenizers/sources';

/** The numbers that the notes of the chapter on open models print are computed again here. */

const note = (name: string): string => fs.readFileSync(`docs/models/${name}.mdx`, 'utf8');
const weak = note('why-llama-is-weak-in-chinese');
const zhLlama = note('chinese-llama-2');
const baichuan = note('baichuan');
const chatglm = note('chatglm');

/** 1,234,567, and as formulas write it: 1{,}234{,}567. */
const grouped = (count: number): string => count.toLocaleString('en-US');
const inFormula = (count: number): string => grouped(count).replaceAll(',', '{,}');

/** The rows of the table in a figure, by cell, without the head. */
function table(text: string, id: string): string[][] {
  const figure = text.slice(text.indexOf(`id="${id}"`), text.indexOf('</Figure>', text.indexOf(`id="${id}"`)));
  const rows = figure.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const llama = (id: string): Shape => {
  const found = modelById(id);
  if (!found) throw new Error(`no shape is called ${id}`);
  return found.shape;
};

/** The shape of a model in the data, with what the data does not say about it. */
function shapeOf(id: string, rest: Pick<Shape, 'biases' | 'gatedFfn' | 'tiedEmbeddings' | 'norm'>): Shape {
  const model = models.find((one) => one.id === id);
  if (!model) throw new Error(`no model is called ${id}`);
  const number = (field: 'layers' | 'hidden' | 'ffn' | 'heads' | 'kvHeads' | 'headSize' | 'vocabulary'): number => {
    const {value} = model[field];
    if (value === null) throw new Error(`${id} has no ${field}`);
    return value;
  };
  return {
    layers: number('layers'),
    hidden: number('hidden'),
    ffn: number('ffn'),
    heads: number('heads'),
    kvHeads: number('kvHeads'),
    headSize: number('headSize'),
    vocabulary: number('vocabulary'),
    context: 4096,
    learnedPositions: false,
    finalNorm: true,
    ...rest,
  };
}

const LLAMA_LIKE = {biases: false, gatedFfn: true, tiedEmbeddings: false, norm: 'RMSNorm'} as const;

describe('the vocabulary of the Chinese Llama 2', () => {
  const VOCABULARY = 55_296;

  it.each([
    ['llama-2-7b', 0],
    ['llama-2-13b', 1],
  ] as const)('%s: parameters and file', (id, row) => {
    const shape = llama(id);
    const grown = countParameters({...shape, vocabulary: VOCABULARY}).total;
    expect(grown - countParameters(shape).total).toBe(2 * (VOCABULARY - 32_000) * shape.hidden);
    const cells = table(zhLlama, 'tab-size-check')[row];
    expect(cells?.[1]).toBe(grouped(grown));
    expect(cells?.[2]).toBe(`${((2 * grown) / 2 ** 30).toFixed(2)} GiB`);
    // What the README prints is the same number, in GiB, with one digit less.
    expect(Number.parseFloat(cells?.[3] ?? '')).toBeCloseTo((2 * grown) / 2 ** 30, 1);
  });

  it('adds up to the new entries', () => {
    const counts = table(zhLlama, 'tab-new-entries').map((cells) => Number(cells[1]?.replaceAll(',', '')));
    const total = counts.at(-1);
    expect(total).toBe(VOCABULARY - 32_000);
    expect(counts.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(total);
  });

  it('makes 6.22% trainable, 95% of it in two tables', () => {
    const {layers, hidden, ffn} = llama('llama-2-7b');
    const lora = layers * 8 * (4 * 2 * hidden + 3 * (hidden + ffn));
    const tables = 2 * 49_953 * hidden;
    const all = countParameters({...llama('llama-2-7b'), vocabulary: 49_953}).total + lora;
    expect(zhLlama).toContain(inFormula(lora));
    expect(zhLlama).toContain(inFormula(tables));
    expect(zhLlama).toContain(`${grouped(lora + tables)}，除以总数 ${grouped(all)}`);
    expect(((lora + tables) / all).toFixed(4)).toBe('0.0622');
    expect((tables / (lora + tables)).toFixed(2)).toBe('0.95');
  });
});

describe('Baichuan', () => {
  const b13 = shapeOf('baichuan-13b-base', LLAMA_LIKE);

  it.each([
    ['baichuan-7b', 1],
    ['baichuan-13b-base', 2],
  ] as const)('%s has the parameters that its publisher prints', (id, column) => {
    const {total} = countParameters(shapeOf(id, LLAMA_LIKE));
    expect(total).toBe(models.find((one) => one.id === id)?.parametersTotal.value);
    expect(table(baichuan, 'tab-shape').at(-1)?.[column]).toBe(grouped(total));
  });

  it('takes the memory of its weights', () => {
    const gibibytes = (shape: Shape, bytes: number): string => {
      const {tokenEmbedding, output, total} = countParameters(shape);
      const tables = tokenEmbedding + output;
      return ((2 * tables + bytes * (total - tables)) / 2 ** 30).toFixed(1);
    };
    const rows = table(baichuan, 'tab-memory');
    const b2 = shapeOf('baichuan2-13b-base', LLAMA_LIKE);
    expect(rows[1]?.slice(1)).toEqual([2, 1, 0.5].map((bytes) => gibibytes(b13, bytes)));
    expect(rows[3]?.slice(1)).toEqual([2, 1, 0.5].map((bytes) => gibibytes(b2, bytes)));
    expect(baichuan).toContain(`13B 推出来是 ${grouped(countParameters(b2).total)}`);
    expect(baichuan).toContain(inFormula(kvBytesPerToken(b13)));
  });

  it('has the slopes that its code computes', () => {
    const slopes = (heads: number): number[] => {
      const power = 2 ** Math.floor(Math.log2(heads));
      const first = Array.from({length: power}, (_, k) => 2 ** ((-8 * (k + 1)) / power));
      const between = power === heads ? [] : slopes(2 * power).filter((_, k) => k % 2 === 0);
      return [...first, ...between.slice(0, heads - power)];
    };
    const all = slopes(40);
    expect(all).toHaveLength(40);
    for (const [head, slope, fold, hundredth] of table(baichuan, 'tab-slopes')) {
      const m = all[Number(head) - 1] ?? Number.NaN;
      const printed = (text: string | undefined): [number, number] => {
        const plain = (text ?? '').replaceAll(',', '');
        return [Number(plain), 0.51 * 10 ** -(plain.split('.')[1]?.length ?? 0)];
      };
      for (const [value, text] of [
        [m, slope],
        [1 / m, fold],
        [Math.log(100) / m, hundredth],
      ] as const) {
        const [number, half] = printed(text);
        expect(Math.abs(value - number), `head ${head}: ${text}`).toBeLessThanOrEqual(half);
      }
      // The formula of the note.
      const k = Number(head);
      expect(m).toBeCloseTo(k <= 32 ? 2 ** (-k / 4) : 2 ** (-(2 * k - 65) / 8), 12);
    }
  });

  it('loses what its own table says', () => {
    const rows = table(baichuan, 'tab-quantization').map((cells) => cells.slice(1).map(Number));
    const lost = (of: number, from: number): string =>
      [0, 1, 2]
        .reduce((sum, column) => sum + ((rows[from]?.[column] ?? 0) - (rows[of]?.[column] ?? 0)) / 3, 0)
        .toFixed(1);
    expect([lost(1, 0), lost(2, 0), lost(4, 3)].map(Number)).toEqual([rows[1]?.[3], rows[2]?.[3], rows[4]?.[3]]);
  });
});

describe('GLM', () => {
  it('numbers the positions by the rule of its code', () => {
    // 我 爱 [北京] 的 [秋天 啊]; a span that is cut out counts as one position.
    const spans = [
      {start: 2, end: 3},
      {start: 4, end: 6},
    ];
    const positions: number[] = [];
    for (let token = 0, position = -1; token < 6; token += 1) {
      if (!spans.some(({start, end}) => token > start && token < end)) position += 1;
      positions.push(position);
    }
    const kept = [0, 1, 2, 3, 4].map((token) => positions[token]);
    const blanks = [spans[1], spans[0]].map((span) => ({
      length: (span?.end ?? 0) - (span?.start ?? 0) + 1,
      at: positions[span?.start ?? 0],
    }));
    const first = [...kept, ...blanks.flatMap(({length, at}) => Array.from({length}, () => at))];
    const second = [...kept.map(() => 0), ...blanks.flatMap(({length}) => Array.from({length}, (_, k) => k + 1))];
    const [one, two] = table(chatglm, 'tab-two-positions');
    expect(one?.slice(1).map(Number)).toEqual(first);
    expect(two?.slice(1).map(Number)).toEqual(second);
  });

  it('has the parameters of its shapes', () => {
    const first = countParameters(
      shapeOf('chatglm-6b', {biases: true, gatedFfn: false, tiedEmbeddings: true, norm: 'LayerNorm'}),
    );
    expect(chatglm).toContain(inFormula(first.layer));
    // Queries, keys and values have biases, the rest has none.
    const later = (id: string): number => {
      const shape = shapeOf(id, LLAMA_LIKE);
      return countParameters(shape).total + shape.layers * (shape.heads + 2 * shape.kvHeads) * shape.headSize;
    };
    expect(table(chatglm, 'tab-generations').at(-1)?.slice(1)).toEqual(
      [first.total, later('chatglm2-6b'), later('glm-4-9b')].map(grouped),
    );
  });

  it('has caches of these sizes', () => {
    for (const bytes of [
      kvBytesPerToken({layers: 28, kvHeads: 32, headSize: 128}),
      kvBytesPerToken({layers: 28, kvHeads: 2, headSize: 128}),
      kvBytesPerToken({layers: 40, kvHeads: 2, headSize: 128}),
    ])
      expect(chatglm).toContain(inFormula(bytes));
  });
});

describe('what a text costs', () => {
  const SENTENCE = '人工智能是计算机科学、心理学、哲学等学科融合的交叉学科。';
  const engines = async (id: TokenizerId): Promise<(text: string) => number> => {
    const engine = createEngine(packVocabulary(await readSource(id), ''), tokenizer(id).alphabet);
    return (text) => engine.cut(text).length;
  };

  it.each([
    ['llama-2', 'Llama 2'],
    ['chatglm-3', 'ChatGLM3'],
    ['baichuan-2', 'Baichuan 2、Qwen 2.5'],
  ] as const)(
    '%s',
    async (id, name) => {
      const count = await engines(id);
      const row = table(weak, 'tab-sentence-cost').find(([first]) => first === name);
      expect(row?.slice(1)).toEqual([
        String(count(SENTENCE)),
        (count(SENTENCE) / SENTENCE.length).toFixed(2),
        `${grouped(Math.floor((4096 * SENTENCE.length) / count(SENTENCE)))} 字`,
      ]);
      const chinese = chineseParts.reduce((sum, {text}) => sum + count(text), 0);
      if (id === 'baichuan-2') expect(baichuan).toContain(`Baichuan 2 要 ${chinese} 个`);
      if (id === 'chatglm-3') expect(chatglm).toContain(`ChatGLM3 要 ${chinese} 个词元`);
      if (id === 'llama-2') {
        const english = englishParts.reduce((sum, {text}) => sum + count(text), 0);
        expect(weak).toContain(`Llama 2 要 ${chinese} 个，每字符 1.53；同样的内容写成英文只要 ${english} 个`);
      }
    },
    60_000,
  );
});
