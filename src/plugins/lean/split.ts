import postcss, {type AtRule, type ChildNode, type Container, type Root, type Rule} from 'postcss';
import {readSelector, type Compound, type Selector} from './selectors';
import {ADDED_BY_SCRIPTS, namesInPages, type ElementNames, type UsedNames} from './styles';

/** A stylesheet in two parts: loaded one after the other they do what the whole did. */
export interface SplitStyles {
  /** What a good part of the pages need. */
  readonly base: string;
  /** For each page, in the order given, what it needs besides; empty for most. */
  readonly extras: readonly string[];
}

/** A rule that this share of the pages need is sent to all of them, so that the next page finds it in the cache. */
const COMMON = 1 / 6;

/** A rule of the sheet, or something else that cannot be taken apart, such as an animation. */
interface Leaf {
  readonly node: ChildNode;
  readonly selectors: readonly Selector[];
  /** What the declarations set, by the first word of each property; a custom property by its whole name. */
  readonly sets: ReadonlySet<string>;
  readonly text: string;
  /** The cascade layer it is in; the order of rules says nothing about those of another layer. */
  readonly layer: string;
}

/**
 * Parts a stylesheet into what most pages need and what single pages need besides.
 *
 * The second part is loaded behind the first, so its rules win over those they stood before in the whole sheet. A rule for
 * which that could make a difference on any element of any page stays in the first part.
 *
 * @param css without the rules that no page needs
 * @param pages the names in each page
 */
export function splitStyles(css: string, pages: readonly UsedNames[], common = COMMON): SplitStyles {
  const root = postcss.parse(css);
  const leaves = leavesOf(root);
  const needed = pages.map((page) => neededBy(leaves, page));
  const inBase = leaves.map(
    (_, at) => needed.filter((leavesOfPage) => leavesOfPage.has(at)).length > pages.length * common,
  );
  keepOrder(leaves, inBase, differentElements(leaves, pages));
  const made = new Map<string, string>();
  const extraOf = (leavesOfPage: ReadonlySet<number>): string => {
    const positions = [...leavesOfPage].filter((at) => !inBase[at]);
    const key = positions.join();
    const extra = made.get(key) ?? only(root, leaves, new Set(positions));
    made.set(key, extra);
    return extra;
  };
  return {base: layersFirst(root) + only(root, leaves, positionsOf(inBase)), extras: needed.map(extraOf)};
}

type Group = AtRule & Container<ChildNode>;

/** At-rules whose content is rules like any other. */
const GROUPS = new Set(['container', 'layer', 'media', 'supports']);

function isGroup(node: ChildNode): node is Group {
  // A layer without a name is another one each time that it is written.
  return node.type === 'atrule' && GROUPS.has(node.name) && node.nodes !== undefined && node.params !== '';
}

/** The layers by the order of their first appearance, which decides between them, whichever part a layer comes in. */
function layersFirst(root: Root): string {
  const layers = new Set<string>();
  root.walkAtRules('layer', ({params}) => {
    params.split(',').forEach((layer) => params && layers.add(layer.trim()));
  });
  return layers.size > 0 ? `@layer ${[...layers].join(',')};` : '';
}

function leavesOf(container: Container<ChildNode>, layer = ''): Leaf[] {
  return (container.nodes ?? []).flatMap((node): Leaf[] => {
    if (node.type === 'comment' || node.type === 'decl') return [];
    if (node.type === 'atrule' && node.name === 'layer' && !node.nodes) return [];
    if (isGroup(node)) return leavesOf(node, node.name === 'layer' ? node.params : layer);
    const text = node.toString();
    if (node.type !== 'rule') return [{node, selectors: [], sets: new Set(), text, layer}];
    return [{node, selectors: node.selectors.map(readSelector), sets: new Set(propertiesOf(node)), text, layer}];
  });
}

/** Properties that set the same thing without beginning with the same word. */
const SAME_WORD = new Map(
  Object.entries({
    align: 'align justify place',
    font: 'font line',
    grid: 'column gap grid row',
    inset: 'bottom inset left right top',
    overflow: 'overflow word',
    size: 'block height inline width',
    text: 'text white',
  }).flatMap(([word, words]) => words.split(' ').map((other) => [other, word])),
);

function* propertiesOf(rule: Rule): Generator<string> {
  for (const node of rule.nodes) {
    if (node.type !== 'decl') continue;
    const word = node.prop.startsWith('--') ? node.prop : (/^(?:-\w+-)?(\w+)/.exec(node.prop)?.[1] ?? node.prop);
    yield SAME_WORD.get(word) ?? word;
  }
}

const ADDED_CLASSES = new Set(ADDED_BY_SCRIPTS.classes);
const ADDED_ATTRIBUTES = new Set(ADDED_BY_SCRIPTS.attributes);

