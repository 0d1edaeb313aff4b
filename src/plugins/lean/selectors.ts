/** One simple selector after another, such as `a.b[c]`: what an element itself has to be. */
export interface Compound {
  readonly tag: string | null;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
  readonly attributes: readonly string[];
}

export interface Selector {
  /** From left to right; the last one says which element is styled. */
  readonly compounds: readonly Compound[];
  /** As CSS counts it: ids, classes, tags; null where `:is()`, `:not()` and their like make it depend on what is inside. */
  readonly specificity: string | null;
}

interface Writable extends Compound {
  tag: string | null;
  readonly ids: string[];
  readonly classes: string[];
  readonly attributes: string[];
}

const NAME = String.raw`(?:[\w-]|[^\x00-\x7f]|\\.)+`;
const TOKEN = new RegExp(
  [
    String.raw`(?<attribute>\[(?:"[^"]*"|'[^']*'|[^\]"'])*\])`,
    String.raw`\.(?<class>${NAME})`,
    String.raw`#(?<id>${NAME})`,
    String.raw`(?<pseudo>::?${NAME})`,
    String.raw`(?<open>\()`,
    String.raw`(?<combinator>\s*[>+~]\s*|\s+)`,
    String.raw`(?<tag>\*|${NAME})`,
  ].join('|'),
  'gsu',
);
/** Written with one colon for historical reasons. */
const OLD_ELEMENTS = new Set([':before', ':after', ':first-letter', ':first-line']);
/** These weigh what stands in their brackets. */
const BY_CONTENT = new Set([':is', ':not', ':has', ':-webkit-any', ':-moz-any', '::slotted']);

/**
 * Reads one selector of a rule. What stands in brackets after a pseudo-class is not looked into: it asks for nothing here,
 * so that whoever goes by the names keeps a rule too much rather than one too few.
 *
 * @param selector one, not a list
 */
export function readSelector(selector: string): Selector {
  let last: Writable = {tag: null, ids: [], classes: [], attributes: []};
  const compounds = [last];
  const weight = [0, 0, 0] as [number, number, number];
  let known = true;
  let pseudo = '';
  const text = selector.trim();
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const {groups = {}} = match;
    if (groups.attribute !== undefined) {
      last.attributes.push(/^\[\s*([^\s~|^$*=\]]+)/.exec(groups.attribute)?.[1]?.toLowerCase() ?? '');
      weight[1] += 1;
    } else if (groups.class !== undefined) {
      last.classes.push(unescaped(groups.class));
      weight[1] += 1;
    } else if (groups.id !== undefined) {
      last.ids.push(unescaped(groups.id));
      weight[0] += 1;
    } else if (groups.pseudo !== undefined) {
      pseudo = groups.pseudo.toLowerCase();
      if (pseudo !== ':where') weight[pseudo.startsWith('::') || OLD_ELEMENTS.has(pseudo) ? 2 : 1] += 1;
    } else if (groups.open !== undefined) {
      if (BY_CONTENT.has(pseudo)) known = false;
      TOKEN.lastIndex = afterBrackets(text, match.index);
    } else if (groups.combinator !== undefined) {
      last = {tag: null, ids: [], classes: [], attributes: []};
      compounds.push(last);
    } else if (groups.tag !== undefined && groups.tag !== '*') {
      last.tag = groups.tag.toLowerCase();
      weight[2] += 1;
    }
  }
  return {compounds, specificity: known ? weight.join(',') : null};
}

function unescaped(name: string): string {
  return name.replace(/\\(.)/gsu, '$1');
}

/** @returns where the text goes on behind the brackets that open at `start` */
function afterBrackets(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}
