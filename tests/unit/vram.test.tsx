// @vitest-environment jsdom
import {describe, expect, it} from 'vitest';
import {models} from '@site/src/data/models';
import {decoderRows} from '@site/src/data/models/decoderShapes';

/** One model a line. */
const written = (rows: readonly object[]): string => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;

describe('the short list of shapes', () => {
  // `npx vitest run tests/unit/vram.test.tsx -u` writes it anew after a change of the data.
  it('is what the data on models say', async () => {
    await expect(written(decoderRows(models))).toMatchFileSnapshot('../../src/data/generated/decoderShapes.json');
  });
});
