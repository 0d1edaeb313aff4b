// @vitest-environment jsdom
import {act} from 'react';
import {hydrateRoot} from 'react-dom/client';
import {renderToString} from 'react-dom/server';
import {expect, it, vi} from 'vitest';
import StaticHtml from '@site/src/components/StaticHtml';

it('keeps the page’s markup when the client has no copy of it', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const element = (html: string | null) => <StaticHtml tag="span" n="1" html={html} className="katex" />;
  document.body.innerHTML = `<div id="app">${renderToString(element('<i>x</i>'))}</div>`;
  const container = document.getElementById('app') as HTMLElement;
  const onRecoverableError = vi.fn();
  const root = await act(() => hydrateRoot(container, element(null), {onRecoverableError}));
  expect(container.innerHTML).toBe('<span class="katex" data-static="1"><i>x</i></span>');
  await act(() => root.render(element(null)));
  expect(container.textContent).toBe('x');
  expect(onRecoverableError).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});
