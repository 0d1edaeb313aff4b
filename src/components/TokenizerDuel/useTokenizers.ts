import {useCallback, useEffect, useMemo, useRef, useState} from 'react';
import {useBaseUrlUtils} from '@docusaurus/useBaseUrl';
import tables from '@generated/tokenizers/default/tables.json';
import {firstSample} from '@site/src/data/tokenizerText';
import {totalsOf} from '@site/src/labs/tokenizers/pieces';
import type {Reply, Request} from '@site/src/labs/tokenizers/protocol';
import {tokenizer, type TokenizerId} from '@site/src/labs/tokenizers/registry';
import {unpackPiece} from '@site/src/labs/tokenizers/tables';
import type {Cut, LoadState} from './model';

const ABSENT: LoadState = {kind: 'absent'};

/** The first sample as it was cut when the site was built. */
const prepared: ReadonlyMap<TokenizerId, Cut> = new Map(
  Object.entries(tables.first).map(([id, packed]) => {
    const pieces = packed.map(unpackPiece);
    return [id as TokenizerId, {text: firstSample.text, totals: totalsOf(pieces), pieces}];
  }),
);

interface Wish {
  readonly text: string;
  readonly limit: number;
}

export interface Tokenizers {
  stateOf(id: TokenizerId): LoadState;
  /** The last answer, or what the page came with; null before either. */
  cutOf(id: TokenizerId): Cut | null;
  load(id: TokenizerId): void;
  /** Has the worker cut a text; while it is busy only the newest wish is kept. */
  cut(id: TokenizerId, text: string, limit: number): void;
}

/** The worker and what it has answered. It starts with the first vocabulary that is asked for. */
export function useTokenizers(): Tokenizers {
  const {withBaseUrl} = useBaseUrlUtils();
  const [states, setStates] = useState<Readonly<Partial<Record<TokenizerId, LoadState>>>>({});
  const [cuts, setCuts] = useState<Readonly<Partial<Record<TokenizerId, Cut>>>>({});
  const worker = useRef<Worker | null>(null);
  // What each tokenizer is cutting, and what it is to cut next: a long text takes longer than typing rests.
  const running = useRef(new Map<string, Wish>());
  const next = useRef(new Map<string, Wish>());

  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );

  const send = useCallback((request: Request): void => {
    if (!worker.current) {
      worker.current = new Worker(new URL('../../labs/tokenizers/worker.ts', import.meta.url));
      worker.current.addEventListener('message', ({data}: MessageEvent<Reply>) => {
        const id = data.id as TokenizerId;
        if (data.kind === 'cut') {
          const text = running.current.get(id)?.text;
          running.current.delete(id);
          const wish = next.current.get(id);
          next.current.delete(id);
          if (wish) {
            running.current.set(id, wish);
            worker.current?.postMessage({kind: 'cut', id, ...wish} satisfies Request);
          } else if (text !== undefined) {
            const cut: Cut = {text, totals: data.totals, pieces: data.pieces.map(unpackPiece)};
            setCuts((before) => ({...before, [id]: cut}));
          }
        } else {
          const state: LoadState =
            data.kind === 'progress'
              ? {kind: 'loading', bytes: data.bytes, total: data.total}
              : data.kind === 'ready'
                ? {kind: 'ready'}
                : {kind: 'failed', message: data.message};
          setStates((before) => ({...before, [id]: state}));
        }
      });
      worker.current.addEventListener('error', () => {
        worker.current?.terminate();
        worker.current = null;
        running.current.clear();
        next.current.clear();
        setStates((before) =>
          Object.fromEntries(Object.keys(before).map((id) => [id, {kind: 'failed', message: 'worker 没能启动'}])),
        );
      });
    }
    worker.current.postMessage(request);
  }, []);

  const load = useCallback(
    (id: TokenizerId): void => {
      const asset = tables.assets[id];
      if (!asset) return;
      setStates((before) => ({...before, [id]: {kind: 'loading', bytes: 0, total: asset.bytes}}));
      send({
        kind: 'load',
        id,
        url: new URL(withBaseUrl(asset.path), window.location.href).href,
        bytes: asset.bytes,
        alphabet: tokenizer(id).alphabet,
      });
    },
    [send, withBaseUrl],
  );

  const cut = useCallback(
    (id: TokenizerId, text: string, limit: number): void => {
      const wish = {text, limit};
      if (running.current.has(id)) {
        next.current.set(id, wish);
        return;
      }
      running.current.set(id, wish);
      send({kind: 'cut', id, ...wish});
    },
    [send],
  );

  return useMemo(
    () => ({
      stateOf: (id) => states[id] ?? ABSENT,
      cutOf: (id) => cuts[id] ?? prepared.get(id) ?? null,
      load,
      cut,
    }),
    [states, cuts, load, cut],
  );
}
