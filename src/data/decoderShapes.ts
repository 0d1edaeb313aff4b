/**
 * Shapes of dense decoders for the figures on memory: the short list that tests/unit/vram.test.tsx writes from the data on
 * models (src/data/models/decoderShapes.ts), so that a page need not carry all of that data.
 */
import type {DecoderShape} from '../llm/memory';
import rows from './generated/decoderShapes.json';

export interface DecoderModel {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly shape: DecoderShape;
}

function shapeOf([
  layers = 0,
  hidden = 0,
  ffn = 0,
  heads = 0,
  kvHeads = 0,
  headSize = 0,
  vocabulary = 0,
  tied,
]: readonly number[]): DecoderShape {
  return {layers, hidden, ffn, heads, kvHeads, headSize, vocabulary, tiedEmbeddings: tied === 1, gatedFfn: true};
}

export const decoders: readonly DecoderModel[] = rows.map(({shape, ...names}) => ({...names, shape: shapeOf(shape)}));

const byId = new Map(decoders.map((decoder) => [decoder.id, decoder]));

/** @throws RangeError for an id that is not in the list */
export function decoderById(id: string): DecoderModel {
  const decoder = byId.get(id);
  if (!decoder) throw new RangeError(`没有模型 ${id}；有 ${[...byId.keys()].join('、')}`);
  return decoder;
}
