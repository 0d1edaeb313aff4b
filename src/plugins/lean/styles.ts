import postcss from 'postcss';
import {PurgeCSS} from 'purgecss';

/** What stylesheets may refer to in a page. */
export interface UsedNames {
  readonly classes: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  /** Custom properties that the markup itself refers to, as drawings do. */
  readonly variables: ReadonlySet<string>;
}

/** Reads the names that a stylesheet can select out of built pages. */
export function namesInPages(pages: Iterable<string>): UsedNames {
  const [classes, ids, tags, attributes, variables] = Array.from({length: 5}, () => new Set<string>()) as [
    Set<string>,
    Set<string>,
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  for (const html of pages) {
    for (const [, name] of html.matchAll(/var\((--[\w-]+)/g)) variables.add(name ?? '');
    for (const [, tag, rest] of html.matchAll(
      /<([a-zA-Z][\w-]*)((?:\s+[^\s=<>"'/]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)/g,
    )) {
      tags.add((tag ?? '').toLowerCase());
      for (const [, name, double, single, bare] of (rest ?? '').matchAll(
        /([^\s=<>"'/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g,
      )) {
        const value = double ?? single ?? bare ?? '';
        attributes.add((name ?? '').toLowerCase());
        if (name === 'class') value.split(/\s+/).forEach((part) => classes.add(part));
        if (name === 'id') ids.add(value);
      }
    }
  }
  return {classes, ids, tags, attributes, variables};
}

/** What scripts add to a page; a rule for it stays although no built page shows it. */
const ADDED_BY_SCRIPTS = {
  classes: ['note-status', 'table-of-contents__link--active'],
  attributes: [
    'aria-current',
    'aria-expanded',
    'aria-selected',
    'data-has-hydrated',
    'data-scrolled',
    'data-settling',
    'data-state',
    'data-theme',
    'data-theme-choice',
    'data-verdict',
    'hidden',
    'open',
    'title',
    'type',
    'value',
  ],
};

/**
 * Leaves out the rules that no page can use: selectors of absent names, and the variables, fonts and animations that only
 * those rules used.
 *
 * @param css the whole stylesheet
 * @param used names in all pages that load it
 * @param keepClasses more classes to keep, as when a script brings its own markup
 */
export async function usedStyles(css: string, used: UsedNames, keepClasses: readonly string[] = []): Promise<string> {
  const [result] = await new PurgeCSS().purge({
    content: [{raw: '', extension: 'html'}],
    css: [{raw: css}],
    extractors: [
      {
        extensions: ['html'],
        extractor: () => ({
          classes: [...used.classes, ...ADDED_BY_SCRIPTS.classes, ...keepClasses],
          ids: [...used.ids],
          tags: [...used.tags],
          attributes: {names: [...used.attributes, ...ADDED_BY_SCRIPTS.attributes], values: []},
          undetermined: [],
        }),
      },
    ],
    keyframes: true,
    variables: true,
    safelist: {variables: [...used.variables]},
    dynamicAttributes: [...used.attributes, ...ADDED_BY_SCRIPTS.attributes],
  });
  if (!result) throw new Error('PurgeCSS gave no result');
  return usedFonts(result.css);
}

/** PurgeCSS does not read families out of the `font` shorthand, which KaTeX uses; hence our own look. */
function usedFonts(css: string): string {
  const face = /@font-face\s*\{[^}]*\}/g;
  const rest = css.replace(face, '');
  return css.replace(face, (rule) => {
    const family = /font-family:\s*["']?([^"';}]+)/.exec(rule)?.[1];
    return family && rest.includes(family) ? rule : '';
  });
}

const DARK = /\[data-theme=(["']?)dark\1\]/g;

/**
 * The rules of the dark theme for any reader, whatever `data-theme` says: without a script nothing sets it, and pages are
 * built light. Meant for a stylesheet that only a reader without scripts who prefers dark loads, after the others.
 *
 * @returns an empty text when there is no such rule
 */
export function darkWithoutScripts(css: string): string {
  const rules: string[] = [];
  postcss.parse(css).walkRules((rule) => {
    // `:root` weighs as much as the attribute did, so that the rules keep their order.
    const selectors = rule.selectors
      .filter((selector) => selector.search(DARK) >= 0)
      .map((selector) => selector.replace(DARK, ':root'));
    if (selectors.length > 0) rules.push(rule.clone({selectors}).toString());
  });
  return rules.join('');
}
