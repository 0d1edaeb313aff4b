import Ajv from 'ajv/dist/2020';
import {renderToStaticMarkup} from 'react-dom/server';
import {describe, expect, it} from 'vitest';
import Model from '@site/src/components/Model';
import {modelRecord, models} from '@site/src/data/models';
import {cite, defineModel, notApplicable, printed, scores} from '@site/src/data/models/define';
import {fields, FIELDS} from '@site/src/data/models/fields';
import {ID_PATTERN, modelsCsv, modelsJson, modelsSchema, type ServedModel} from '@site/src/data/models/served';
import {sources} from '@site/src/data/models/sources';
import {BETTER_OF, type Model as ModelRecord, type SourceRef} from '@site/src/data/models/types';
import {MODELS} from '@site/src/data/shapes';
import {scoreConditions} from '@site/src/utils/modelText';
import {countParameters, relativeDifference} from '@site/src/llm/parameters';
import {compileNote, failure} from './note';

const TODAY = '2026-11-24';

/** Every place that a record names. */
function placesOf(model: ModelRecord): SourceRef[] {
  const values = FIELDS.flatMap((field) => {
    const {source, also} = model[field];
    return [...(source ? [source] : []), ...also.map((other) => other.source)];
  });
  return [...values, ...model.scores.map(({source}) => source)];
}

describe('the sources', () => {
  const all = Object.entries(sources);

  it.each(all)('%s has a title, an https address and a day that has been', (_id, {title, url, asOf}) => {
    expect(title.trim()).not.toBe('');
    expect(new URL(url).protocol).toBe('https:');
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(new Date(asOf).toISOString().slice(0, 10)).toBe(asOf);
    expect(asOf <= TODAY).toBe(true);
  });

  it('are each used, and each address is there once', () => {
    const used = new Set(models.flatMap(placesOf).map(({id}) => id));
    expect(Object.keys(sources).filter((id) => !used.has(id as never))).toEqual([]);
    const addresses = all.map(([, {url, asOf}]) => `${url} ${asOf}`);
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
  });
});

