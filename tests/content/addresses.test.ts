import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {figureModules} from '@site/src/utils/componentNames';

/** What the site itself reads from the address of a page. */
const SITE = new Set(['q']);

/** The parameters that a figure says it reads: a text, or a constant of its model. Null for one that keeps no state. */
async function parametersOf(module: string): Promise<string[] | null> {
  const folder = module.replace('@site/', '');
  const file = path.join(folder, 'index.tsx');
  if (!fs.existsSync(file)) return null;
  const [, plain, name] = /data-needs-app=(?:"([^"]*)"|\{(\w+)\})/.exec(fs.readFileSync(file, 'utf8')) ?? [];
  if (plain === undefined && name === undefined) return null;
  const constants = (await import(path.resolve(folder, 'model.ts'))) as Readonly<Record<string, unknown>>;
  const value = plain ?? constants[name ?? ''];
  if (typeof value !== 'string')
    throw new Error(`${file}: data-needs-app={${String(name)}} 在 model.ts 里不是一段文字。`);
  return value.split(' ');
}

const figures = new Map<string, string[]>();
for (const [name, module] of Object.entries(figureModules)) {
  const parameters = await parametersOf(module);
  if (parameters) figures.set(name, parameters);
}

interface Use {
  readonly figure: string;
  readonly parameter: string;
}

/** Parameters of one page that more than one of its figures would read and write. */
function collisions(note: string): string[] {
  const used = [...note.matchAll(/^<(\w+)\b/gm)].flatMap(([, figure = '']): Use[] =>
    (figures.get(figure) ?? []).map((parameter) => ({figure, parameter})),
  );
  return used.flatMap(({figure, parameter}, index) => {
    const before = used.slice(0, index).find((one) => one.parameter === parameter);
    return before || SITE.has(parameter) ? [`${parameter}：${before?.figure ?? '搜索'} 与 ${figure}`] : [];
  });
}

const notes = fs
  .readdirSync('docs', {recursive: true, encoding: 'utf8'})
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => [name, fs.readFileSync(path.join('docs', name), 'utf8')] as const);

describe('figures that keep their state in the address', () => {
  it('say which parameters they read, each once', () => {
    expect(figures.get('ModelTable')).toContain('pin');
    expect(figures.get('ModelScatter')).toContain('sx');
    expect(figures.get('AttentionFigure')).toContain('cells');
    expect(figures.size).toBeGreaterThan(15);
    for (const [name, parameters] of figures) expect(new Set(parameters).size, name).toBe(parameters.length);
  });

  it('share no name on one page', () => {
    expect(notes.length).toBeGreaterThan(20);
    const found = notes.flatMap(([name, note]) => collisions(note).map((one) => `docs/${name}: ${one}`));
    expect(found, '给其中一个图的参数换名字，例如加上前缀；旧名字继续能读').toEqual([]);
  });

  it('would share names if a page had one of them twice', () => {
    expect(collisions('<ModelTable />\n\n<MlaFigure />\n')).toEqual([]);
    expect(collisions('<ModelTable />\n\n<ModelTable family="Yi" />\n')).toContain('pin：ModelTable 与 ModelTable');
  });

  // A note may get any figure tomorrow, so that names are kept apart already.
  it('share no name with another figure of the site', () => {
    const owners = new Map<string, string[]>();
    for (const [name, parameters] of figures)
      for (const parameter of parameters) owners.set(parameter, [...(owners.get(parameter) ?? []), name]);
    expect([...owners].filter(([, names]) => names.length > 1)).toEqual([]);
  });
});