/** The positions of the leaves that a page needs. */
function neededBy(leaves: readonly Leaf[], page: UsedNames): Set<number> {
  const isThere = ({tag, ids, classes, attributes}: Compound): boolean =>
    (tag === null || page.tags.has(tag)) &&
    ids.every((id) => page.ids.has(id)) &&
    classes.every((name) => page.classes.has(name) || ADDED_CLASSES.has(name)) &&
    attributes.every((name) => page.attributes.has(name) || ADDED_ATTRIBUTES.has(name));
  const isNeeded = leaves.map(({selectors}) => selectors.some(({compounds}) => compounds.every(isThere)));
  const rules = leaves.flatMap(({text}, at) => (isNeeded[at] ? [text] : [])).join('\n');
  // An animation or a font by its name; what has no name is for every page.
  leaves.forEach(({node, selectors}, at) => {
    if (selectors.length === 0) isNeeded[at] = rules.includes(nameOf(node));
  });
  return positionsOf(isNeeded);
}

function positionsOf(marks: readonly boolean[]): Set<number> {
  return new Set(marks.flatMap((mark, at) => (mark ? [at] : [])));
}

function nameOf(node: ChildNode): string {
  if (node.type !== 'atrule') return '';
  if (/keyframes$/.test(node.name)) return node.params;
  const family = node.name === 'font-face' ? /font-family:\s*["']?([^"';}]+)/.exec(node.toString())?.[1] : undefined;
  return family ?? '';
}

/** The elements of all pages, as far as the sheet can tell them apart. */
function differentElements(leaves: readonly Leaf[], pages: readonly UsedNames[]): ElementNames[] {
  const compounds = leaves.flatMap(({selectors}) => selectors.flatMap((selector) => selector.compounds));
  const [ids, classes, attributes] = [
    new Set(compounds.flatMap((compound) => compound.ids)),
    new Set(compounds.flatMap((compound) => compound.classes)),
    new Set(compounds.flatMap((compound) => compound.attributes)),
  ];
  const different = new Map<string, ElementNames>();
  for (const element of namesInPages(pages).elements.values()) {
    const told = {
      tag: element.tag,
      id: element.id !== null && ids.has(element.id) ? element.id : null,
      classes: new Set([...element.classes].filter((name) => classes.has(name))),
      attributes: new Set([...element.attributes].filter((name) => attributes.has(name))),
    };
    different.set([told.tag, told.id, ...told.classes, '', ...told.attributes].join(' '), told);
  }
  return [...different.values()];
}

/** Brings back into the base each rule that would otherwise overrule one that it stands before. */
function keepOrder(leaves: readonly Leaf[], inBase: boolean[], elements: readonly ElementNames[]): void {
  const styled = leaves.map(({selectors}) => {
    const subjects = selectors.map(({compounds}) => compounds.at(-1));
    return positionsOf(elements.map((element) => subjects.some((subject) => subject && mayBe(element, subject))));
  });
  const clash = (early: number, late: number): boolean => {
    const [first, second] = [leaves[early], leaves[late]];
    return (
      first !== undefined &&
      second !== undefined &&
      first.layer === second.layer &&
      meet(first.sets, second.sets) &&
      first.selectors.some((a) => second.selectors.some((b) => sameWeight(a, b))) &&
      meet(styled[early] ?? new Set(), styled[late] ?? new Set())
    );
  };
  // From the end: what comes back may in turn be overruled by what stands before it.
  for (let early = leaves.length - 1; early >= 0; early -= 1) {
    if (inBase[early]) continue;
    for (let late = early + 1; late < leaves.length && !inBase[early]; late += 1)
      if (inBase[late] && clash(early, late)) inBase[early] = true;
  }
}

function sameWeight(a: Selector, b: Selector): boolean {
  return a.specificity === null || b.specificity === null || a.specificity === b.specificity;
}

function mayBe(element: ElementNames, {tag, ids, classes, attributes}: Compound): boolean {
  return (
    (tag === null || element.tag === tag) &&
    ids.every((id) => element.id === id) &&
    classes.every((name) => element.classes.has(name) || ADDED_CLASSES.has(name)) &&
    attributes.every((name) => element.attributes.has(name) || ADDED_ATTRIBUTES.has(name))
  );
}

function meet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const item of small) if (large.has(item)) return true;
  return false;
}

/** The sheet with some of its leaves only. */
function only(root: Root, leaves: readonly Leaf[], positions: ReadonlySet<number>): string {
  const kept = new Set(leaves.filter((_, at) => positions.has(at)).map(({node}) => node));
  const part = (container: Container<ChildNode>): ChildNode[] =>
    (container.nodes ?? []).flatMap((node): ChildNode[] => {
      if (kept.has(node)) return [node.clone()];
      if (!isGroup(node)) return [];
      const inside = part(node);
      return inside.length > 0 ? [node.clone({nodes: inside})] : [];
    });
  return postcss.root({nodes: part(root as Container<ChildNode>)}).toString();
}