describe('the records', () => {
  it('have an id and a name of their own', () => {
    const ids = models.map(({id}) => id);
    const names = models.map(({name}) => name);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at || !new RegExp(ID_PATTERN).test(id))).toEqual([]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('come from models that exist, not from themselves, and not in a circle', () => {
    for (const {id, basedOn} of models) {
      const seen = new Set([id]);
      for (let next = basedOn; next !== null; next = modelRecord(next).basedOn) {
        expect(seen.has(next), `${id} ← ${next}`).toBe(false);
        seen.add(next);
      }
    }
  });

  it('hold every model of the shapes', () => {
    for (const {id, shape, published} of MODELS) {
      const record = modelRecord(id);
      expect([record.layers.value, record.hidden.value, record.kvHeads.value], id).toEqual([
        shape.layers,
        shape.hidden,
        shape.kvHeads,
      ]);
      expect(record.parametersTotal.value).toBe(published.value);
    }
  });

  it('do not link what cannot be had', () => {
    const closed = models.filter(({open}) => !open);
    expect(closed.length).toBeGreaterThan(0);
    expect(closed.filter(({links}) => links.weights !== null)).toEqual([]);
  });

  it.each(models.map((model) => [model.id, model] as const))('%s is possible', (id, model) => {
    const {heads, kvHeads, headSize, hidden, experts, expertsActive, parametersActive, parametersTotal} = model;
    const {released, attention, kvLatent, layers, cachedLayers} = model;
    for (const field of FIELDS) {
      const {type} = fields[field];
      if (type.type !== 'count') continue;
      for (const {value} of [model[field], ...model[field].also]) {
        if (value === null) continue;
        expect(value, field).toBeGreaterThanOrEqual(type.min);
        expect(value, field).toBeLessThanOrEqual(type.max);
      }
    }
    if (released.value !== null) {
      expect(released.value).toMatch(/^20\d{2}-\d{2}(-\d{2})?$/);
      expect(released.value <= TODAY && released.value >= '2018').toBe(true);
    }
    if (heads.value !== null && kvHeads.value !== null) {
      expect(heads.value % kvHeads.value).toBe(0);
      if (attention.value === 'MHA') expect(kvHeads.value).toBe(heads.value);
      if (attention.value === 'GQA') expect(kvHeads.value).toBeLessThan(heads.value);
    }
    if (heads.value !== null && headSize.value !== null && hidden.value !== null) {
      // Later models choose the width of attention freely: up to three times the residual stream, DeepSeek-V4 nine times.
      const width = (heads.value * headSize.value) / hidden.value;
      expect(width).toBeGreaterThan(0.5);
      expect(width).toBeLessThanOrEqual(id.startsWith('deepseek-v4') ? 10 : 3);
    }
    if (experts.value !== null && expertsActive.value !== null) expect(expertsActive.value).toBeLessThan(experts.value);
    if (parametersActive.value !== null && parametersTotal.value !== null)
      expect(parametersActive.value).toBeLessThan(parametersTotal.value / 2);
    if (attention.value === 'MLA' && layers.value !== null) expect(kvLatent.value).not.toBeNull();
    if (cachedLayers.value !== null && layers.value !== null) expect(cachedLayers.value).toBeLessThan(layers.value);
    expect(model.scores.filter(({value}) => value <= 0 || value >= 100)).toEqual([]);
  });
});

/** The parameters of a dense model with plain attention, from its record; null where the record does not say enough. */
function derivedParameters(model: ModelRecord): number | null {
  const {layers, hidden, ffn, heads, kvHeads, headSize, vocabulary, tiedEmbeddings, norm, activation} = model;
  if (model.parametersActive.value !== null || model.parametersActive.why !== '不适用') return null;
  if (model.attention.value === 'MLA' || model.attention.value === 'hybrid') return null;
  const sizes = [layers, hidden, ffn, heads, kvHeads, headSize, vocabulary].map(({value}) => value);
  if (sizes.some((value) => value === null)) return null;
  const [l = 0, d = 0, f = 0, h = 0, kv = 0, size = 0, rows = 0] = sizes as number[];
  return countParameters({
    layers: l,
    hidden: d,
    ffn: f,
    heads: h,
    kvHeads: kv,
    headSize: size,
    vocabulary: rows,
    context: model.context.value ?? 2048,
    tiedEmbeddings: tiedEmbeddings.value ?? false,
    learnedPositions: model.position.value === 'learned',
    biases: norm.value === 'LayerNorm',
    gatedFfn: activation.value === 'SwiGLU',
    norm: norm.value ?? 'RMSNorm',
    finalNorm: true,
  }).total;
}

describe('the sizes', () => {
  const dense = models.flatMap((model) => {
    const derived = derivedParameters(model);
    const published = [model.parametersTotal, ...model.parametersTotal.also].flatMap(({value}) => value ?? []);
    return derived !== null && published.length > 0 ? [[model.id, derived, published] as const] : [];
  });

  it('can be derived for most dense models', () => expect(dense.length).toBeGreaterThan(60));

  it.each(dense)('%s: derived and published parameters agree', (_id, derived, published) => {
    // A label such as “7B” is rounded, and some publishers leave the embedding out of it.
    const nearest = Math.min(...published.map((value) => Math.abs(relativeDifference(derived, value))));
    expect(nearest).toBeLessThan(0.125);
  });

  it.each([
    ['baichuan-7b', 7_000_559_616],
    ['baichuan-13b-base', 13_264_901_120],
  ])('%s is as its publisher counts', (id, published) => expect(derivedParameters(modelRecord(id))).toBe(published));

  const mixtures = models.flatMap(({id, layers, hidden, experts, expertsShared, expertFfn, parametersTotal}) =>
    layers.value && hidden.value && experts.value && expertFfn.value && parametersTotal.value
      ? [
          [
            id,
            3 * layers.value * hidden.value * expertFfn.value * (experts.value + (expertsShared.value ?? 0)),
            parametersTotal.value,
          ] as const,
        ]
      : [],
  );
  /** Only every second layer has experts; experts work in a narrower space. */
  const OTHERWISE = ['llama-4-maverick', 'kimi-k3'];

  it.each(mixtures.filter(([id]) => !OTHERWISE.includes(id)))(
    '%s: its experts are most of its parameters',
    (_id, inExperts, total) => {
      expect(total / inExperts).toBeGreaterThan(0.93);
      expect(total / inExperts).toBeLessThan(1.2);
    },
  );

  it('checks many mixtures', () => expect(mixtures.length).toBeGreaterThan(15));
});

describe('the files that are served', () => {
  const schema = modelsSchema();
  const validate = new Ajv({strict: true, allowUnionTypes: true, allErrors: true}).compile(schema);
  const served = JSON.parse(modelsJson(models)) as ServedModel[];

  it('models.json is an array that its schema describes', () => {
    expect(validate(served), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(served).toHaveLength(models.length);
  });

  it.each([
    ['an unknown field', {...served[0], size: 7}],
    ['a value without a source', {...served[0], layers: {value: 12, asOf: TODAY, confidence: 'A'}}],
    ['a null without a reason', {...served[0], layers: {value: null}}],
    ['plain http', {...served[0], links: {...served[0]?.links, code: 'http://example.com'}}],
    ['a number out of range', {...served[0], layers: {...served[0]?.layers, value: 4000}}],
  ])('its schema refuses %s', (_what, record) => expect(validate([record])).toBe(false));

  it('its schema says what every field means', () => {
    const {$defs} = schema as {$defs: {model: {properties: Record<string, {description?: string}>}}};
    const silent = Object.entries($defs.model.properties).filter(([, {description}]) => !description);
    expect(silent.map(([name]) => name)).toEqual(['links']);
  });

  it('models.csv has a row a model, and says for each value where it is from', () => {
    const csv = modelsCsv(models);
    expect(csv.startsWith('\uFEFFid,name,family,')).toBe(true);
    const rows = parseCsv(csv.slice(1));
    const [head = [], ...body] = rows;
    expect(body).toHaveLength(models.length);
    expect(body.filter((row) => row.length !== head.length)).toEqual([]);
    const cell = (id: string, column: string): string | undefined =>
      body.find(([first]) => first === id)?.[head.indexOf(column)];
    expect(cell('llama-2-7b', 'layers')).toBe('32');
    expect(cell('llama-2-7b', 'MMLU')).toBe('45.3');
    expect(cell('llama-2-7b', 'MMLU conditions')).toMatch(/^5-shot；base；Llama 2: Open/);
    // Meta measured no C-Eval, and what others measured is not put in its place.
    expect(cell('llama-2-7b', 'C-Eval')).toBe('');
    expect(cell('qwen2.5-7b', 'trainingTokensSource')).toMatch(/^最多 18T；Qwen2\.5-LLM.*可信度 A$/);
    expect(cell('glm-4.7', 'released')).toBe('');
    expect(cell('glm-4.7', 'releasedSource')).toBe('未核实');
  });
});

/** RFC 4180, written apart from what it checks. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('how a record is written', () => {
  const base = {id: 'a', name: 'A', family: 'A', developer: 'B', kind: 'base', links: {}} as const;

  it('takes the first statement, keeps those that differ, drops those that agree', () => {
    const {layers, released} = defineModel({
      ...base,
      values: [
        cite('qwen-readme', '表', {layers: 32}),
        cite('qwen-paper', '表 1', {layers: printed(33, '三十三')}, 'B'),
        cite('yi-readme', '表', {layers: 32}),
      ],
    });
    expect(layers).toMatchObject({value: 32, why: null, confidence: 'A', asOf: sources['qwen-readme'].asOf});
    expect(layers.also).toMatchObject([{value: 33, printed: '三十三', confidence: 'B', source: {id: 'qwen-paper'}}]);
    expect(released).toMatchObject({value: null, why: '未核实', source: null});
  });

  it('refuses a value that is said not to apply', () => {
    expect(() =>
      defineModel({...base, values: [cite('qwen-readme', '表', {experts: 8}), notApplicable('experts')]}),
    ).toThrow('模型 a 的 experts 既有值，又写着“不适用”');
  });

  it('marks whose measurement a score is', () => {
    const {scores: measured} = defineModel({
      ...base,
      values: [],
      scores: [
        scores('qwen-readme', '表', {MMLU: [50, 5]}),
        scores('yi-readme', '表', {MMLU: 51}, {by: 'C', of: 'chat'}),
      ],
    });
    expect(measured).toMatchObject([
      {value: 50, shots: 5, own: true, measuredBy: 'B', of: 'base'},
      {value: 51, shots: null, own: false, measuredBy: 'C', of: 'chat'},
    ]);
  });
});

describe('who measured', () => {
  it('is nobody in particular where a source took the better of two numbers', () => {
    const mixed = models.flatMap(({scores: all}) => all).filter(({source}) => source.id === 'qwen-readme');
    const others = mixed.filter(({own}) => !own);
    expect(others.length).toBeGreaterThan(20);
    expect(new Set(others.map(({measuredBy}) => measuredBy))).toEqual(new Set([BETTER_OF]));
    expect(others.map(scoreConditions).filter((text) => /取高 测|阿里云/.test(text))).toEqual([]);
  });

  it('of ChatGLM-6B is its developer twice, with two numbers', () => {
    const own = modelRecord('chatglm-6b').scores.filter((score) => score.own && score.benchmark === 'C-Eval');
    expect(own.map(({value, source}) => [value, source.id])).toEqual([
      [38.9, 'chatglm2-readme'],
      [23.7, 'glm4-paper'],
    ]);
  });
});

describe('a model named in a note', () => {
  it('is its name, and leads to its row, as often as it is named', async () => {
    const compiled = await compileNote('<Model id="qwen2.5-7b" /> 与 <Model id="qwen2.5-7b" />。');
    expect(compiled.match(/name="Qwen2\.5-7B"/g)).toHaveLength(2);
    expect(renderToStaticMarkup(<Model id="qwen2.5-7b" name="Qwen2.5-7B" />)).toMatch(
      /<a href="\/models\?pin=qwen2\.5-7b#model-qwen2\.5-7b"[^>]*>Qwen2\.5-7B<\/a>/,
    );
  });

  it('has all its scores in a table, each with who measured it', async () => {
    const compiled = await compileNote('<Scores models="llama-2-7b" benchmarks="C-Eval" />');
    const own = modelRecord('llama-2-7b').scores.filter(({benchmark}) => benchmark === 'C-Eval');
    for (const {value, measuredBy} of own) {
      expect(compiled).toContain(`{"${value}"}`);
      expect(compiled).toContain(`{"${measuredBy}"}`);
    }
    expect(compiled.match(/\{"C-Eval"\}/g)).toHaveLength(own.length);
  });

  it('is counted with the others', async () => {
    const compiled = await compileNote('共 <ModelCount of="models" /> 个，<ModelCount of="scores" /> 个成绩。');
    expect(compiled).toContain(`{"共 "}{"${models.length}"}{" 个，"}`);
    expect(compiled).toContain(`{"${models.flatMap(({scores: all}) => all).length}"}`);
  });

  it.each([
    ['文字\n\n<Model id="llama-9" />', /docs\/test\.mdx:8:1 <Model>：没有模型 llama-9；有 gpt-1、/],
    ['<Model />', /docs\/test\.mdx:6:1 <Model>：没有 id。 改法：写成 <Model id=/],
    ['<ModelCount of="cats" />', /<ModelCount>：没有“cats”这个数；有 models、/],
    ['<Scores models="llama-2-7b" benchmarks="IQ" />', /<Scores>：没有题集 IQ；有 MMLU、/],
    ['<Scores models="glm-5" benchmarks="MMLU" />', /<Scores>：glm-5 没有 MMLU 的成绩/],
  ])('stops the build when it is unknown: %s', async (text, message) => expect(await failure(text)).toMatch(message));
});
