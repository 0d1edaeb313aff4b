import {findMarks, markRanges} from '../engine/marks';
import {button, element} from './dom';
import {dropHandover} from './handover';

/**
 * Marks words in the page without touching its elements, which may belong to somebody else: by the CSS Custom Highlight API, or
 * where that is missing by boxes laid over the text.
 */

const NAME = 'search';
const HEADING = 'h1, h2, h3, h4, h5, h6';
const BLOCK = 'p, li, td, th, dd, dt, figcaption, pre, summary, blockquote, h1, h2, h3, h4, h5, h6, div';
const SKIPPED = '[popover], .katex-html, .hash-link, .visually-hidden, script, style, nav, [hidden]';
/** More marks than these help nobody. */
const MOST = 300;

let remove: (() => void) | null = null;

/** Marks the terms in the section that the address names, or in the whole text, and offers to take the marks away. */
export function markPage(terms: readonly string[]): void {
  remove?.();
  const main = document.querySelector('main article, main');
  if (!main) return;
  const section = sectionOf(decodeURIComponent(window.location.hash.slice(1)));
  let ranges = section ? rangesIn(section, terms) : [];
  if (ranges.length === 0) ranges = rangesIn([main], terms);
  if (ranges.length === 0) return;
  const clear = paint(ranges);
  const bar = element('div', {class: 'search-marks', role: 'status'}, [
    `标出 ${ranges.length} 处`,
    button('清除标记', 'search-unmark', () => {
      dropHandover();
      remove?.();
    }),
  ]);
  document.body.append(bar);
  remove = () => {
    clear();
    bar.remove();
    remove = null;
  };
}

/** The elements from a heading up to the next one of its rank; the element itself if it is no heading. */
function sectionOf(id: string): Element[] | null {
  const start = id === '' ? null : document.getElementById(id);
  if (!start) return null;
  if (!start.matches(HEADING)) return [start];
  const elements: Element[] = [start];
  for (let next = start.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.matches(HEADING) && next.tagName <= start.tagName) break;
    elements.push(next);
  }
  return elements;
}

/** Ranges of the terms; a term may run over inline elements but not over blocks. */
function rangesIn(elements: readonly Element[], terms: readonly string[]): Range[] {
  const blocks = new Map<Element, Text[]>();
  for (const root of elements) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!(node instanceof Text) || !parent || parent.closest(SKIPPED)) continue;
      const block = parent.closest(BLOCK) ?? root;
      const list = blocks.get(block);
      if (list) list.push(node);
      else blocks.set(block, [node]);
    }
  }
  const searched = terms.map((text) => ({text, weight: 1}));
  const ranges: Range[] = [];
  for (const nodes of blocks.values()) {
    const text = nodes.map(({data}) => data).join('');
    for (const [start, end] of markRanges(findMarks(text, searched, new Map()))) {
      const range = document.createRange();
      const from = placeOf(nodes, start);
      const to = placeOf(nodes, end - 1);
      if (!from || !to) continue;
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset + 1);
      ranges.push(range);
      if (ranges.length >= MOST) return ranges;
    }
  }
  return ranges;
}

function placeOf(nodes: readonly Text[], at: number): {node: Text; offset: number} | null {
  let before = 0;
  for (const node of nodes) {
    if (at < before + node.length) return {node, offset: at - before};
    before += node.length;
  }
  return null;
}

/** @returns takes the paint off again */
function paint(ranges: readonly Range[]): () => void {
  if (typeof Highlight !== 'undefined' && 'highlights' in CSS) {
    CSS.highlights.set(NAME, new Highlight(...ranges));
    return () => void CSS.highlights.delete(NAME);
  }
  const layer = element('div', {class: 'search-overlay', 'aria-hidden': 'true'});
  const draw = (): void => {
    layer.replaceChildren(
      ...ranges.flatMap((range) =>
        [...range.getClientRects()].map(({left, top, width, height}) => {
          const box = element('span');
          box.style.cssText = `left:${left + window.scrollX}px;top:${top + window.scrollY}px;width:${width}px;height:${height}px`;
          return box;
        }),
      ),
    );
  };
  draw();
  document.body.append(layer);
  const observer = new ResizeObserver(draw);
  observer.observe(document.body);
  return () => {
    observer.disconnect();
    layer.remove();
  };
}
