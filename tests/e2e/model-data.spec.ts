import {expect, test} from '@playwright/test';
import {sitemapPages} from './pages';

/** The data on models is below /data, where notes are as well: each answers with what it is. */
test('the data on models are served as JSON, as CSV and with a schema', async ({request}) => {
  const json = await request.get('/data/models.json');
  expect(json.ok()).toBe(true);
  expect(json.headers()['content-type']).toContain('application/json');
  const models = (await json.json()) as {id: string; layers: {value: number | null; source?: {url: string}}}[];
  expect(models.length).toBeGreaterThan(100);
  expect(models.find(({id}) => id === 'llama-2-7b')?.layers).toMatchObject({value: 32});

  const schema = (await (await request.get('/data/models.schema.json')).json()) as {$schema: string; type: string};
  expect(schema).toMatchObject({$schema: 'https://json-schema.org/draft/2020-12/schema', type: 'array'});

  const csv = await request.get('/data/models.csv');
  expect(csv.headers()['content-type']).toContain('text/csv');
  expect((await csv.text()).split('\r\n')).toHaveLength(models.length + 2);
});

test('the notes beside the data keep their address', async ({request}) => {
  const answer = await request.get('/data');
  expect(answer.status()).toBe(sitemapPages().includes('/data') ? 200 : 404);
  expect(answer.headers()['content-type']).toContain('text/html');
});
