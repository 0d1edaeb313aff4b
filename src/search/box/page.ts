import type {SearchAnswer} from '../types';
import {addressWith, QueryAddress} from './address';
import {element} from './dom';
import {handOver} from './handover';
import {errorNotice, groupTitle, hitParts, hrefOf, nothingNotice, rewriteNotice, spoken} from './parts';
import {providerFor, type SearchPlace} from './provider';
import {rememberSearch} from './recent';
import {SearchSession, type SearchState} from './session';

const LIMITS = {limit: 100, snippets: 10} as const;
/** Once the reader scrolls, this many results show their text. */
const MORE_SNIPPETS = 40;

/** The page of results: a form, and every result as a link, in order. Its HTML without script is src/pages/search. */
export class SearchPage {
  readonly #input: HTMLInputElement;
  readonly #results: HTMLElement;
  readonly #status: HTMLElement;
  readonly #session: SearchSession;
  readonly #address = new QueryAddress();
  #composing = false;

  /** @param root holds the form and, after it, the place for results (`data-search-results`) */
  constructor(
    root: HTMLElement,
    private readonly place: SearchPlace,
  ) {
    const input = root.querySelector<HTMLInputElement>('input[name="q"]');
    const results = root.querySelector<HTMLElement>('[data-search-results]');
    if (!input || !results)
      throw new Error('搜索页缺少 input[name="q"] 或 [data-search-results]，见 src/pages/search。');
    this.#input = input;
    this.#status = element('p', {role: 'status', class: 'search-status'});
    this.#results = element('div', {class: 'search-results'});
    results.replaceChildren(this.#status, this.#results);
    this.#session = new SearchSession(providerFor(place), LIMITS, (state) => this.#show(state));
    this.#listen(input.form);
    this.#fromAddress();
  }

  /** Puts the cursor where one types. */
  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  #listen(form: HTMLFormElement | null): void {
    const input = this.#input;
    input.addEventListener('compositionstart', () => {
      this.#composing = true;
      this.#session.stop();
    });
    input.addEventListener('compositionend', () => {
      this.#composing = false;
      this.#typed();
    });
    input.addEventListener('input', (event) => {
      if (!this.#composing && !(event as InputEvent).isComposing) this.#typed();
    });
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#composing) return;
      rememberSearch(input.value);
      this.#goTo(input.value);
    });
    window.addEventListener('popstate', () => this.#fromAddress());
    for (const type of ['click', 'auxclick']) {
      this.#results.addEventListener(type, (event) => {
        const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.search-hit') : null;
        if (!link) return;
        this.#address.settle();
        rememberSearch(input.value);
        handOver(link.href, this.#terms);
      });
    }
  }

  #terms: readonly string[] = [];

  #typed(): void {
    this.#address.writeAtRest(this.#input.value);
    this.#session.type(this.#input.value);
  }

  #goTo(query: string): void {
    this.#address.settle();
    this.#input.value = query;
    if (new URLSearchParams(window.location.search).get('q') !== query)
      window.history.pushState(window.history.state, '', addressWith(query));
    void this.#session.ask(query);
  }

  #fromAddress(): void {
    this.#address.forget();
    this.#input.value = new URLSearchParams(window.location.search).get('q') ?? '';
    void this.#session.ask(this.#input.value);
  }

  #show(state: SearchState): void {
    if (state.kind === 'waiting') {
      this.#results.setAttribute('aria-busy', 'true');
      return;
    }
    this.#results.removeAttribute('aria-busy');
    this.#terms = state.kind === 'answer' ? state.answer.terms : [];
    this.#status.textContent = state.kind === 'answer' ? spoken(state.answer) : '';
    if (state.kind === 'error') {
      this.#results.replaceChildren(errorNotice(state.message, () => void this.#session.ask(state.query)));
      return;
    }
    this.#results.replaceChildren(...(state.kind === 'answer' ? this.#contents(state.answer) : []));
    if (state.kind === 'answer') this.#fillWhenScrolled(state.answer);
  }

  #contents(answer: SearchAnswer): HTMLElement[] {
    const actions = {
      literally: () => void this.#session.ask(answer.query, {literal: true}),
      instead: (query: string) => this.#goTo(query),
    };
    const notice = answer.found ? rewriteNotice(answer, actions) : nothingNotice(answer, actions);
    const groups = answer.groups.map((group) =>
      element('li', {class: 'search-group'}, [
        element('span', {class: 'search-page'}, [groupTitle(group)]),
        element(
          'ol',
          {},
          group.sections.map((hit) =>
            element('li', {}, [
              element('a', {class: 'search-hit', href: hrefOf(this.place.base, hit.address)}, hitParts(hit)),
            ]),
          ),
        ),
      ]),
    );
    const count = answer.found ? element('p', {class: 'search-count'}, [`找到 ${answer.total} 节。`]) : null;
    return [...(count ? [count] : []), ...(notice ? [notice] : []), element('ol', {class: 'search-list'}, groups)];
  }

  /** Texts of results far down are fetched only for who looks at them. */
  #fillWhenScrolled(answer: SearchAnswer): void {
    const shown = answer.groups.flatMap(({sections}) => sections);
    const wanted = Math.min(MORE_SNIPPETS, shown.length);
    if (shown.filter(({snippet}) => snippet !== null).length >= wanted) return;
    window.addEventListener(
      'scroll',
      () => {
        if (this.#input.value !== answer.query) return;
        void this.#session.ask(answer.query, {snippets: wanted, ...(answer.literal ? {literal: true} : {})});
      },
      {once: true, passive: true},
    );
  }
}
