// npm run anchors: adds new addresses and ids of the notes to anchors.json. Nothing is ever taken out.
import fs from 'node:fs';
import {ensureInstalled} from './lib/install.mjs';

ensureInstalled();
const {createJiti} = await import('jiti');
const jiti = createJiti(import.meta.url);
const {extendRegistry} = await jiti.import('../src/utils/anchors.ts');
const {loadNotes} = await jiti.import('../src/utils/content.ts');
const before = JSON.parse(fs.readFileSync('anchors.json', 'utf8'));
const after = extendRegistry(before, loadNotes());
fs.writeFileSync('anchors.json', `${JSON.stringify(after, null, 2)}\n`);
const count = (registry) => Object.values(registry).flat().length;
console.log(
  `anchors.json：${Object.keys(after).length} 页，${count(after)} 个 id（新增 ${count(after) - count(before)} 个）。`,
);
