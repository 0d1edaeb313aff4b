import {createHash} from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type {Bundle} from './bundle';
import {cutFonts, formulaCharacters, onlyWoff2} from './mathFonts';
import {splitStyles} from './split';
import {darkWithoutScripts, namesInPage, namesInPages, usedStyles, type UsedNames} from './styles';

export interface FinishOptions {
  readonly outDir: string;
  readonly baseUrl: string;
  readonly bundle: Bundle;
  /** KaTeX's own stylesheet; its fonts are in `fonts/` beside it. */
  readonly katexCss: string;
}

/** Fonts that nearly every formula needs: fetched with the page, so that formulas do not jump when they arrive. */
const FIRST_FONTS = ['KaTeX_Main-Regular', 'KaTeX_Math-Italic'];

/**
 * Gives the built pages their stylesheets, cut to what pages use: one that they share, and where a page has more, as those
 * with figures do, one of its own; pages with formulas also KaTeX's, with its fonts cut to the characters that the site
 * shows; the dark theme for readers without scripts; and the small script. Every file is named by its content, so that it
 * can be cached for ever.
 */
export async function finishPages({outDir, baseUrl, bundle, katexCss}: FinishOptions): Promise<void> {
  await fs.cp(bundle.folder, path.join(outDir, 'assets/js'), {recursive: true});
  const pages = new Map<string, string>();
  for (const file of await htmlFiles(outDir)) pages.set(file, await fs.readFile(file, 'utf8'));
  const names = new Map([...pages].map(([file, html]) => [file, namesInPage(html)]));
  const withMath = new Map([...pages].filter(([, html]) => /class="?katex/.test(html)));

  /** For each page, what stands in place of a whole sheet. */
  const sheets = new Map<string, ReadonlyMap<string, readonly string[]>>();
  let dark = '';
  const used = namesInPages([...names.values()]);
  const cssFolder = path.join(outDir, 'assets/css');
  for (const name of await fs.readdir(cssFolder)) {
    const css = await usedStyles(await fs.readFile(path.join(cssFolder, name), 'utf8'), used);
    sheets.set(name, await writeStyles(cssFolder, name.replace(/\..*/, ''), css, names));
    dark += darkWithoutScripts(css);
  }
  const darkSheet = named('dark', dark, 'css');
  if (dark) await fs.writeFile(path.join(cssFolder, darkSheet), dark);
  const darkTag = `<noscript><link rel=stylesheet media="(prefers-color-scheme:dark)" href=${baseUrl}assets/css/${darkSheet}></noscript>`;
  const mathNames = [...withMath.keys()].flatMap((file) => names.get(file) ?? []);
  const math = withMath.size > 0 ? await writeMathStyles(outDir, katexCss, [...withMath.values()], mathNames) : null;

  for (const [file, html] of pages) {
    let finished = html;
    for (const [whole, cut] of sheets)
      finished = finished.replace(
        new RegExp(
          `(<link rel="?stylesheet"? href="?${baseUrl}assets/css/)${whole.replaceAll('.', '\\.')}([^>]*>)`,
          'g',
        ),
        (_, before: string, after: string) =>
          (cut.get(file) ?? []).map((sheet) => `${before}${sheet}${after}`).join(''),
      );
    // Before the site's own styles, which overrule some of KaTeX's.
    if (math && withMath.has(file))
      finished = finished.replace(/<link rel="?stylesheet/, (tag) => `${mathTags(math, baseUrl)}${tag}`);
    if (dark) finished = finished.replace('</head>', `${darkTag}</head>`);
    await fs.writeFile(file, finished);
  }
}

/**
 * Writes a sheet in its parts.
 *
 * @returns for each page the files that it needs, in their order
 */
async function writeStyles(
  folder: string,
  name: string,
  css: string,
  pages: ReadonlyMap<string, UsedNames>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const {base, extras} = splitStyles(css, [...pages.values()]);
  const common = named(`${name}-page`, base, 'css');
  await fs.writeFile(path.join(folder, common), base);
  const files = new Map<string, readonly string[]>();
  for (const [position, page] of [...pages.keys()].entries()) {
    const extra = extras[position] ?? '';
    const own = named(`${name}-more`, extra, 'css');
    if (extra) await fs.writeFile(path.join(folder, own), extra);
    files.set(page, extra ? [common, own] : [common]);
  }
  return files;
}

interface MathStyles {
  readonly sheet: string;
  readonly firstFonts: readonly string[];
}

async function writeMathStyles(
  outDir: string,
  katexCss: string,
  pages: readonly string[],
  names: readonly UsedNames[],
): Promise<MathStyles> {
  const used = await usedStyles(onlyWoff2(await fs.readFile(katexCss, 'utf8')), namesInPages(names));
  const fonts = await cutFonts(used, path.join(path.dirname(katexCss), 'fonts'), formulaCharacters(pages));
  let css = used;
  const firstFonts: string[] = [];
  await fs.mkdir(path.join(outDir, 'assets/fonts'), {recursive: true});
  for (const {name, data} of fonts) {
    const file = named(name, data, 'woff2');
    await fs.writeFile(path.join(outDir, 'assets/fonts', file), data);
    css = css.replaceAll(`fonts/${name}.woff2`, `../fonts/${file}`);
    if (FIRST_FONTS.includes(name)) firstFonts.push(file);
  }
  const sheet = named('math', css, 'css');
  await fs.writeFile(path.join(outDir, 'assets/css', sheet), css);
  return {sheet, firstFonts};
}

function mathTags({sheet, firstFonts}: MathStyles, baseUrl: string): string {
  const fonts = firstFonts.map(
    (file) => `<link rel=preload as=font type=font/woff2 crossorigin href=${baseUrl}assets/fonts/${file}>`,
  );
  return `${fonts.join('')}<link rel=stylesheet href=${baseUrl}assets/css/${sheet}>`;
}

function named(name: string, content: string | Buffer, ending: string): string {
  return `${name}.${createHash('sha256').update(content).digest('hex').slice(0, 8)}.${ending}`;
}

async function htmlFiles(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
