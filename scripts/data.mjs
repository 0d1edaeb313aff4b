// npm run data: from the crawl of the practice site to JSONL, and the numbers that the notes show. Interrupted, it goes on the next time.
import path from 'node:path';
import {stop} from './lib/install.mjs';
import {ensureEnvironment, PythonError, runPython} from './lib/python.mjs';

const out = path.resolve('.cache/data');
const figures = path.resolve('src/data/generated/dataFunnel.json');
try {
  const python = ensureEnvironment('data');
  const args = ['-m', 'notesdata', 'run', '--out', out, '--figures', figures, ...process.argv.slice(2)];
  const code = await runPython(python, 'data', args);
  if (code === 0) console.log(`训练数据在 ${out}，图用的数字在 ${figures}`);
  process.exit(code);
} catch (error) {
  if (!(error instanceof PythonError)) throw error;
  stop(error.message);
}
