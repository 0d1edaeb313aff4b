// npm run sizes: agrees on the present size of the pages in size-budget.json, after `npm run build`.
import fs from 'node:fs';
import {agreeOnSizes} from './lib/sizes.mjs';
import {stop} from './lib/install.mjs';

if (!fs.existsSync('build/index.html')) stop('没有构建好的站点。先运行 npm run build。');
agreeOnSizes('build');
console.log('size-budget.json 已更新。用 git diff 看看哪些页变大了。');
