// @vitest-environment jsdom
import {cleanup, configure, fireEvent, render, screen, within} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import ModelTable from '@site/src/components/ModelTable';
import * as table from '@site/src/components/ModelTable/model';
import {shownAsCsv, shownAsJson, shownAsMarkdown} from '@site/src/components/ModelTable/output';
import {rowModel} from '@site/src/components/ModelTable/rowModel';
import {firstSpan, isWhole, nextSpan, type Span} from '@site/src/components/ModelTable/slices';
import {chosenRows} from '@site/src/components/ModelTable/useLive';
import {models} from '@site/src/data/models';
import {columnById, COLUMNS, isColumn, presetOf, PRESETS} from '@site/src/data/models/columns';
import {ROWS_FILE, type ModelRow} from '@site/src/data/models/row';
import {rowsJson, rowsOf} from '@site/src/data/models/rows';
import {modelsJson} from '@site/src/data/models/served';
import {contextText, fieldText, missingText, scoreConditions, shotsText, valueText} from '@site/src/utils/modelText';
import {compileNote, failure} from './note';

vi.setConfig({testTimeout: 60_000});
// What is waited for is that it comes, not how soon.
configure({asyncUtilTimeout: 30_000});
const soon = (check: () => void): Promise<void> => vi.waitFor(check, {timeout: 30_000});

