import {useCallback, useEffect, useMemo, useRef, useState} from 'react';
import {useBaseUrlUtils} from '@docusaurus/useBaseUrl';
import chats from '@generated/tokenizers/default/chats.json';
import tables from '@generated/tokenizers/default/tables.json';
import type {LoadState} from '@site/src/components/TokenizerDuel/model';
import type {Piece} from '@site/src/labs/tokenizers/pieces';
import type {Reply, Request} from '@site/src/labs/tokenizers/protocol';
import {tokenizer, type TokenizerId} from '@site/src/labs/tokenizers/registry';
import {unpackPiece} from '@site/src/labs/tokenizers/tables';

type Known = Readonly<Partial<Record<TokenizerId, ReadonlyMap<string, readonly Piece[]>>>>;

const ABSENT: LoadState = {kind: 'absent'};

/** The example as it was cut when the site was built. */
const prepared: Known = Object.fromEntries(
  Object.entries(chats).map(([id, texts]) => [
    id,
    new Map(Object.entries(texts ?? {}).map(([text, pieces]) => [text, pieces.map(unpackPiece)])),
  ]),
);

export interface Cuts {
  stateOf(id: TokenizerId): LoadState;
  /** Null where the vocabulary may not be passed on. */
  sizeOf(id: TokenizerId): number | null;
  cutOf(id: TokenizerId, text: string): readonly Piece[] | null;
  load(id: TokenizerId): void;
  /** Has the worker cut what is not cut yet; needs the vocabulary. */
  ask(id: TokenizerId, texts: readonly string[]): void;
}

/** The tokenizers' worker and what it has cut, by text. It starts with the first vocabulary that is asked for. */
export function useCuts(): Cuts {
  const {withBaseUrl} = useBaseUrlUtils();
  const [states, setStates] = useState<Readonly<Partial<Record<TokenizerId, LoadState>>>>({});
  const [cuts, setCuts] = useState<Known>({});
  const worker = useRef<Worker | null>(null);
  // The texts that each tokenizer has been given, in order: answers come in the order of the requests.
  const given = useRef(new Map<TokenizerId, string[]>());

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
          const text = given.current.get(id)?.shift();
          if (text === undefined) return;
          const pieces = data.pieces.map(unpackPiece);
          setCuts((before) => ({...before, [id]: new Map([...(before[id] ?? []), [text, pieces]])}));
          return;
        }
        const state: LoadState =
          data.kind === 'progress'
            ? {kind: 'loading', bytes: data.bytes, total: data.total}
            : data.kind === 'ready'
              ? {kind: 'ready'}
              : {kind: 'failed', message: data.message};
        setStates((before) => ({...before, [id]: state}));
      });
      worker.current.addEventListener('error', () => {
        worker.current?.terminate();
        worker.current = null;
        given.current.clear();
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

  const cutOf = useCallback(
    (id: TokenizerId, text: string) => prepared[id]?.get(text) ?? cuts[id]?.get(text) ?? (text === '' ? [] : null),
    [cuts],
  );

  const ask = useCallback(
    (id: TokenizerId, texts: readonly string[]): void => {
      const waiting = given.current.get(id) ?? [];
      given.current.set(id, waiting);
      for (const text of texts) {
        if (cutOf(id, text) || waiting.includes(text)) continue;
        waiting.push(text);
        send({kind: 'cut', id, text, limit: Infinity});
      }
    },
    [cutOf, send],
  );

  return useMemo(
    () => ({
      stateOf: (id) => states[id] ?? ABSENT,
      sizeOf: (id) => tables.assets[id]?.gzip ?? null,
      cutOf,
      load,
      ask,
    }),
    [states, cutOf, load, ask],
  );
}
