import {createEngine, type Engine} from './engine';
import {loadVocabulary} from './loadVocabulary';
import {totalsOf} from './pieces';
import type {Reply, Request} from './protocol';
import {packPiece} from './tables';

/** Answers requests; the worker is a thin shell around it. Progress is told at most this often, in milliseconds. */
const TELL_EVERY = 100;

export function createService(reply: (message: Reply) => void, get: typeof fetch = fetch) {
  const engines = new Map<string, Engine>();

  async function load({id, url, bytes: total, alphabet}: Extract<Request, {kind: 'load'}>): Promise<void> {
    try {
      let told = 0;
      const file = await loadVocabulary(
        url,
        total,
        (bytes) => {
          if (bytes < total && Date.now() - told < TELL_EVERY) return;
          told = Date.now();
          reply({kind: 'progress', id, bytes, total});
        },
        get,
      );
      engines.set(id, createEngine(file, alphabet));
      reply({kind: 'ready', id});
    } catch (error) {
      reply({kind: 'failed', id, message: error instanceof Error ? error.message : String(error)});
    }
  }

  return async (request: Request): Promise<void> => {
    if (request.kind === 'load') return load(request);
    const engine = engines.get(request.id);
    if (!engine) return;
    const pieces = engine.cut(request.text);
    reply({
      kind: 'cut',
      id: request.id,
      totals: totalsOf(pieces),
      pieces: pieces.slice(0, request.limit).map(packPiece),
    });
  };
}
