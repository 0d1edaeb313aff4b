import postcss from 'postcss';
import {PurgeCSS} from 'purgecss';

/** What a stylesheet may refer to in one element. */
export interface ElementNames {
  readonly tag: string;
  readonly id: string | null;
  readonly classes: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
}

/** What stylesheets may refer to in a page. */
export interface UsedNames {
  readonly classes: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  /** Custom properties that the markup itself refers to, as drawings do. */
  readonly variables: ReadonlySet<string>;
  /** The different elements by their start tags. */
  readonly elements: ReadonlyMap<string, ElementNames>;
}

const TAG = /<([a-zA-Z][\w-]*)((?:\s+[^\s=<>"'/]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)/g;
const ATTRIBUTE = /([^\s=<>"'/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;

/** Reads the names that a stylesheet can select out of a built page. */
export function namesInPage(html: string): UsedNames {
  const elements = new Map<string, ElementNames>();
  for (const [key, tag = '', rest = ''] of html.matchAll(TAG)) {
    if (elements.has(key)) continue;
    let id: string | null = null;
    let classes: string[] = [];
    const attributes: string[] = [];
    for (const [, name = '', double, single, bare] of rest.matchAll(ATTRIBUTE)) {
      const value = double ?? single ?? bare ?? '';
      attributes.push(name.toLowerCase());
      if (name === 'class') classes = value.split(/\s+/).filter(Boolean);
      if (name === 'id') id = value;
    }
    elements.set(key, {tag: tag.toLowerCase(), id, classes: new Set(classes), attributes: new Set(attributes)});
  }
  const all = [...elements.values()];
  return {
    classes: new Set(all.flatMap(({classes}) => [...classes])),
    ids: new Set(all.flatMap(({id}) => (id === null ? [] : [id]))),
    tags: new Set(all.map(({tag}) => tag)),
    attributes: new Set(all.flatMap(({attributes}) => [...attributes])),
    variables: new Set([...html.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name)),
    elements,
  };
}

/** The names of several pages together. */
export function namesInPages(pages: readonly UsedNames[]): UsedNames {
  const together = <T>(part: (page: UsedNames) => Iterable<T>): Set<T> =>
    new Set(pages.flatMap((page) => [...part(page)]));
  return {
    classes: together(({classes}) => classes),
    ids: together(({ids}) => ids),
    tags: together(({tags}) => tags),
    attributes: together(({attributes}) => attributes),
    variables: together(({variables}) => variables),
    elements: new Map(pages.flatMap(({elements}) => [...elements])),
  };
}

/** What scripts add to a page; a rule for it stays although no built page shows it. */
export const ADDED_BY_SCRIPTS = {
  classes: ['note-status', 'table-of-contents__link--active'],
  attributes: [
    'aria-busy',
    'aria-current',
    'aria-expanded',
    'aria-selected',
    'data-has-hydrated',
    'data-leaving',
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
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    // `:root` weighs as much as the attribute did, so that the rules keep their order.
    const selectors = rule.selectors
      .filter((selector) => selector.search(DARK) >= 0)
      .map((selector) => selector.replace(DARK, ':root'));
    if (selectors.length > 0) rule.selectors = selectors;
    else rule.remove();
  });
  // What stays is in the same layer and under the same condition as before: out of its layer, a rule of the theme would win over
  // the site's own.
  root.walkAtRules((group) => {
    let holdsRule = false;
    group.walkRules(() => {
      holdsRule = true;
      return false;
    });
    if (!holdsRule) group.remove();
  });
  return root.toString();
}
