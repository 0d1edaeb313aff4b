import type {Source} from './types';

/** Every source of a value, by a short name. `asOf` is the date of the text, or of the copy that was read. */
export const sources = {
  'llama2-paper': {
    title: 'Llama 2: Open Foundation and Fine-Tuned Chat Models',
    url: 'https://arxiv.org/abs/2307.09288',
    asOf: '2023-07-19',
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
