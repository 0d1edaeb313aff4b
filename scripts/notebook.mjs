// npm run notebook: static/notebooks/llama2-qlora.ipynb from the sources of examples/finetuning. Needs Python, no package.
import path from 'node:path';
import {stop} from './lib/install.mjs';
import {findPython, PythonError, runPython} from './lib/python.mjs';

const target = path.resolve('static/notebooks/llama2-qlora.ipynb');
try {
  const {command} = findPython();
  const [python, ...args] = command;
  const code = await runPython(python, 'finetuning', [...args, '-m', 'finetuning', 'notebook', target]);
  if (code === 0) console.log(`笔记本在 ${target}`);
  process.exit(code);
} catch (error) {
  if (!(error instanceof PythonError)) throw error;
  stop(error.message);
}
