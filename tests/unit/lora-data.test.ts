import fs from 'node:fs';
import {describe, expect, it} from 'vitest';
import {figureRun, packed, type Run} from '@site/src/data/loraDeltaRows';

const run = JSON.parse(fs.readFileSync('src/data/generated/loraDelta.json', 'utf8')) as Run;

describe('the short list of the run', () => {
  // After `npm run finetuning`: `npx vitest run tests/unit/lora-data.test.ts -u` writes it anew.
  it('is what the run wrote', async () => {
    const text = `${JSON.stringify(figureRun(run))}\n`;
    await expect(text).toMatchFileSnapshot('../../src/data/generated/loraFigure.json');
  });

  it('has ΔW, A and B within a tenth of a percent of their largest number', () => {
    for (const {delta, a, b} of run.matrices) {
      for (const matrix of [delta, a, b]) {
        const {unit, values} = packed(matrix);
        const largest = Math.max(...matrix.flat().map(Math.abs));
        expect(Math.max(...values.map(Math.abs))).toBe(999);
        matrix
          .flat()
          .forEach((value, index) =>
            expect(Math.abs(value - unit * (values[index] ?? NaN))).toBeLessThan(largest / 1000),
          );
      }
    }
  });
});
