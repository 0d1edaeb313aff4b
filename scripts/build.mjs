// npm run build: the finished site, in build/. Arguments after `--` are those of `docusaurus build`.
import {ensureInstalled} from './lib/install.mjs';

ensureInstalled();
const {buildSite} = await import('./lib/run.mjs');
const {code} = await buildSite('build', {args: process.argv.slice(2)});
process.exit(code);
