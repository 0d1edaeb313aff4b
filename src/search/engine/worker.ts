/** The engine in a worker: typing never waits for it. */
import {SearchError} from '../types';
import type {Reply, Request} from './protocol';
import {StaticProvider} from './staticProvider';
import {httpLoader} from './store';

let provider: StaticProvider | null = null;
const running = new Map<number, AbortController>();

function reply(message: Reply): void {
  self.postMessage(message);
}

self.addEventListener('message', (event: MessageEvent<Request>) => {
  const request = event.data;
  if (request.kind === 'start') provider = new StaticProvider(httpLoader(request.base));
  else if (request.kind === 'abort') running.get(request.id)?.abort();
  else void handle(request);
});

async function handle(request: Extract<Request, {id: number}>): Promise<void> {
  const {id} = request;
  if (!provider) return;
  if (request.kind === 'warm') {
    await provider.warm();
    reply({id, answer: null});
    return;
  }
  if (request.kind !== 'search') return;
  const controller = new AbortController();
  running.set(id, controller);
  try {
    reply({id, answer: await provider.search(request.query, controller.signal)});
  } catch (error) {
    if (controller.signal.aborted) return;
    reply({
      id,
      error:
        error instanceof SearchError
          ? {kind: error.kind, message: error.message}
          : {kind: 'bug', message: String(error)},
    });
  } finally {
    running.delete(id);
  }
}
