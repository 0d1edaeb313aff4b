import fs from 'node:fs';
import {describe, expect, it} from 'vitest';
import {modelRecord} from '@site/src/data/models';
import type {Model, Sourced} from '@site/src/data/models/types';
import {exact} from '@site/src/llm/format';

/** Pages whose tables of models are written by hand. */
const PAGES = ['qwen', 'internlm-and-yi', 'deepseek', 'newer', 'licences'] as const;

const scaled = (unit: string, size: number) => (value: number) => `${Number((value / size).toFixed(4))}${unit}`;
const KIND = {free: '直接', conditional: '有条件', application: '申请', no: '不可'} as const;

/** A value as the tables write it; where there is none, why, or a dash where the model has no such thing. */
function written<T>(sourced: Sourced<T>, format: (value: T) => string): string {
  if (sourced.why === null) return format(sourced.value);
  return sourced.why === '不适用' ? '—' : sourced.why;
}

function cacheBytes({layers, cachedLayers, kvHeads, headSize, kvLatent, kvRope}: Model): number {
  const growing = cachedLayers.value ?? layers.value ?? NaN;
  const width =
    kvLatent.value !== null && kvRope.value !== null
      ? kvLatent.value + kvRope.value
      : 2 * (kvHeads.value ?? NaN) * (headSize.value ?? NaN);
  return 2 * growing * width;
}

/** What a column of that name has to say of a model. */
const COLUMNS: Readonly<Record<string, (model: Model) => string>> = {
  发布: ({released}) => written(released, String),
  总参数: ({parametersTotal}) => written(parametersTotal, scaled('B', 1e9)),
  激活: ({parametersActive}) => written(parametersActive, scaled('B', 1e9)),
  训练词元: ({trainingTokens}) => written(trainingTokens, scaled('T', 1e12)),
  上下文: ({context}) => written(context, exact),
  层数: ({layers}) => written(layers, String),
  键值头: ({kvHeads}) => written(kvHeads, String),
  占比: ({parametersActive, parametersTotal}) =>
    `${((100 * (parametersActive.value ?? NaN)) / (parametersTotal.value ?? NaN)).toFixed(1)}%`,
  每词元: (model) => `${exact(cacheBytes(model) / 1024)} KiB`,
  每词元缓存: (model) => `${Number((cacheBytes(model) / 1024).toPrecision(3))} KiB`,
  代码: ({licenceCode}) => written(licenceCode, String),
  权重: ({licenceWeights}) => written(licenceWeights, String),
  商用: ({commercialUse}) => written(commercialUse, (use) => KIND[use]),
};

interface Cell {
  readonly model: string;
  readonly column: string;
  readonly text: string;
}

/** The cells of tables whose rows begin with `<Model id="…" />`, in columns that the data set knows. */
function cellsOf(note: string): Cell[] {
  let head: string[] = [];
  return note.split('\n').flatMap((line) => {
    if (!line.startsWith('|')) {
      head = [];
      return [];
    }
    const cells = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    if (head.length === 0) head = cells;
    const model = /^<Model id="([^"]+)" \/>$/.exec(cells[0] ?? '')?.[1];
    if (!model) return [];
    return head.flatMap((column, at) =>
      Object.hasOwn(COLUMNS, column) ? [{model, column, text: cells[at] ?? ''}] : [],
    );
  });
}

describe('tables of models', () => {
  it('are read column by column', () => {
    const note =
      '| 型号 | 总参数 |\n| --- | ---: |\n| <Model id="qwen3-8b" /> | 9B |\n\n| 型号 | 备注 |\n| --- | --- |\n';
    expect(cellsOf(note)).toEqual([{model: 'qwen3-8b', column: '总参数', text: '9B'}]);
    expect(COLUMNS['总参数']?.(modelRecord('qwen3-8b'))).toBe('8B');
  });

  it.each(PAGES)('of /models/%s say what the data set says', (page) => {
    const cells = cellsOf(fs.readFileSync(`docs/models/${page}.mdx`, 'utf8'));
    expect(cells.length).toBeGreaterThan(0);
    const wrong = cells.flatMap(({model, column, text}) => {
      const expected = COLUMNS[column]?.(modelRecord(model)) ?? '';
      return text === expected ? [] : [`${model} 的${column}写作“${text}”，数据是“${expected}”`];
    });
    expect(wrong).toEqual([]);
  });
});
