import {beforeAll} from 'vitest';

// Files share a document (vitest.config.mts): each begins with an empty one, whatever the last one left.
beforeAll(() => {
  if (typeof document === 'undefined') return;
  document.body.replaceChildren();
  for (const name of document.documentElement.getAttributeNames()) document.documentElement.removeAttribute(name);
});
