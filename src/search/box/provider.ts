import {WorkerProvider} from '../engine/client';
import {remoteProvider, type RemoteOptions} from '../remote';
import type {SearchProvider} from '../types';

/** Where the site and its index are. */
export interface SearchPlace {
  /** Address of the site, with a slash at its end. */
  readonly base: string;
  /** A search server to ask instead of the static index, or null. */
  readonly remote: RemoteOptions | null;
}

/** Below the site's base: the folder of the index and of the box's style sheet. */
const FOLDER = 'search/';

const providers = new Map<string, SearchProvider>();

/** The provider of a site, made once. */
export function providerFor({base, remote}: SearchPlace): SearchProvider {
  const key = JSON.stringify([base, remote]);
  const known = providers.get(key);
  if (known) return known;
  const provider = remote ? remoteProvider(remote) : staticProvider(`${base}${FOLDER}`);
  providers.set(key, provider);
  return provider;
}

function staticProvider(index: string): SearchProvider {
  return new WorkerProvider(
    index,
    () => new Worker(new URL('../engine/worker.ts', import.meta.url), {type: 'module'}),
    async () => {
      const [{StaticProvider}, {httpLoader}] = await Promise.all([
        import('../engine/staticProvider'),
        import('../engine/store'),
      ]);
      return new StaticProvider(httpLoader(index));
    },
  );
}

let styles: Promise<void> | null = null;

/** Loads the box's style sheet, once; it is no part of the pages, which look the same without it. Never rejects. */
export function loadStyles(base: string): Promise<void> {
  styles ??= new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = `${base}${FOLDER}box.css`;
    link.addEventListener('load', () => resolve());
    // Without its style sheet the box is plain, but it works.
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
  return styles;
}
