import fs from 'node:fs';
import {describe, expect, it} from 'vitest';

interface PackageJson {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
}

interface Lock {
  readonly packages: Record<string, {readonly optionalDependencies?: Record<string, string>}>;
}

describe('the dependencies', () => {
  it('each have a reason in CONTRIBUTING.md', () => {
    const {dependencies, devDependencies, optionalDependencies} = JSON.parse(
      fs.readFileSync('package.json', 'utf8'),
    ) as PackageJson;
    const reasons = [...fs.readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(
      (match) => match[1],
    );
    expect(reasons.sort()).toEqual(Object.keys({...dependencies, ...devDependencies, ...optionalDependencies}).sort());
  });

  it('are locked for every system, not only the one that wrote the lock', () => {
    const {packages} = JSON.parse(fs.readFileSync('package-lock.json', 'utf8')) as Lock;
    const systems = /[-/](android|darwin|freebsd|linux|openharmony|win32)-/;
    const missing = Object.entries(packages).flatMap(([place, {optionalDependencies = {}}]) =>
      Object.keys(optionalDependencies).filter(
        (name) => systems.test(name) && !packages[`${place}/node_modules/${name}`] && !packages[`node_modules/${name}`],
      ),
    );
    expect(missing, '运行 npm run lockfile').toEqual([]);
  });
});
