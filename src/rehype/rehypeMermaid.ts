import type {Element, ElementContent, Root} from 'hast';
import {fromHtml} from 'hast-util-from-html';
import {SKIP, visitParents} from 'unist-util-visit-parents';
import type {VFile} from 'vfile';
import {drawDiagram} from '../utils/diagram';
import {isJsx, attributeOf} from '../utils/jsx';
import {failAt} from '../utils/noteError';

/** The smallest scale at which a diagram is shown. */
const SMALLEST = 0.92;

/**
 * Draws ```` ```mermaid ```` fences at build time.
 *
 * `<pre><code class="language-mermaid">` becomes `<div class="diagram"><svg role="img" aria-label="…">`, named by the
 * `alt` of the `<Figure>` around it. A diagram that mermaid cannot parse, or that stands outside a figure, stops the build.
 */
export function rehypeMermaid() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const jobs: Promise<void>[] = [];
    visitParents(tree, 'element', (pre, ancestors) => {
      const code = pre.tagName === 'pre' ? pre.children[0] : undefined;
      if (code?.type !== 'element' || !hasClass(code, 'language-mermaid')) return undefined;
      const source = code.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
      const figure = ancestors.find((ancestor) => isJsx(ancestor, 'Figure'));
      const alt = figure && isJsx(figure) ? attributeOf(figure, 'alt') : null;
      if (!alt) failAt(file, pre, 'mermaid 图没有替代文字。', '把它放进 <Figure id="fig-…" alt="图里画了什么">。');
      jobs.push(replace(pre, source, alt, file));
      return SKIP;
    });
    await Promise.all(jobs);
  };
}

async function replace(pre: Element, source: string, alt: string, file: VFile): Promise<void> {
  const drawing = await drawDiagram(source);
  if ('invalid' in drawing) {
    failAt(
      file,
      pre,
      `mermaid 读不懂这张图：${drawing.invalid.replace(/\s+/g, ' ')}。`,
      '按提示修改；节点文字放进双引号。',
    );
  }
  if ('undrawable' in drawing) {
    failAt(
      file,
      pre,
      `这张图画不出来：${drawing.undrawable}。`,
      '改用 flowchart、sequenceDiagram、stateDiagram-v2、classDiagram、erDiagram 或 xychart-beta。',
    );
  }
  const fragment = fromHtml(drawing.svg, {fragment: true, space: 'svg'});
  const svg = fragment.children.find((child): child is Element => child.type === 'element');
  if (!svg) throw new Error(`beautiful-mermaid returned no element for ${file.path}`);
  // A wide diagram scrolls in its frame rather than shrink below readable text (13 px as drawn).
  const width = Number(svg.properties.width);
  svg.properties = {
    ...svg.properties,
    role: 'img',
    ariaLabel: alt,
    style: `min-width:${Math.round(width * SMALLEST)}px`,
  };
  pre.tagName = 'div';
  pre.properties = {className: ['diagram'], tabIndex: 0, role: 'group', ariaLabel: '示意图，可左右滚动'};
  pre.children = [svg as ElementContent];
}

function hasClass(element: Element, name: string): boolean {
  const classes = element.properties.className;
  return Array.isArray(classes) && classes.includes(name);
}
