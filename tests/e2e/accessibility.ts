import type {Page} from '@playwright/test';
import axe from 'axe-core';

/** The levels that every page is held to. */
const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Marks the texts whose contrast axe judges. */
const SAMPLE = 'data-contrast-sample';

/**
 * What axe finds in a page, one line per rule.
 *
 * Every rule looks at every element it is about, but for contrast: it took nine tenths of axe's time, for texts that look
 * alike. Two texts of every look are judged (see `markSamples`): on a long note a hundred of two thousand. What that can
 * miss is a text that lies, unlike its fellows, on something that is not around it; so one page of each kind is judged
 * text by text as well (every-page.spec.ts).
 *
 * @param within a selector: only what is in there, by all of axe's rules, its advice included; without it the whole page,
 *   by WCAG 2.2 AA
 * @param everyText judges the contrast of every text, however many there are
 */
export async function accessibilityProblems(
  page: Page,
  {within, everyText = false}: {readonly within?: string; readonly everyText?: boolean} = {},
): Promise<string[]> {
  await bringAxe(page);
  await page.evaluate(rememberColours);
  if (!everyText) await page.evaluate(markSamples, SAMPLE);
  if (!everyText && !within) await page.evaluate(emptyFormulas, SAMPLE);
  const violations = await runAxe(page, {
    within,
    only: within ? undefined : {type: 'tag', values: WCAG_AA},
    contrastOf: everyText ? undefined : `[${SAMPLE}]`,
  });
  return violations.map(({id, at}) => `${id}: ${at.slice(0, 5).join(' | ')}`);
}

/**
 * What axe finds too small or too close to touch on a page as it is loaded, when most of it is not laid out yet
 * (src/client/settle.ts). That is how a checker meets it that neither scrolls nor waits.
 */
export async function targetProblems(page: Page): Promise<string[]> {
  await bringAxe(page);
  const violations = await runAxe(page, {only: {type: 'rule', values: ['target-size']}});
  return violations.flatMap(({at}) => at.map((html) => `target-size before the page is laid out: ${html}`));
}

/** Loads axe into the page, once. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
}

interface Run {
  readonly within?: string;
  readonly only?: {readonly type: 'tag' | 'rule'; readonly values: string[]};
  /** A selector: whose contrast is judged, if not everything's. */
  readonly contrastOf?: string;
}

/** The rules that are broken, and where. */
function runAxe(page: Page, run: Run): Promise<{id: string; at: string[]}[]> {
  return page.evaluate(async ({within, only, contrastOf}) => {
    const {axe: here} = window as unknown as {axe: typeof axe};
    if (contrastOf) here.configure({rules: [{id: 'color-contrast', selector: contrastOf}]});
    const {violations} = await here.run(within ? {include: [within]} : document, {
      ...(only ? {runOnly: only} : {}),
      // What passed is not reported, so that nothing is written down about it; a page has no frames.
      resultTypes: ['violations'],
      selectors: false,
      iframes: false,
    });
    return violations.map(({id, nodes}) => ({id, at: nodes.map(({html}) => html.slice(0, 160))}));
  }, run);
}

/** axe reads the colour behind every text from a dozen elements, and mostly the same one: it is taken apart once. */
function rememberColours(): void {
  interface Colour {
    r: number;
    g: number;
    b: number;
    alpha: number;
    parseString: (text: string) => Colour;
  }
  const {axe: here} = window as unknown as {axe: {commons: {color: {Color: {prototype: Colour}}}}};
  const {prototype} = here.commons.color.Color;
  const parse = prototype.parseString;
  const known = new Map<string, Pick<Colour, 'r' | 'g' | 'b' | 'alpha'>>();
  prototype.parseString = function (text) {
    const colour = known.get(text);
    if (colour) return Object.assign(this, colour);
    parse.call(this, text);
    const {r, g, b, alpha} = this;
    known.set(text, {r, g, b, alpha});
    return this;
  };
}

/**
 * Marks the first and the last text of each look. Texts look alike when they have the same colour, the same shadow and the
 * same class of size (WCAG asks less of large text), and all that is painted behind them is the same: backgrounds, opacity,
 * filters, blending, and what has been taken out of the flow. In a figure, and where something has been taken out of the
 * flow, a text may lie on a neighbour that is not around it; there the names of all the elements around it have to be the
 * same as well.
 */
function markSamples(mark: string): void {
  const looks = new Map<Element | null, string>([[null, '']]);
  const behind = (element: Element | null): string => {
    const found = looks.get(element);
    if (element === null || found !== undefined) return found ?? '';
    const outer = behind(element.parentElement);
    const style = getComputedStyle(element);
    const inFlow = style.position === 'static' || style.position === 'relative';
    const painted = [
      style.backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : style.backgroundColor,
      style.backgroundImage === 'none' ? '' : style.backgroundImage,
      style.opacity === '1' ? '' : `opacity ${style.opacity}`,
      style.filter === 'none' ? '' : style.filter,
      style.mixBlendMode === 'normal' ? '' : style.mixBlendMode,
      inFlow ? '' : style.position,
    ].join('');
    // Once inside a figure or out of the flow, always: every element within says its name. A formula is a hundred nested
    // spans that lie on nothing but the page.
    const formula = element.closest('.katex') !== null;
    const named = !formula && (outer.includes('@') || !inFlow || element.matches('figure, [data-needs-app]'));
    const name = named ? `@${element.tagName}.${element.getAttribute('class') ?? ''}` : '';
    const look = painted || name ? `${outer}>${name} ${painted}` : outer;
    looks.set(element, look);
    return look;
  };
  const ends = new Map<string, [Element, Element]>();
  for (const element of document.querySelectorAll('body *')) {
    const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (!says && !element.matches('input, select, textarea')) continue;
    if (!element.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const look = [behind(element), style.color, style.fill, style.textShadow, large, element.matches('a')].join('#');
    const pair = ends.get(look);
    if (pair) pair[1] = element;
    else ends.set(look, [element, element]);
  }
  for (const element of [...ends.values()].flat()) element.setAttribute(mark, '');
}

/**
 * Takes out what is drawn of a formula where no sample is in it, and keeps its place. It is half the elements of a page;
 * no rule but that on contrast looks at it, since a screen reader is given the formula as MathML, which stays.
 */
function emptyFormulas(mark: string): void {
  const drawn = [...document.querySelectorAll<HTMLElement>('.katex > .katex-html[aria-hidden="true"]')].filter(
    (formula) => !formula.querySelector(`[${mark}]`),
  );
  const sizes = drawn.map((formula) => formula.getBoundingClientRect());
  drawn.forEach((formula, index) => {
    formula.replaceChildren();
    Object.assign(formula.style, {
      display: 'inline-block',
      width: `${sizes[index]?.width}px`,
      height: `${sizes[index]?.height}px`,
      verticalAlign: 'middle',
    });
  });
}
