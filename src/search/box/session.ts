import {SearchError, type SearchAnswer, type SearchProvider} from '../types';

/** What there is to show. */
export type SearchState =
  | {readonly kind: 'idle'}
  | {readonly kind: 'waiting'; readonly query: string}
  | {readonly kind: 'answer'; readonly answer: SearchAnswer}
  | {readonly kind: 'error'; readonly query: string; readonly message: string};

/** Options of every question of one place: the box asks for less than the page. */
export interface SessionLimits {
  readonly limit: number;
  readonly snippets: number;
}

/** Milliseconds of rest before a question goes out: what is typed fast is one question. */
const REST = 60;
/** Milliseconds after which an answer is late enough to say that one waits: before, saying it costs a frame that delays it. */
const LATE = 200;

/** One question after another: a new one ends the one before, and answers never overtake each other. */
export class SearchSession {
  #timer = 0;
  #running: AbortController | null = null;

  constructor(
    private readonly provider: SearchProvider,
    private readonly limits: SessionLimits,
    private readonly show: (state: SearchState) => void,
  ) {}

  /** Asks after a short rest. */
  type(query: string): void {
    this.stop();
    if (query.trim() === '') {
      this.show({kind: 'idle'});
      return;
    }
    this.#timer = window.setTimeout(() => void this.ask(query), REST);
  }

  /** Asks at once. */
  async ask(query: string, options: {readonly literal?: boolean; readonly snippets?: number} = {}): Promise<void> {
    this.stop();
    if (query.trim() === '') {
      this.show({kind: 'idle'});
      return;
    }
    const controller = new AbortController();
    this.#running = controller;
    this.#timer = window.setTimeout(() => this.show({kind: 'waiting', query}), LATE);
    let state: SearchState;
    try {
      const answer = await this.provider.search({text: query, ...this.limits, ...options}, controller.signal);
      state = {kind: 'answer', answer};
    } catch (error) {
      state = {kind: 'error', query, message: reasonOf(error)};
    }
    // Whoever has stopped it has stopped the timer too, which may be the next question's by now.
    if (controller.signal.aborted) return;
    window.clearTimeout(this.#timer);
    this.show(state);
  }

  /** Forgets the question that is under way. */
  stop(): void {
    window.clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = null;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof SearchError)) return `搜索出错了：${String(error)}`;
  switch (error.kind) {
    case 'offline':
      return '搜索索引没有加载成功，可能是网络断了。';
    case 'missing':
      return '搜索索引没有找到，网站可能刚刚更新过。';
    case 'format':
      return '搜索索引读不出来，网站可能刚刚更新过，刷新页面也许就好。';
  }
}
