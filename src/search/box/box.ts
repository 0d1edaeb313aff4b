import type {SearchAnswer} from '../types';
import {addressWith, QueryAddress} from './address';
import {button, element} from './dom';
import {handOver} from './handover';
import {errorNotice, groupTitle, hitParts, hrefOf, nothingNotice, rewriteNotice, spoken} from './parts';
import {providerFor, type SearchPlace} from './provider';
import {forgetSearches, recentSearches, rememberSearch} from './recent';
import {SearchSession, type SearchState} from './session';
import {openShell, shellOf} from './shell';

/** A dozen is what one looks through; the page of results has the rest. */
const LIMITS = {limit: 12, snippets: 8} as const;
const LIST_ID = 'search-list';

/** True in the history entry that opened the box, so that going back closes it. */
interface BoxHistory {
  readonly searchBox?: boolean;
}

/** The dialog: a combobox over results, on any page. */
export class SearchBox {
  readonly #dialog: HTMLDialogElement;
  readonly #input: HTMLInputElement;
  readonly #body: HTMLElement;
  readonly #status: HTMLElement;
  readonly #session: SearchSession;
  readonly #address = new QueryAddress();
  #options: HTMLAnchorElement[] = [];
  #active = -1;
  #answer: SearchAnswer | null = null;
  #composing = false;
  /** Whether this has served the dialog since it was opened; the page may have opened it before. */
  #serving = false;

