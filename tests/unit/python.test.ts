import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {
  countJunit,
  ensureEnvironment,
  EXAMPLES,
  findPython,
  MINIMUM,
  pythonCommands,
  PythonError,
  pythonIn,
  stampOf,
  suitableVersion,
} from '../../scripts/lib/python.mjs';

describe('finding a Python', () => {
  it.each([
    ['Python 3.10.0', '3.10.0'],
    ['Python 3.13.1\n', '3.13.1'],
    ['Python 3.14.0rc1', '3.14.0'],
    ['Python 3.9.18', null],
    ['Python 2.7.18', null],
    ['Python 4.0.0', null],
    ['', null],
    ['bash: python: command not found', null],
  ])('reads %j', (text, version) => {
    expect(suitableVersion(text)).toBe(version);
  });

  it('tries what the reader chose first', () => {
    expect(pythonCommands({PYTHON: '/opt/python'}, 'linux')[0]).toEqual(['/opt/python']);
    expect(pythonCommands({}, 'linux')[0]).toEqual(['python3']);
    expect(pythonCommands({}, 'win32')[0]).toEqual(['py', '-3']);
  });

  it('takes the first that is new enough', () => {
    const versions: Record<string, string> = {python3: 'Python 3.8.1', python: '', 'python3.12': 'Python 3.12.4'};
    const found = findPython([['python3'], ['python'], ['python3.12']], ([name = '']) => versions[name] ?? '');
    expect(found).toEqual({command: ['python3.12'], version: '3.12.4'});
  });

  it('says what there is and how to get one', () => {
    const search = (): unknown =>
      findPython([['python3'], ['python']], ([name]) => (name === 'python3' ? 'Python 3.6.1' : ''));
    expect(search).toThrow(PythonError);
    expect(search).toThrow(
      /Python 3\.10 或更新。找到的都不合适：python3（Python 3\.6\.1）。从 https:\/\/www\.python\.org/,
    );
    expect(() => findPython([['none']], () => '')).toThrow(/没有找到 Python 3\.10 或更新。从/);
  });

  it('does not mind commands that do not exist', () => {
    expect(() => findPython([['/no/such/python']])).toThrow(PythonError);
  });
});

describe('the virtual environment', () => {
  let root: string;
  const python = {command: ['python3'], version: '3.11.7'};
  let calls: string[][];
  let broken: string | null;
  const call = (command: string[]): boolean => {
    calls.push(command);
    if (command.includes('venv')) fs.mkdirSync(command.at(-1) ?? '', {recursive: true});
    return command[0] !== 'uv' && (broken === null || !command.includes(broken));
  };

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'python-'));
    fs.mkdirSync(path.join(root, 'examples/data'), {recursive: true});
    fs.writeFileSync(path.join(root, 'examples/data/requirements.lock'), 'a==1\n');
    calls = [];
    broken = null;
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    fs.rmSync(root, {recursive: true});
  });

  it('is made once from the lock', () => {
    const inside = ensureEnvironment('data', {root, python, call});
    expect(inside).toBe(pythonIn(path.join(root, '.cache/python/data')));
    expect(calls[0]).toEqual(['python3', '-m', 'venv', path.join(root, '.cache/python/data')]);
    expect(calls.at(-1)).toEqual([
      inside,
      ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r'],
      path.join(root, 'examples/data/requirements.lock'),
    ]);
    calls = [];
    ensureEnvironment('data', {root, python, call});
    expect(calls).toEqual([]);
  });

  it('is made anew for another lock or another Python', () => {
    ensureEnvironment('data', {root, python, call});
    fs.writeFileSync(path.join(root, 'examples/data/requirements.lock'), 'a==2\n');
    calls = [];
    ensureEnvironment('data', {root, python, call});
    expect(calls.length).toBeGreaterThan(0);
    calls = [];
    ensureEnvironment('data', {root, python: {...python, version: '3.12.0'}, call});
    expect(calls.length).toBeGreaterThan(0);
    expect(stampOf('a', '3.11.7')).not.toBe(stampOf('a', '3.12.0'));
  });

  it('is made with uv where there is one', () => {
    ensureEnvironment('data', {root, python, call: (command: string[]) => call(command) || command[0] === 'uv'});
    expect(calls.at(-1)?.slice(0, 4)).toEqual(['uv', 'pip', 'install', '--quiet']);
  });

  it.each([
    ['venv', '建不了虚拟环境'],
    ['pip', '依赖没有装上'],
  ])('that fails at %s says so and is tried again', (step, message) => {
    broken = step;
    expect(() => ensureEnvironment('data', {root, python, call})).toThrow(message);
    broken = null;
    calls = [];
    ensureEnvironment('data', {root, python, call});
    expect(calls.length).toBeGreaterThan(0);
  });
});

describe('counting what pytest ran', () => {
  it('adds up the suites', () => {
    const xml =
      '<testsuites><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="20" time="1.0"></testsuite>' +
      '<testsuite errors="0" failures="0" skipped="0" tests="5"></testsuite></testsuites>';
    expect(countJunit(xml)).toEqual({good: 19, bad: 3});
  });

  it('is a failure when nothing ran', () => {
    expect(
      countJunit('<testsuites><testsuite errors="0" failures="0" skipped="0" tests="0"></testsuite></testsuites>'),
    ).toEqual({
      good: 0,
      bad: 1,
    });
    expect(countJunit('')).toEqual({good: 0, bad: 1});
  });
});

describe('the examples', () => {
  it.each(EXAMPLES)('%s marks regions that close, hold code and have a name of their own', (example) => {
    const folder = `examples/${example}`;
    const files = fs.readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.py'));
    const marked = files.filter((name) => {
      const source = fs.readFileSync(path.join(folder, name), 'utf8');
      const names = [...source.matchAll(/^ *# #region ([\w-]+)$/gm)].map((match) => match[1]);
      const whole = [
        ...source.matchAll(/^ *# #region [\w-]+$(?:(?!#region)[\s\S])*?\S+(?:(?!#region)[\s\S])*?^ *# #endregion$/gm),
      ];
      expect([name, whole.length, new Set(names).size]).toEqual([name, names.length, names.length]);
      return names.length > 0;
    });
    expect(marked.length).toBeGreaterThan(0);
  });

  it.each(EXAMPLES)('%s names the same floor and has a lock of pinned versions', (example) => {
    const project = fs.readFileSync(`examples/${example}/pyproject.toml`, 'utf8');
    expect(project).toContain(`requires-python = ">=${MINIMUM.join('.')}"`);
    const lock = fs.readFileSync(`examples/${example}/requirements.lock`, 'utf8');
    const lines = lock.split('\n').filter((line) => line && !line.startsWith('#'));
    expect(lines.filter((line) => !/^[a-z0-9.-]+==\S+( ; .+)?$/.test(line))).toEqual([]);
    const direct = [...project.matchAll(/^ {2}"([a-z0-9-]+)>=/gm)].map((match) => match[1]);
    expect(direct.filter((name) => !lines.some((line) => line.startsWith(`${name}==`)))).toEqual([]);
    // Every dependency has a lower and an upper bound.
    expect([...project.matchAll(/^ {2}"([a-z0-9-]+)[^"]*"/gm)].filter((match) => !/>=.+,<.+"$/.test(match[0]))).toEqual(
      [],
    );
  });
});
