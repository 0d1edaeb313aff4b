import {createElement, useState, type HTMLAttributes, type ReactNode} from 'react';

interface Props extends HTMLAttributes<HTMLElement> {
  readonly tag: string;
  /** Which of the page's pieces it is, from 1. */
  readonly n: string;
  /** Null on the client of a light page. */
  readonly html: string | null;
}

/**
 * Markup that was finished at build time. Written by rehypeStatic. Where the client has no copy, the page that the app
 * takes over has: React leaves such an element's content alone, and a later render finds it here.
 */
export default function StaticHtml({tag, n, html, ...props}: Props): ReactNode {
  const [content] = useState(() => html ?? contentInPage(n));
  return createElement(tag, {
    ...props,
    'data-static': n,
    suppressHydrationWarning: true,
    dangerouslySetInnerHTML: {__html: content},
  });
}

function contentInPage(n: string): string {
  return document.querySelector(`[data-static="${n}"]`)?.innerHTML ?? '';
}
