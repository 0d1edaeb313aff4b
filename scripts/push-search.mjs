// npm run search:push: fills a Meilisearch server with the sections of the built site, for whoever outgrows the static index.
import fs from 'node:fs';
import {createJiti} from 'jiti';
import {Meilisearch} from 'meilisearch';
import {builtPages} from './lib/builtPages.mjs';

const {SEARCH_HOST: host, SEARCH_INDEX: index = 'notes', SEARCH_ADMIN_KEY: apiKey} = process.env;
if (!host || !apiKey) {
  console.error(`用法：SEARCH_HOST=https://search.example.org SEARCH_ADMIN_KEY=管理密钥 npm run search:push

先运行 npm run build。SEARCH_INDEX 是索引的名字，默认 notes。管理密钥只在这里用，不要写进配置。`);
  process.exit(1);
}

const jiti = createJiti(import.meta.url);
const {pageFromHtml} = await jiti.import('../src/search/builder/sections.ts');
const {documentsOf, SETTINGS} = await jiti.import('../src/search/remote/documents.ts');
const {loadNotes} = await jiti.import('../src/utils/content.ts');
const {notes} = loadNotes();
const documents = builtPages('build')
  .map(({address, file}) => pageFromHtml(fs.readFileSync(file, 'utf8'), address))
  .flatMap((page) => (page ? documentsOf(page, notes.get(page.address)?.asked) : []));

const target = new Meilisearch({host, apiKey}).index(index);
// Sections that are gone must not be found any more, so the index is filled anew.
const tasks = [
  await target.updateSettings(SETTINGS).waitTask({timeout: 600_000}),
  await target.deleteAllDocuments().waitTask({timeout: 600_000}),
  await target.addDocuments(documents, {primaryKey: 'id'}).waitTask({timeout: 600_000}),
];
const failed = tasks.find(({status}) => status !== 'succeeded');
if (failed) {
  console.error(`搜索服务器没有完成 ${failed.type}：${failed.error?.message ?? failed.status}`);
  process.exit(1);
}
console.log(`已把 ${documents.length} 节放进 ${host} 的索引 ${index}。`);
