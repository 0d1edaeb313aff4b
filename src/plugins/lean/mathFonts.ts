import fs from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';
import {cached} from '../../utils/contentCache';

/** One font of KaTeX's stylesheet, cut to the characters that the site shows. */
export interface MathFont {
  /** The name in the stylesheet, without folder and ending, such as `KaTeX_Main-Regular`. */
  readonly name: string;
  readonly data: Buffer;
}

/** All characters in the formulas of built pages, without duplicates, in code point order. */
export function formulaCharacters(pages: Iterable<string>): string {
  const characters = new Set<string>();
  for (const html of pages) {
    for (const start of html.matchAll(/class=(?:"katex-html"|katex-html)/g)) {
      for (const character of textOfElement(html, start.index)) characters.add(character);
    }
  }
  return [...characters].sort().join('');
}

/** The text of the element that the position is in the start tag of. */
function textOfElement(html: string, position: number): string {
  let depth = 0;
  let text = '';
  const tag = /<(\/?)span\b[^>]*>|<[^>]*>|([^<]+)/g;
  tag.lastIndex = html.lastIndexOf('<', position);
  for (let match = tag.exec(html); match; match = tag.exec(html)) {
    if (match[2] !== undefined) text += decode(match[2]);
    else if (match[1] !== undefined) depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) break;
  }
  return text;
}

function decode(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&amp;/g, '&');
}

/**
 * The fonts that a stylesheet of KaTeX names, each with only the given characters.
 *
 * @param css KaTeX's stylesheet, without the rules that are not used
 * @param folder KaTeX's fonts, as woff2
 * @param characters what the formulas show
 */
export async function cutFonts(css: string, folder: string, characters: string): Promise<MathFont[]> {
  const names = [...new Set([...css.matchAll(/fonts\/([\w-]+)\.woff2/g)].map((match) => match[1] ?? ''))];
  return Promise.all(
    names.map(async (name) => {
      const whole = await fs.readFile(path.join(folder, `${name}.woff2`));
      const cut = (): Promise<Buffer> => subsetFont(whole, characters, {targetFormat: 'woff2'});
      return {name, data: await cached('math-fonts', {inputs: [characters, whole], packages: ['subset-font']}, cut)};
    }),
  );
}

/** Leaves one source a font, the woff2: every browser that the site supports reads it. */
export function onlyWoff2(css: string): string {
  return css.replace(
    /src:\s*url\([^)]*\.woff2\)[^;}]*/g,
    (source) => /src:\s*url\([^)]*\.woff2\)\s*format\([^)]*\)/.exec(source)?.[0] ?? source,
  );
}