  constructor(private readonly place: SearchPlace) {
    this.#dialog = shellOf(hrefOf(place.base, '/search'));
    const input = this.#dialog.querySelector('input');
    const form = input?.form;
    if (!input || !form) throw new Error('搜索框缺少输入框或表单，见 src/search/box/shell.ts。');
    this.#input = input;
    const combobox = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': LIST_ID,
    };
    for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
    this.#body = element('div', {class: 'search-body'});
    this.#status = element('div', {class: 'search-status', role: 'status'});
    this.#dialog.append(
      this.#body,
      element('p', {class: 'search-keys'}, ['↑ ↓ 选择　Enter 打开　Ctrl/⌘ Enter 在新标签页打开　Esc 关闭']),
      this.#status,
    );
    this.#session = new SearchSession(providerFor(place), LIMITS, (state) => this.#show(state));
    this.#listen(form);
  }

  /**
   * @param query null: what the reader may have typed already
   * @param entry whether opening is a step that the back button undoes
   */
  open(query: string | null, entry = true): void {
    const input = this.#input;
    const early = this.#dialog.open && !this.#serving;
    openShell();
    if (query !== null && input.value !== query) input.value = query;
    if (!this.#serving && entry)
      window.history.pushState({...historyState(), searchBox: true}, '', addressWith(input.value));
    this.#serving = true;
    if (!early) {
      input.focus();
      // Not under the hands of somebody who types.
      input.select();
    }
    this.#composing = this.#dialog.dataset.composing === 'yes';
    if (!this.#composing) void this.#session.ask(input.value);
  }

  /** Closes, takes the query out of the address, and gives the focus back. */
  close(): void {
    this.#dialog.close();
  }

  /** The address has changed under the box: it follows. */
  follow(): void {
    this.#address.forget();
    const query = new URLSearchParams(window.location.search).get('q');
    if (historyState().searchBox || query !== null) this.open(query ?? '', false);
    else this.close();
  }

  #listen(form: HTMLFormElement): void {
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
    input.addEventListener('keydown', (event) => this.#key(event));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!this.#composing) this.#enter(false);
    });
    // However it was closed: by Esc, which a browser may not let a page intercept, by button, or by going back.
    this.#dialog.addEventListener('close', () => {
      this.#session.stop();
      this.#serving = false;
      this.#input.value = '';
      if (historyState().searchBox) {
        this.#address.settle();
        window.history.back();
      } else this.#address.write('');
    });
    // Anywhere but in the dialog, as it was when the click began; the click that opens it is one whose default is prevented.
    document.addEventListener('click', (event) => {
      if (this.#dialog.open && !event.defaultPrevented && !event.composedPath().includes(this.#dialog)) this.close();
    });
    for (const type of ['click', 'auxclick']) {
      this.#body.addEventListener(type, (event) => {
        this.#address.settle();
        const link =
          event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[role="option"]') : null;
        if (link) this.#leave(link);
      });
    }
  }

  #typed(): void {
    this.#session.type(this.#input.value);
  }

  #key(event: KeyboardEvent): void {
    // While a word is being composed, every key is the input method's. 229 is how older browsers say so.
    if (event.isComposing || this.#composing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#activate(this.#active + (event.key === 'ArrowDown' ? 1 : -1));
      this.#options[this.#active]?.scrollIntoView({block: 'nearest'});
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#enter(event.ctrlKey || event.metaKey);
    }
  }

  #activate(position: number): void {
    const count = this.#options.length;
    this.#options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = count === 0 ? -1 : (position + count) % count;
    const option = this.#options[this.#active];
    if (option) {
      option.setAttribute('aria-selected', 'true');
      this.#input.setAttribute('aria-activedescendant', option.id);
    } else this.#input.removeAttribute('aria-activedescendant');
  }

  #enter(newTab: boolean): void {
    const option = this.#options[this.#active];
    const query = this.#input.value.trim();
    this.#address.settle();
    if (option && this.#answer?.query === this.#input.value) {
      this.#leave(option);
      if (newTab) window.open(option.href, '_blank', 'noopener');
      else window.location.assign(option.href);
    } else if (query !== '') {
      // The answer is not there yet: the page of results will have it.
      rememberSearch(query);
      window.location.assign(`${hrefOf(this.place.base, '/search')}?${new URLSearchParams({q: query}).toString()}`);
    }
  }

  /** A result is about to open, here or in a new tab. */
  #leave(option: HTMLAnchorElement): void {
    if (!this.#answer) return;
    rememberSearch(this.#answer.query);
    handOver(option.href, this.#answer.terms);
  }

  #show(state: SearchState): void {
    if (state.kind === 'waiting') {
      this.#dialog.setAttribute('aria-busy', 'true');
      return;
    }
    this.#dialog.removeAttribute('aria-busy');
    if (this.#dialog.open) this.#address.writeAtRest(this.#input.value);
    this.#options = [];
    this.#active = -1;
    this.#answer = state.kind === 'answer' ? state.answer : null;
    this.#input.removeAttribute('aria-activedescendant');
    // Asked before the contents change: afterwards it would have them laid out twice.
    const isScrolled = this.#body.scrollTop > 0;
    this.#body.replaceChildren(...this.#contents(state));
    this.#input.setAttribute('aria-expanded', String(this.#options.length > 0));
    if (isScrolled) this.#body.scrollTop = 0;
    if (this.#options.length > 0 && this.#answer?.found) this.#activate(0);
    this.#status.textContent = state.kind === 'answer' ? spoken(state.answer) : '';
  }

  #contents(state: SearchState): HTMLElement[] {
    switch (state.kind) {
      case 'idle':
        return this.#recent();
      case 'waiting':
        return [];
      case 'error':
        return [errorNotice(state.message, () => void this.#session.ask(state.query))];
      case 'answer':
        return this.#results(state.answer);
    }
  }

  #recent(): HTMLElement[] {
    const searches = recentSearches();
    if (searches.length === 0) {
      return [
        element('p', {class: 'search-notice'}, ['可以输入中文、英文、拼音或拼音首字母，也可以写一个完整的问题。']),
      ];
    }
    return [
      element('div', {class: 'search-notice'}, [
        element('p', {}, [
          '最近搜索',
          button('清除', 'search-link', () => {
            forgetSearches();
            this.#show({kind: 'idle'});
            this.#input.focus();
          }),
        ]),
        element(
          'p',
          {class: 'search-near'},
          searches.map((query) => button(query, 'search-chip', () => this.#instead(query))),
        ),
      ]),
    ];
  }

  #instead(query: string): void {
    this.#input.value = query;
    this.#address.write(query);
    this.#input.focus();
    void this.#session.ask(query);
  }

  #results(answer: SearchAnswer): HTMLElement[] {
    const actions = {
      literally: () => {
        this.#input.focus();
        void this.#session.ask(answer.query, {literal: true});
      },
      instead: (query: string) => this.#instead(query),
    };
    const groups = answer.groups.map((group, number) =>
      element('div', {role: 'group', 'aria-labelledby': `search-group-${number}`, class: 'search-group'}, [
        element('div', {id: `search-group-${number}`, class: 'search-page', role: 'presentation'}, [groupTitle(group)]),
        ...group.sections.map((hit) => {
          const option = element(
            'a',
            {
              role: 'option',
              'aria-selected': 'false',
              id: `search-option-${this.#options.length}`,
              tabindex: '-1',
              class: 'search-hit',
              href: hrefOf(this.place.base, hit.address),
            },
            hitParts(hit),
          );
          this.#options.push(option);
          return option;
        }),
      ]),
    );
    const notice = answer.found ? rewriteNotice(answer, actions) : nothingNotice(answer, actions);
    const all = `${hrefOf(this.place.base, '/search')}?${new URLSearchParams({q: answer.query}).toString()}`;
    return [
      ...(notice ? [notice] : []),
      ...(groups.length > 0 ? [element('div', {id: LIST_ID, role: 'listbox', 'aria-label': '搜索结果'}, groups)] : []),
      ...(answer.found
        ? [
            element('p', {class: 'search-notice'}, [
              element('a', {href: all}, [`在单独的页面列出全部 ${answer.total} 节`]),
            ]),
          ]
        : []),
    ];
  }
}

function historyState(): BoxHistory {
  return (window.history.state ?? {}) as BoxHistory;
}
