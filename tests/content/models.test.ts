import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {models} from '@site/src/data/models';

const ids = new Set(models.map(({id}) => id));
/** `<Model id="…" />`, and the lists that tables of models take. */
const NAMED =
  /<Model\s[^>]*?\bid="([^"]*)"|<(?:ModelTable|ParameterTable|KvCacheTable|ComputeTable)\s[^>]*?\bmodels="([^"]*)"|<Derived\s[^>]*?\bmodel="([^"]*)"/g;

function namedIn(text: string): string[] {
  return [...text.matchAll(NAMED)].flatMap(([, one, list, derived]) => (one ?? list ?? derived ?? '').split(/\s+/));
}

describe('the models that notes name', () => {
  it('are found in every way of naming them', () => {
    const text = '<Model id="a" /> <ParameterTable models="b c" /> <Derived of="parameters" model="d" as="short" />';
    expect(namedIn(text)).toEqual(['a', 'b', 'c', 'd']);
  });

  const files = fs.readdirSync('docs', {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.mdx'));
  const named = files.flatMap((file) =>
    namedIn(fs.readFileSync(path.join('docs', file), 'utf8')).map((id) => [file, id] as const),
  );

  it('exist', () => {
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(([, id]) => !ids.has(id))).toEqual([]);
  });
});
