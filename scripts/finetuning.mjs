// npm run finetuning: the whole fine-tuning example in its tiny configuration, the numbers that the notes show, and the notebook.
import path from 'node:path';
import {stop} from './lib/install.mjs';
import {ensureEnvironment, PythonError, runPython} from './lib/python.mjs';

const out = path.resolve('.cache/finetuning');
const figures = path.resolve('src/data/generated');
const notebook = path.resolve('static/notebooks/llama2-qlora.ipynb');
try {
  const python = ensureEnvironment('finetuning');
  const args = ['-m', 'finetuning', 'run', '--out', out, '--figures', figures, ...process.argv.slice(2)];
  let code = await runPython(python, 'finetuning', args);
  if (code === 0) code = await runPython(python, 'finetuning', ['-m', 'finetuning', 'notebook', notebook]);
  if (code === 0) console.log(`模型在 ${out}，图用的数字在 ${figures}，笔记本在 ${notebook}`);
  process.exit(code);
} catch (error) {
  if (!(error instanceof PythonError)) throw error;
  stop(error.message);
}