const all = rowsOf(models);
const start = table.startOf('overview');
const named = (id: string): ModelRow => {
  const row = all.find((one) => one.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
};
const at = (search: string): table.TableState => table.parseState(search, start);
const listed = (search: string): readonly ModelRow[] => rowModel(all)(at(search)).rows;
const ids = (search: string): string[] => listed(search).map(({id}) => id);
const text = (id: string, column: string, shots: 'any' | number = 'any'): string =>
  columnById(column).cell(named(id), shots).text;

describe('values as text', () => {
  it.each([
    [512, '512'],
    [4096, '4K'],
    [32_768, '32K'],
    [131_072, '128K'],
    [200_000, '200K'],
    [202_752, '198K'],
    [1_000_000, '1M'],
    [1_048_576, '1M'],
    [10_485_760, '10M'],
    [1001, '1,001'],
  ])('a context of %i tokens is %s', (tokens, expected) => expect(contextText(tokens)).toBe(expected));

  it.each([
    ['parametersTotal', 6_738_415_616, '6.74B'],
    ['trainingTokens', 15e12, '15T'],
    ['layers', 32, '32'],
    ['vocabulary', 151_936, '151,936'],
    ['tiedEmbeddings', true, '是'],
    ['commercialUse', 'application', '要申请'],
    ['attention', 'sparse', '稀疏'],
    ['released', '2024-09-19', '2024-09-19'],
    ['licenceWeights', 'Apache-2.0', 'Apache-2.0'],
  ] as const)('%s %s is %s', (field, value, expected) => expect(valueText(field, value)).toBe(expected));

  it('says why there is none', () => {
    expect(missingText('不适用')).toBe('—');
    const record = models.find(({trainingTokens}) => trainingTokens.why === '未公布');
    expect(record && fieldText('trainingTokens', record.trainingTokens)).toBe('未公布');
  });

  it('says what has to agree before scores may be compared', () => {
    const [own] = named('llama-2-7b').scores.filter((score) => score.own);
    const [other] = named('llama-2-7b').scores.filter((score) => !score.own);
    expect(own && scoreConditions(own)).toBe('5-shot，开发者自测，基座');
    expect(other && scoreConditions(other)).toMatch(/^5-shot，百川智能 测，基座/);
    expect(shotsText(null)).toBe('少样本未注明');
  });
});

describe('the rows', () => {
  it('are those of the records, without sources, and small', () => {
    expect(all.map(({id}) => id)).toEqual(models.map(({id}) => id));
    expect(JSON.parse(rowsJson(models))).toEqual(JSON.parse(JSON.stringify(all)));
    expect(rowsJson(models).length).toBeLessThan(modelsJson(models).length / 4);
    expect(JSON.stringify(all)).not.toContain('https://');
  });

  it.each(models.map((model, index) => [model.id, model, all[index]] as const))(
    '%s says the same as its record',
    (_id, model, row) => {
      for (const column of COLUMNS) {
        if (!column.field || !row) continue;
        const cell = column.cell(row, 'any');
        expect(cell.text).toBe(fieldText(column.field, model[column.field]));
        expect(cell.why).toBe(model[column.field].why);
        expect(cell.marks.also).toBe(model[column.field].also.length > 0);
      }
    },
  );

  it('mark what a source adds, not what only repeats the value', () => {
    const marks = (id: string, column: string) => columnById(column).cell(named(id), 'any').marks;
    expect(marks('llama-3-8b', 'trainingTokens')).toMatchObject({remark: true, also: false});
    expect(marks('llama-3.1-8b', 'context').remark).toBe(false);
    expect(marks('gpt-2-xl', 'parametersTotal')).toMatchObject({also: true});
  });

  it('name the model that another was made from', () => expect(named('llama-2-7b-chat').basis).toBe('Llama 2 7B'));
});

describe('the columns', () => {
  it('have ids of their own, and every preset names columns that exist', () => {
    expect(new Set(COLUMNS.map(({id}) => id)).size).toBe(COLUMNS.length);
    for (const {columns} of PRESETS) expect(columns.filter((id) => !isColumn(id))).toEqual([]);
    for (const preset of PRESETS) expect(presetOf(preset.columns)).toBe(preset);
    expect(() => columnById('size')).toThrow(/没有列 size；有 name、/);
    expect(isColumn('name')).toBe(false);
  });

  it('never put the numbers of two measurers together unmarked', () => {
    for (const row of all)
      for (const column of COLUMNS.filter(({benchmark}) => benchmark !== null)) {
        const {why, detail} = column.cell(row, 'any');
        if (why !== null) continue;
        expect(detail).toMatch(/^(\d+-shot|未注明)/);
        if (column.id.endsWith('-others')) expect(detail?.split('·')[1]).toBeTruthy();
      }
    // Meta measured no C-Eval, and what others measured does not stand in its place.
    expect(text('llama-2-7b', 'C-Eval')).toBe('未收录');
    const {text: value, detail, marks} = columnById('C-Eval-others').cell(named('llama-2-7b'), 'any');
    expect([value, detail, marks.more]).toEqual(['28.9', '5-shot·百川智能', 2]);
  });

  it('show only the scores with the chosen number of examples', () => {
    expect(text('llama-2-7b', 'C-Eval-others', 5)).toBe('28.9');
    expect(text('llama-2-7b', 'C-Eval-others', 0)).toBe('未收录');
  });
});

describe('the address', () => {
  it.each([
    '',
    '?cols=chinese',
    '?cols=layers,hidden',
    '?sort=-released,name',
    '?find=qwen+2.5&dev=OpenAI,Meta&use=free,conditional&att=MLA&size=7-14&ctx=131072&date=2024-&open=1',
    '?shots=5',
    '?shots=unstated',
    '?pin=qwen2.5-7b,llama-2-7b',
    '?other=1',
  ])('%s comes back as it was', (search) => expect(table.formatState(search, at(search), start)).toBe(search));

  it('ignores what it does not know', () => {
    const strange = '?cols=x,y&sort=x&use=maybe&att=x&size=a-b&ctx=5&date=1900-3000&shots=7&pin=,';
    expect(at(strange)).toEqual(start);
    expect(at('?pin=a,b,c,d,e,f').pins).toHaveLength(table.MOST_PINS);
    expect(at('?size=-14').filters).toMatchObject({smallest: null, largest: 14});
  });

  it('leaves out the preset that the table starts with', () => {
    const codec = table.codecOf('chinese');
    expect(codec.format('', codec.start)).toBe('');
    expect(codec.format('', {...codec.start, columns: start.columns})).toBe('?cols=overview');
    expect(table.startOf('no such')).toEqual(start);
  });
});

describe('sorting', () => {
  it('goes from a column’s first order to the other and to none; numbers begin with the largest', () => {
    const first = table.sortedBy([], 'context');
    expect(first).toEqual([{column: 'context', descending: true}]);
    expect(table.sortedBy(first, 'context')).toEqual([{column: 'context', descending: false}]);
    expect(table.sortedBy(table.sortedBy(first, 'context'), 'context')).toEqual([]);
    expect(table.sortedBy([], 'developer')).toEqual([{column: 'developer', descending: false}]);
    expect(table.sortedBy(first, 'developer')).toEqual([{column: 'developer', descending: false}]);
  });

  it('takes further keys, turns them and drops them', () => {
    const two = table.sortedBy(table.sortedBy([], 'context'), 'name', true);
    expect(two.map(({column}) => column)).toEqual(['context', 'name']);
    expect(table.sortedBy(two, 'name', true)[1]).toEqual({column: 'name', descending: true});
    expect(table.sortedBy(table.sortedBy(two, 'name', true), 'name', true)).toEqual(two.slice(0, 1));
    expect(table.sortedBy(two, 'name')).toEqual(two.slice(1));
  });

  it.each(['trainingTokens', '-trainingTokens'])('puts rows without a value last: %s', (sort) => {
    const values = listed(`?sort=${sort}`).map(({values: {trainingTokens}}) => trainingTokens);
    const known = values.filter((value) => value !== undefined);
    expect(values.slice(0, known.length)).toEqual(known);
    expect(known).toEqual([...known].sort((a, b) => (sort.startsWith('-') ? b - a : a - b)));
    expect(values.length - known.length).toBeGreaterThan(40);
  });

  it('keeps the order of the data among equals, and sorts them by the next key', () => {
    const byUse = ids('?sort=commercialUse').filter((id) => named(id).values.commercialUse === 'free');
    expect(byUse).toEqual(all.filter(({values}) => values.commercialUse === 'free').map(({id}) => id));
    const rows = listed('?sort=commercialUse,-parametersTotal').filter(({values}) => values.commercialUse === 'free');
    const sizes = rows.map(({values}) => values.parametersTotal ?? 0);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it('has 7B before 13B, and sorts scores by what is shown', () => {
    const names = ids('?sort=name').filter((id) => /^llama-2-\d+b$/.test(id));
    expect(names).toEqual(['llama-2-7b', 'llama-2-13b', 'llama-2-34b', 'llama-2-70b']);
    const arrange = rowModel(all);
    const first = (search: string): string => {
      const {rows} = arrange(at(search));
      return String(rows[0] && columnById('GSM8K').cell(rows[0], at(search).shots).detail);
    };
    expect(first('?sort=-GSM8K&shots=8')).toMatch(/^8-shot/);
    expect(first('?sort=-GSM8K&shots=4')).toMatch(/^4-shot/);
  });
});

describe('filters', () => {
  it('find words in any order in all the names', () => {
    expect(ids('?find=qwen2.5+7b')).toEqual(['qwen2.5-7b']);
    expect(ids('?find=7B+qwen+2.5')).toEqual(['qwen2.5-7b']);
    expect(ids('?find=深度求索').length).toBeGreaterThan(5);
    expect(ids('?find=apache').length).toBeGreaterThan(20);
    expect(ids('?find=xyz')).toEqual([]);
  });

  it('leave out rows whose value is not known, and count them', () => {
    const {rows, unknown} = rowModel(all)(at('?use=free'));
    expect(rows).toHaveLength(models.filter(({commercialUse}) => commercialUse.value === 'free').length);
    expect(unknown).toBe(models.filter(({commercialUse}) => commercialUse.value === null).length);
    expect(table.countText(rows.length, unknown, 130)).toMatch(/^列出 \d+ 个，共 130 个模型。另有 \d+ 个没有公布/);
    expect(table.countText(130, 0, 130)).toBe('共 130 个模型。');
  });

  it('hold together', () => {
    const rows = listed('?size=7-14&ctx=32768&date=2024-2025&open=1&att=GQA,MLA&dev=阿里云,深度求索');
    expect(rows.length).toBeGreaterThan(3);
    for (const {values, developer, open} of rows) {
      expect(values.parametersTotal).toBeGreaterThanOrEqual(7e9);
      expect(values.parametersTotal).toBeLessThanOrEqual(14e9);
      expect(values.context).toBeGreaterThanOrEqual(32_768);
      expect(['2024', '2025']).toContain(values.released?.slice(0, 4));
      expect(['GQA', 'MLA']).toContain(values.attention);
      expect(['阿里云', '深度求索']).toContain(developer);
      expect(open).toBe(true);
    }
    expect(table.filterCount(at('?size=7-14&ctx=32768&date=2024-&open=1&att=GQA&dev=Meta&use=no').filters)).toBe(7);
    expect(table.filterCount(at('?find=x').filters)).toBe(0);
  });
});

describe('pins', () => {
  it('come and go, and the oldest makes room', () => {
    expect(table.pinned(['a'], 'b')).toEqual(['a', 'b']);
    expect(table.pinned(['a', 'b'], 'a')).toEqual(['b']);
    expect(table.pinned(['a', 'b', 'c', 'd'], 'e')).toEqual(['b', 'c', 'd', 'e']);
  });

  it('show differences of what is known', () => {
    const compared = table.compare([named('llama-2-7b'), named('llama-2-13b')]);
    const row = (key: string) => compared.find((one) => one.key === key);
    expect(row('layers')).toMatchObject({texts: ['32', '40'], differs: true});
    expect(row('trainingTokens')).toMatchObject({texts: ['2T', '2T'], differs: false});
    // Both are dense: experts say nothing about either.
    expect(row('experts')).toBeUndefined();
    const mixed = table.compare([named('llama-2-7b'), named('deepseek-v3-base')]).find(({key}) => key === 'experts');
    expect(mixed).toMatchObject({texts: ['—', '256'], differs: false});
  });

  it('put scores side by side only where they were measured alike', () => {
    const scores = table.compare([named('llama-2-7b'), named('qwen-7b')]).filter(({detail}) => detail !== null);
    const own = scores.find(({label, detail}) => label === 'MMLU' && detail === '5-shot，开发者自测，基座');
    expect(own?.texts).toEqual(['45.3', '58.2']);
    const baichuan = scores.find(({label, detail}) => label === 'C-Eval' && detail === '5-shot，百川智能 测，基座');
    expect(baichuan?.texts).toEqual(['28.9', '未收录']);
    expect(baichuan?.differs).toBe(false);
  });
});

describe('what a reader takes along', () => {
  const shown = {
    rows: [named('llama-2-7b'), named('gpt-2-xl')],
    columns: ['parametersTotal', 'commercialUse', 'C-Eval-others'],
    shots: 'any' as const,
    address: 'https://example.org/models',
  };

  it('is a Markdown table that explains its marks', () => {
    expect(shownAsMarkdown(shown).split('\n')).toEqual([
      '| 模型 | 总参数 | 能否商用 | C-Eval 他测 |',
      '| --- | ---: | --- | ---: |',
      '| Llama 2 7B | 7B | 有条件 \\* | 28.9 +2（5-shot·百川智能） |',
      '| GPT-2 XL | 1.5B ≠ | 可以 | 未收录 |',
      '',
      '≠ 几处来源说法不同；\\* 来源另有说明；? 存疑；+1 还有别的成绩。',
      '',
      '每个值的来源：https://example.org/models',
      '',
    ]);
    expect(shownAsMarkdown({...shown, rows: [], columns: ['layers']})).not.toContain('≠');
  });

  it('is CSV with bare values, and beside each what belongs to it', () => {
    const [head, llama, gpt] = shownAsCsv(shown).split('\r\n');
    expect(head).toBe('\uFEFFid,模型,总参数,总参数（说明）,能否商用,能否商用（说明）,C-Eval 他测,C-Eval 他测（说明）');
    expect(llama).toBe('llama-2-7b,Llama 2 7B,7000000000,,conditional,来源另有说明,28.9,5-shot·百川智能');
    expect(gpt).toBe('gpt-2-xl,GPT-2 XL,1500000000,来源说法不同,free,,,未收录');
  });

  it('is JSON with the same', () => {
    expect(JSON.parse(shownAsJson(shown))).toEqual({
      from: 'https://example.org/models',
      models: [
        {
          id: 'llama-2-7b',
          name: 'Llama 2 7B',
          parametersTotal: {value: 7e9},
          commercialUse: {value: 'conditional', note: '来源另有说明'},
          'C-Eval-others': {value: 28.9, note: '5-shot·百川智能'},
        },
        {
          id: 'gpt-2-xl',
          name: 'GPT-2 XL',
          parametersTotal: {value: 1.5e9, note: '来源说法不同'},
          commercialUse: {value: 'free'},
          'C-Eval-others': {value: null, note: '未收录'},
        },
      ],
    });
  });
});

describe('a table in a note', () => {
  it('gets its rows for the HTML alone, and their number', async () => {
    const compiled = await compileNote('<ModelTable family="Yi, InternLM" preset="licence" />');
    expect(compiled).toContain("import ModelTable from '@site/src/components/ModelTable'");
    expect(compiled).toMatch(/count="4"/);
    expect(compiled).toMatch(/rows=\{NOTE_HTML \? "\[\{.*Yi-34B.*" : null\}/);
    expect(await compileNote('<ModelTable models="yi-34b gpt-1" />')).toMatch(/count="2".*"id\\":\\"yi-34b.*gpt-1/);
    expect(await compileNote('<ModelTable />')).toContain(`count="${models.length}"`);
  });

  it.each([
    ['<ModelTable family="Yii" />', /<ModelTable>：没有系列 Yii；有 GPT、.*改法：写成 <ModelTable \/>/],
    ['<ModelTable models="yi-9b" />', /没有模型 yi-9b/],
    ['<ModelTable preset="all" />', /没有预设 all；有 overview、/],
    ['<ModelTable family="Yi" models="yi-6b" />', /family 和 models 只能写一个/],
  ])('stops the build when it is wrong: %s', async (note, message) => expect(await failure(note)).toMatch(message));

  it('has on the client the rows that the note asked for', () => {
    expect(chosenRows(all, {family: 'Yi, InternLM'}).map(({family}) => family)).toEqual([
      'InternLM',
      'InternLM',
      'Yi',
      'Yi',
    ]);
    expect(chosenRows(all, {models: 'yi-34b gpt-1'}).map(({id}) => id)).toEqual(['yi-34b', 'gpt-1']);
    expect(chosenRows(all, {})).toBe(all);
  });
});

describe('the table', () => {
  const rowsText = JSON.stringify(all);
  const requests: string[] = [];

  beforeEach(() => {
    window.history.replaceState(null, '', '/models');
    requests.length = 0;
    vi.stubGlobal('fetch', (address: string) => {
      requests.push(address);
      return Promise.resolve(new Response(address.endsWith('models.json') ? modelsJson(models) : rowsJson(models)));
    });
    // jsdom has the element but not its modal ways.
    HTMLDialogElement.prototype.showModal = function (): void {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function (): void {
      this.open = false;
      this.dispatchEvent(new Event('close'));
    };
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  const heading = (name: RegExp): HTMLElement => screen.getByRole('columnheader', {name});
  const shownIds = (): string[] => [...document.querySelectorAll('tr[id^="model-"]')].map(({id}) => id.slice(6));
  /** Hydrates as a light page does: the server has the rows, the client does not. */
  const lightPage = (element: React.ReactElement, client: React.ReactElement): void => {
    const container = document.createElement('div');
    container.innerHTML = renderToString(element);
    document.body.append(container);
    render(client, {container, hydrate: true});
  };

  it('is complete as HTML: every row, no button in the cells, and no data asked for', () => {
    const html = renderToString(<ModelTable count={String(all.length)} rows={rowsText} />);
    document.body.innerHTML = html;
    expect(shownIds()).toEqual(all.map(({id}) => id));
    expect(document.querySelectorAll('tbody td button')).toHaveLength(0);
    expect(document.querySelectorAll('tbody th button:not([data-scripted])')).toHaveLength(0);
    expect(document.querySelector('#model-llama-2-7b')?.textContent).toMatch(/^Llama 2 7BMeta2023-07/);
    expect(document.querySelector('caption')?.textContent).toMatch(/^概览/);
    document.body.innerHTML = '';
  });

  it('keeps the page’s own rows until it is used, then fetches once and draws them', async () => {
    lightPage(
      <ModelTable count={String(all.length)} rows={rowsText} />,
      <ModelTable count={String(all.length)} rows={null} />,
    );
    expect(shownIds()).toHaveLength(all.length);
    expect(requests).toEqual([]);
    fireEvent.click(within(heading(/总参数/)).getByRole('button'));
    await soon(() => expect(heading(/总参数/).getAttribute('aria-sort')).toBe('descending'));
    expect(requests).toEqual([`/notes/${ROWS_FILE}`]);
    await soon(() => {
      const sizes = shownIds().map((id) => named(id).values.parametersTotal ?? -1);
      expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    });
    await soon(() => expect(window.location.search).toBe('?sort=-parametersTotal'));
  });

  it('sorts by a second column with Shift, and by touch from a list', async () => {
    render(<ModelTable count={String(all.length)} rows={rowsText} />);
    fireEvent.click(within(heading(/能否商用/)).getByRole('button'));
    fireEvent.click(within(heading(/上下文/)).getByRole('button'), {shiftKey: true});
    await soon(() => expect(heading(/能否商用/).getAttribute('aria-sort')).toBe('ascending'));
    expect(heading(/上下文/).hasAttribute('aria-sort')).toBe(false);
    expect(heading(/上下文/).textContent).toContain('第 2 个排序，降序');
    fireEvent.change(await screen.findByRole('combobox', {name: '再加一个排序的列'}), {target: {value: 'name'}});
    await soon(() => expect(window.location.search).toBe('?sort=commercialUse,-context,name'));
  });

  it('filters while the reader types', async () => {
    render(<ModelTable count={String(all.length)} rows={rowsText} />);
    fireEvent.change(screen.getByRole('searchbox', {name: '找模型'}), {target: {value: 'qwen2.5 7b'}});
    await soon(() => expect(shownIds()).toEqual(['qwen2.5-7b']));
    expect(screen.getByRole('status').textContent).toBe(`列出 1 个，共 ${models.length} 个模型。`);
  });

  it('moves among the cells with arrows, with one stop for Tab', async () => {
    window.history.replaceState(null, '', '/models?cols=licence');
    render(<ModelTable count={String(all.length)} rows={rowsText} />);
    await soon(() => expect(document.querySelectorAll('tbody td button').length).toBeGreaterThan(100));
    const stops = (): Element[] => [...document.querySelectorAll('tbody [tabindex="0"]')];
    expect(stops()).toHaveLength(1);
    const [first] = stops();
    (first as HTMLElement).focus();
    const press = (key: string): void => void fireEvent.keyDown(document.activeElement as Element, {key});
    press('ArrowRight');
    press('ArrowRight');
    press('ArrowDown');
    expect(document.activeElement?.closest('tr')?.id).toBe(`model-${all[1]?.id}`);
    expect(document.activeElement?.closest('td')?.cellIndex).toBe(1);
    expect(stops()).toEqual([document.activeElement]);
    press('End');
    expect(document.activeElement?.closest('td')?.nextElementSibling).toBeNull();
    press('Home');
    expect(document.activeElement?.hasAttribute('data-pin')).toBe(true);
  });

  it('opens the sources of a cell, contradictions side by side', async () => {
    render(
      <ModelTable
        models="gpt-2-xl llama-2-7b"
        count="2"
        rows={JSON.stringify([named('gpt-2-xl'), named('llama-2-7b')])}
      />,
    );
    // The page's own cells answer too.
    fireEvent.click(document.querySelectorAll('#model-gpt-2-xl td')[2] as Element);
    const dialog = await screen.findByRole('dialog', {name: 'GPT-2 XL · 总参数'});
    await soon(() => expect(dialog.querySelectorAll('dl')).toHaveLength(2));
    expect(dialog.textContent).toContain('1.5B');
    expect(dialog.textContent).toContain('1542M');
    expect(dialog.textContent).toContain('来源说法不同');
    expect([...dialog.querySelectorAll('a')].every(({href}) => href.startsWith('https://'))).toBe(true);
    expect(dialog.textContent).toMatch(/A：读过发布者的原文/);
    fireEvent.click(within(dialog).getByRole('button', {name: '关闭'}));
    await soon(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('compares what the address pins, and marks differences', async () => {
    window.history.replaceState(null, '', '/models?pin=llama-2-7b,qwen2.5-7b');
    render(<ModelTable count={String(all.length)} rows={rowsText} />);
    const section = await screen.findByRole('region', {name: '并排比较'});
    expect(within(section).getByRole('columnheader', {name: /Qwen2\.5-7B/})).toBeTruthy();
    const layers = within(section).getByRole('rowheader', {name: /层数/}).closest('tr');
    expect(layers?.textContent).toBe('≠ 不同：层数3228');
    await soon(() => expect(document.querySelectorAll('tbody tr[data-pinned]')).toHaveLength(2));
    fireEvent.click(within(section).getByRole('button', {name: '不再比较 Llama 2 7B'}));
    await soon(() => expect(screen.queryByRole('region', {name: '并排比较'})).toBeNull());
    await soon(() => expect(window.location.search).toBe('?pin=qwen2.5-7b'));
  });

  it('says that the data did not come, and tries again at the next touch', async () => {
    const answers = [new Response('', {status: 500}), new Response(rowsJson(models))];
    vi.stubGlobal('fetch', () => Promise.resolve(answers.shift()));
    vi.resetModules();
    const {default: Fresh} = await import('@site/src/components/ModelTable');
    render(<Fresh count={String(all.length)} rows={null} />);
    const field = screen.getByRole('searchbox', {name: '找模型'});
    fireEvent.change(field, {target: {value: 'yi-6b'}});
    await screen.findByText(/表的数据没有取到/);
    fireEvent.pointerDown(field);
    await soon(() => expect(shownIds()).toEqual(['yi-6b', 'yi-1.5-6b']));
  });

  it('has no filters where there are few rows', () => {
    const html = renderToString(<ModelTable family="Yi" count="2" rows={JSON.stringify(all.slice(0, 2))} />);
    expect(html).not.toContain('筛选');
    expect(html).toContain('选列');
  });
});

describe('rows drawn slice by slice', () => {
  const grow = (span: Span, all: number, at: number, room: number): Span[] => {
    const spans = [span];
    for (let last = span; !isWhole(last, all); spans.push(last)) {
      last = nextSpan(last, all, {at, room});
      if (spans.length > 100) throw new Error('never whole');
    }
    return spans;
  };

  it('begin with those in view', () => {
    expect(firstSpan(130, 0, 24)).toEqual({from: 0, to: 26});
    expect(firstSpan(130, 60, 20)).toEqual({from: 58, to: 80});
    expect(firstSpan(130, 129, 20)).toEqual({from: 108, to: 130});
    expect(firstSpan(4, 0, 24)).toEqual({from: 0, to: 4});
  });

  it.each([
    [0, 24],
    [60, 20],
    [129, 14],
  ])('become the whole table, wherever the view is: row %i, %i in view', (at, room) => {
    const spans = grow(firstSpan(130, at, room), 130, at, room);
    expect(spans.at(-1)).toEqual({from: 0, to: 130});
    spans.slice(1).forEach(({from, to}, index) => {
      const before = spans[index] ?? {from: 0, to: 0};
      expect([before.from - from, to - before.to].sort((a, b) => a - b)).toEqual([
        0,
        expect.toSatisfy((n: number) => n > 0 && n <= 10),
      ]);
    });
  });

  it('come where the reader has scrolled to', () => {
    expect(nextSpan({from: 0, to: 26}, 130, {at: 90, room: 24})).toEqual({from: 88, to: 114});
    expect(nextSpan({from: 88, to: 114}, 130, {at: 10, room: 24})).toEqual({from: 8, to: 34});
    expect(nextSpan({from: 58, to: 80}, 130, {at: 55, room: 20})).toEqual({from: 48, to: 80});
  });
});

describe('the widths of the columns', () => {
  /** In ems, as wide as a common font has them; a cell's padding is 0.625 em. */
  const ems = (words: string): number =>
    [...words].reduce(
      (sum, one) =>
        sum + (/[\u2e80-\uffef…—]/.test(one) ? 1 : /[-.,·]/.test(one) ? 0.35 : /[A-Z%]/.test(one) ? 0.68 : 0.56),
      0,
    );
  const PADDING = 0.625;
  /** 680 px of 13.6 px. */
  const PAGE = 50;

  it('hold every value that may not break', () => {
    const tooWide = COLUMNS.filter(({breaks}) => !breaks).flatMap(({id, width, cell}) =>
      all.flatMap((row) => {
        const {text: words} = cell(row, 'any');
        return ems(words) + PADDING > width ? [`${id}: ${words}`] : [];
      }),
    );
    expect([...new Set(tooWide)]).toEqual([]);
  });

  it.each(['overview', 'training', 'chinese', 'licence'])('of %s fit the page', (preset) => {
    const columns = ['name', ...(PRESETS.find(({id}) => id === preset)?.columns ?? [])];
    expect(columns.reduce((sum, id) => sum + columnById(id).width, 0)).toBeLessThanOrEqual(PAGE);
  });

  it('are shares of a row, wider in proportion where there is room', () => {
    const [first, second] = ['developer', 'released'].map((id) => columnById(id).width);
    const rules = table.columnRules(['developer', 'released']);
    expect(rules).toContain(`[data-columns="developer released"] tr>:nth-child(2){flex:${first} 0 ${first}em}`);
    expect(rules).toContain(`[data-columns="developer released"] tr>:nth-child(3){flex:${second} 0 ${second}em}`);
    expect(rules).toContain(`{min-width:calc(var(--first) + ${Number(((first ?? 0) + (second ?? 0)).toFixed(4))}em)}`);
  });
});
