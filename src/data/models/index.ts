import type {Model} from './types';

/** Every model of the notes, family by family. */
export const models: readonly Model[] = [];
