import type {Link, PhrasingContent, Root} from 'mdast';
import type {MdxJsxFlowElement} from 'mdast-util-mdx-jsx';
import {SKIP, visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import type {Bibliography, Reference} from '../utils/bibliography';
import {splitCitations, type CitedWork} from '../utils/citationSyntax';
import {attribute, attributeOf, isJsx, setAttribute, type JsxElement} from '../utils/jsx';
import {failAt} from '../utils/noteError';

export interface RemarkCitationsOptions {
  readonly bibliography: () => Bibliography;
}

const CONFIDENCE = new Set(['checked', 'secondary', 'unchecked']);

/**
 * Turns `[@key, 表 6]` into a linked, readable citation and puts the list of the works cited at the end of the page.
 *
 * `[@ouyang2022instructgpt, 表 6]` becomes `（Ouyang 等，2022，表 6）`, linked to `#ref-ouyang2022instructgpt`.
 * `<Fact cite="…">` gets the source's short form and a number of its own. An unknown key stops the build.
 */
export function remarkCitations(options: RemarkCitationsOptions) {
  return (tree: Root, file: VFile): void => {
    const bibliography = options.bibliography();
    const cited = new Map<string, Reference>();
    let facts = 0;
    const look = (key: string, node: Parameters<typeof failAt>[1]): Reference => {
      const entry = bibliography.get(key);
      if (!entry) {
        failAt(
          file,
          node,
          `引用了 references.bib 里没有的 ${key}。`,
          `${nearest(key, [...bibliography.keys()])}或者在 references.bib 里加上它。`,
        );
      }
      cited.set(key, entry);
      return entry;
    };
    visit(tree, (node, index, parent) => {
      if (isJsx(node, 'Fact')) {
        facts += 1;
        labelFact(node, look, file, facts);
        return undefined;
      }
      if (node.type !== 'text' || !parent || index === undefined) return undefined;
      const parts = splitCitations(node.value);
      if (!parts.some((part) => part.type === 'citation')) return undefined;
      const nodes: PhrasingContent[] = parts.flatMap((part, position) =>
        part.type === 'text'
          ? // The citation brings its own full-width bracket, which wants no space before it.
            [{type: 'text' as const, value: position < parts.length - 1 ? part.value.trimEnd() : part.value}]
          : citation(part.works, (key) => look(key, node)),
      );
      parent.children.splice(index, 1, ...(nodes as never[]));
      return [SKIP, index + nodes.length];
    });
    if (cited.size > 0) tree.children.push(referenceList([...cited.values()]));
  };
}

function citation(works: readonly CitedWork[], look: (key: string) => Reference): PhrasingContent[] {
  const nodes: PhrasingContent[] = [{type: 'text', value: '（'}];
  works.forEach((work, position) => {
    if (position > 0) nodes.push({type: 'text', value: '；'});
    const entry = look(work.key);
    const link: Link = {
      type: 'link',
      url: `#ref-${entry.key}`,
      children: [{type: 'text', value: work.where ? `${entry.label}，${work.where}` : entry.label}],
      data: {hProperties: {className: ['cite'], 'data-cite': entry.key}},
    };
    nodes.push(link);
  });
  nodes.push({type: 'text', value: '）'});
  return nodes;
}

function labelFact(
  node: JsxElement,
  look: (key: string, node: JsxElement) => Reference,
  file: VFile,
  number: number,
): void {
  const key = attributeOf(node, 'cite');
  const where = attributeOf(node, 'where');
  const confidence = attributeOf(node, 'confidence');
  if (!key || !where)
    failAt(
      file,
      node,
      '<Fact> 没有写 cite 或 where。',
      '写成 <Fact cite="键" where="表 6" confidence="checked">数字</Fact>。',
    );
  if (!confidence || !CONFIDENCE.has(confidence)) {
    failAt(file, node, `<Fact> 的 confidence 是“${confidence ?? ''}”。`, `取 ${[...CONFIDENCE].join('、')} 之一。`);
  }
  const entry = look(key, node);
  setAttribute(node, 'id', `fact-${number}`);
  setAttribute(node, 'source', `${entry.label}，${where}`);
}

function referenceList(entries: readonly Reference[]): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name: 'ReferenceList',
    attributes: [attribute('entries', JSON.stringify(entries.map(({key, text, url}) => ({key, text, url}))))],
    children: [],
  };
}

/** Says which key was probably meant: one with the same beginning. */
function nearest(key: string, keys: readonly string[]): string {
  const close = keys.filter((other) => other.slice(0, 5) === key.slice(0, 5));
  return close.length > 0 ? `也许是 ${close.join('、')}？` : '检查拼写，';
}
