import type {MarkRange} from '../types';

type Child = Node | string | null;

/** An element with attributes and children; null children are left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | null>> = {},
  children: readonly Child[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button that does something when pressed; it never submits a form. */
export function button(text: string, className: string, press: () => void): HTMLButtonElement {
  const made = element('button', {type: 'button', class: className}, [text]);
  made.addEventListener('click', press);
  return made;
}

/** A text with some of it marked. */
export function marked(text: string, marks: readonly MarkRange[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let end = 0;
  for (const [from, to] of marks) {
    fragment.append(text.slice(end, from), element('mark', {}, [text.slice(from, to)]));
    end = to;
  }
  fragment.append(text.slice(end));
  return fragment;
}
