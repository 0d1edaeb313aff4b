/** Values that src/data/shapes.ts has already, as groups of a record. */
import {modelById, type Shape, type SourcedField} from '../shapes';
import {cite, type Group} from './define';
import {sources, type SourceId} from './sources';
import type {Confidence} from './types';

const CONFIDENCE = {checked: 'A', secondary: 'B', unchecked: 'C'} as const satisfies Record<string, Confidence>;

/** Addresses in shapes.ts that are a page below the one in the table of sources. */
const ALIASES: Readonly<Record<string, SourceId>> = {
  'https://huggingface.co/codellama/CodeLlama-34b-hf': 'codellama-config',
};

/**
 * The shape, tokens and published size of a model of src/data/shapes.ts, each with its source there. What was printed
 * otherwise than it is computed with follows, so that it stands beside the value.
 *
 * @throws RangeError for an unknown model, or a source that src/data/models/sources.ts lacks
 */
export function groupsFromShapes(id: string): readonly Group[] {
  const {shape, printed, published, trainingTokens, sources: from} = modelById(id);
  const all = {...shape, trainingTokens, batchTokens: null};
  return [
    ...from.map(({of, source}) =>
      cite(sourceByUrl(source.url), source.where, values(all, of), CONFIDENCE[source.confidence]),
    ),
    ...from.map(({of, source}) =>
      cite(sourceByUrl(source.url), source.where, values(printed, of), CONFIDENCE[source.confidence]),
    ),
    cite(
      sourceByUrl(published.source.url),
      published.source.where,
      {parametersTotal: published.value},
      CONFIDENCE[published.source.confidence],
    ),
  ];
}

type Known = Partial<Record<SourcedField, Shape[keyof Shape] | null>>;

/** The values of some fields of a shape, under the names that a record has for them. */
function values(all: Known, of: readonly SourcedField[]): Group['values'] {
  const named = new Set(of);
  const pick = <F extends SourcedField>(field: F): NonNullable<Known[F]> | undefined =>
    named.has(field) ? (all[field] ?? undefined) : undefined;
  const number = (field: SourcedField): number | undefined => {
    const value = pick(field);
    return typeof value === 'number' ? value : undefined;
  };
  const heads = number('heads');
  const kvHeads = number('kvHeads');
  const learned = pick('learnedPositions');
  const gated = pick('gatedFfn');
  const norm = pick('norm');
  const tied = pick('tiedEmbeddings');
  const found: Record<string, unknown> = {
    layers: number('layers'),
    hidden: number('hidden'),
    ffn: number('ffn'),
    heads,
    kvHeads,
    headSize: number('headSize'),
    vocabulary: number('vocabulary'),
    context: number('context'),
    trainingTokens: number('trainingTokens'),
    position: learned === undefined ? undefined : learned ? 'learned' : 'RoPE',
    activation: gated === undefined ? undefined : gated ? 'SwiGLU' : 'GELU',
    norm,
    tiedEmbeddings: tied,
    attention: kvHeads === undefined ? undefined : kvHeads === all.heads ? 'MHA' : 'GQA',
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function sourceByUrl(url: string): SourceId {
  const id = ALIASES[url] ?? (Object.keys(sources) as SourceId[]).find((name) => sources[name].url === url);
  if (!id) throw new RangeError(`src/data/models/sources.ts 里没有 ${url}；加一条。`);
  return id;
}
