// The Python examples: finds a Python, makes a virtual environment from the lock, checks types and runs the tests.
import {spawn, spawnSync} from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {childEnv} from './run.mjs';

/** The oldest Python that the examples run on, as in their pyproject.toml. */
export const MINIMUM = [3, 10];

/** The examples that have tests. Each is a folder of examples/ with pyproject.toml and requirements.lock. */
export const EXAMPLES = ['data', 'finetuning'];

export class PythonError extends Error {}

/**
 * The commands to try, best first: what the reader chose, then the common names.
 * @returns {string[][]} command and arguments
 */
export function pythonCommands(env = process.env, platform = process.platform) {
  const chosen = env.PYTHON ? [[env.PYTHON]] : [];
  const launcher = platform === 'win32' ? [['py', '-3']] : [];
  const minors = [13, 12, 11, 10].map((minor) => [`python3.${minor}`]);
  return [...chosen, ...launcher, ['python3'], ['python'], ...minors];
}

/**
 * @param {string} text what `python --version` printed
 * @returns {string | null} the version, or null when it is too old or none
 */
export function suitableVersion(text) {
  const match = /^Python (\d+)\.(\d+)\.\d+/.exec(text.trim());
  if (!match) return null;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  return major === MINIMUM[0] && minor >= MINIMUM[1] ? match[0].slice('Python '.length) : null;
}

/**
 * The first suitable Python.
 * @param {string[][]} commands
 * @param {(command: string[]) => string} ask what the command prints for --version, empty when there is no such command
 * @returns {{command: string[], version: string}}
 * @throws {PythonError} with how to get one
 */
export function findPython(commands = pythonCommands(), ask = askVersion) {
  const seen = [];
  for (const command of commands) {
    const text = ask(command);
    const version = suitableVersion(text);
    if (version) return {command, version};
    if (text.trim()) seen.push(`${command.join(' ')}（${text.trim().split('\n')[0]}）`);
  }
  const found = seen.length > 0 ? `找到的都不合适：${seen.join('、')}。` : '';
  throw new PythonError(
    `没有找到 Python ${MINIMUM.join('.')} 或更新。${found}从 https://www.python.org/downloads/ 安装` +
      '（Debian、Ubuntu：apt install python3 python3-venv），或把环境变量 PYTHON 设成它的路径，再运行一次。',
  );
}

function askVersion([command, ...args]) {
  const {status, stdout, stderr} = spawnSync(command, [...args, '--version'], {encoding: 'utf8', timeout: 20_000});
  return status === 0 ? stdout || stderr : '';
}

/** What a virtual environment was made of: when this changes it is made anew. */
export function stampOf(lock, version, platform = `${process.platform}-${process.arch}`) {
  return crypto.createHash('sha256').update([lock, version, platform].join('\0')).digest('hex');
}

/** The Python inside a virtual environment. */
export function pythonIn(environment, platform = process.platform) {
  return platform === 'win32'
    ? path.join(environment, 'Scripts', 'python.exe')
    : path.join(environment, 'bin', 'python');
}

/**
 * Makes the virtual environment of an example unless it is there, made from the same lock by the same Python.
 * @param {string} example a folder of examples/
 * @param {{root?: string, python?: {command: string[], version: string}, call?: (command: string[]) => boolean}} options
 * @returns {string} its Python
 * @throws {PythonError} when it cannot be made
 */
export function ensureEnvironment(example, {root = process.cwd(), python = findPython(), call = runCommand} = {}) {
  const lockFile = path.join(root, 'examples', example, 'requirements.lock');
  const environment = path.join(root, '.cache', 'python', example);
  const stampFile = path.join(environment, 'stamp.txt');
  const stamp = stampOf(fs.readFileSync(lockFile, 'utf8'), python.version);
  const inside = pythonIn(environment);
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return inside;
  console.log(
    `正在为 examples/${example} 准备 Python ${python.version} 的虚拟环境（第一次约一两分钟；带 PyTorch 的要下载几 GB，久一些）……`,
  );
  fs.rmSync(environment, {recursive: true, force: true});
  fs.mkdirSync(path.dirname(environment), {recursive: true});
  if (!call([...python.command, '-m', 'venv', environment])) {
    throw new PythonError('建不了虚拟环境。Debian、Ubuntu 上先运行 apt install python3-venv，再运行一次。');
  }
  const uv = call(['uv', '--version'], {quiet: true});
  const install = uv
    ? ['uv', 'pip', 'install', '--quiet', '--compile-bytecode', '--python', inside, '-r', lockFile]
    : [inside, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', lockFile];
  if (!call(install)) {
    throw new PythonError(
      '依赖没有装上，原因见上面的输出。检查网络；在中国大陆可以先运行\n' +
        '  pip config set global.index-url https://pypi.tuna.tsinghua.edu.cn/simple\n再运行一次。',
    );
  }
  // Last, so that an environment that was interrupted is made again.
  fs.writeFileSync(stampFile, stamp);
  return inside;
}

function runCommand([command, ...args], {quiet = false} = {}) {
  const {status} = spawnSync(command, args, {stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit']});
  return status === 0;
}

/** Runs the Python of an example in its folder. @returns {Promise<number>} the exit status */
export function runPython(python, example, args, root = process.cwd()) {
  const env = childEnv({PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1'});
  delete env.PYTHONPATH;
  return new Promise((resolve) => {
    const child = spawn(python, args, {
      cwd: path.join(root, 'examples', example),
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * The test cases in a JUnit report of pytest. A report without a test case counts as one failure: nothing ran.
 * @param {string} xml
 * @returns {{good: number, bad: number}}
 */
export function countJunit(xml) {
  let good = 0;
  let bad = 0;
  for (const [suite] of xml.matchAll(/<testsuite\s[^>]*>/g)) {
    const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(suite)?.[1] ?? 0);
    const failed = count('failures') + count('errors');
    bad += failed;
    good += count('tests') - failed - count('skipped');
  }
  return good + bad > 0 ? {good, bad} : {good: 0, bad: 1};
}

/**
 * Types and tests of an example.
 * @returns {Promise<{good: number, bad: number}>} test cases and the type check
 */
export async function testExample(example, root = process.cwd()) {
  let python;
  try {
    python = ensureEnvironment(example, {root});
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    console.error(error.message);
    return {good: 0, bad: 1};
  }
  const report = path.join(root, '.cache', `pytest-${example}.xml`);
  fs.rmSync(report, {force: true});
  const types = (await runPython(python, example, ['-m', 'mypy'], root)) === 0;
  const code = await runPython(python, example, ['-m', 'pytest', `--junitxml=${report}`], root);
  const counts = fs.existsSync(report) ? countJunit(fs.readFileSync(report, 'utf8')) : {good: 0, bad: 1};
  // A runner that died has failed, whatever it counted.
  const bad = code !== 0 && counts.bad === 0 ? 1 : counts.bad;
  return {good: counts.good + (types ? 1 : 0), bad: bad + (types ? 0 : 1)};
}
