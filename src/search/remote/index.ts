import type {SearchProvider} from '../types';
import {MeilisearchProvider, type MeilisearchOptions} from './meilisearch';

/** A search server to ask instead of the static index; set as `customFields.search` in docusaurus.config.ts. */
export type RemoteOptions = MeilisearchOptions & {readonly kind: 'meilisearch'};

/** The provider that asks a server. */
export function remoteProvider(options: RemoteOptions): SearchProvider {
  return new MeilisearchProvider(options);
}
