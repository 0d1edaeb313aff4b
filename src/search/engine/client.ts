import {SearchError, type SearchAnswer, type SearchProvider, type SearchQuery} from '../types';
import type {Reply, Request} from './protocol';

/** What of a Worker is needed, so that tests can stand in for one. */
export interface WorkerLike {
  postMessage(message: Request): void;
  addEventListener(type: 'message', listener: (event: {data: Reply}) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

interface Waiting {
  readonly query: SearchQuery | null;
  readonly resolve: (answer: SearchAnswer | null) => void;
  readonly reject: (error: unknown) => void;
}

/** Has the engine answer in a worker; in this thread if no worker can start. */
export class WorkerProvider implements SearchProvider {
  #worker: WorkerLike | null = null;
  #fallback: Promise<SearchProvider> | null = null;
  #heard = false;
  #next = 1;
  readonly #waiting = new Map<number, Waiting>();

  /**
   * @param base address of the index's folder, with a slash at its end
   * @param start makes the worker; may throw
   * @param inThread makes the engine here, when the worker cannot start
   */
  constructor(
    base: string,
    start: () => WorkerLike,
    private readonly inThread: () => Promise<SearchProvider>,
  ) {
    try {
      this.#worker = start();
      this.#worker.addEventListener('message', ({data}) => this.#hear(data));
      this.#worker.addEventListener('error', () => this.#fail());
      this.#worker.postMessage({kind: 'start', base});
    } catch {
      this.#worker = null;
    }
  }

  async warm(): Promise<void> {
    await this.#ask(null).catch(() => undefined);
  }

  async search(query: SearchQuery, signal?: AbortSignal): Promise<SearchAnswer> {
    signal?.throwIfAborted();
    const answer = await this.#ask(query, signal);
    if (!answer) throw new SearchError('format', '搜索引擎没有给出答复。');
    return answer;
  }

  async #ask(query: SearchQuery | null, signal?: AbortSignal): Promise<SearchAnswer | null> {
    const worker = this.#worker;
    if (!worker) return this.#answerHere(query, signal);
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {query, resolve, reject});
      signal?.addEventListener('abort', () => {
        if (!this.#waiting.delete(id)) return;
        worker.postMessage({kind: 'abort', id});
        reject(signal.reason);
      });
      worker.postMessage(query ? {kind: 'search', id, query} : {kind: 'warm', id});
    });
  }

  async #answerHere(query: SearchQuery | null, signal?: AbortSignal): Promise<SearchAnswer | null> {
    this.#fallback ??= this.inThread();
    const provider = await this.#fallback;
    if (query) return provider.search(query, signal);
    await provider.warm();
    return null;
  }

  #hear(reply: Reply): void {
    this.#heard = true;
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#waiting.delete(reply.id);
    if ('answer' in reply) waiting.resolve(reply.answer);
    else if (reply.error.kind === 'bug') waiting.reject(new Error(reply.error.message));
    else waiting.reject(new SearchError(reply.error.kind, reply.error.message));
  }

  /** A worker whose script does not load says so by an error, before it ever replied: whoever waits is answered here. */
  #fail(): void {
    if (this.#heard) return;
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const {query, resolve, reject} of waiting) this.#answerHere(query).then(resolve, reject);
  }
}
