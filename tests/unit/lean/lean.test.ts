import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {bundleScript, type Bundle} from '@site/src/plugins/lean/bundle';
import {finishPages} from '@site/src/plugins/lean/finish';
import {formulaCharacters, onlyWoff2} from '@site/src/plugins/lean/mathFonts';
import {readSelector} from '@site/src/plugins/lean/selectors';
import {splitStyles} from '@site/src/plugins/lean/split';
import {darkWithoutScripts, namesInPage, usedStyles} from '@site/src/plugins/lean/styles';
import {leanTemplate, speculationRules} from '@site/src/plugins/lean/template';

const katexCss = path.resolve('node_modules/katex/dist/katex.min.css');
const FORMULA =
  '<span class="katex"><span class="katex-mathml"><math><mi>q</mi></math></span><span class="katex-html" aria-hidden="true"><span class="mord mathnormal">x</span><span class="mrel">≤</span>&lt;</span></span>';

describe('the dark theme without scripts', () => {
  it('has the rules of the theme only, each in its layer and under its condition', () => {
    const css =
      '@layer low{html[data-theme=dark]{--a:1}.b{top:0}@media print{[data-theme=dark] .c{top:0}}}@media screen{.d{top:0}}' +
      '@keyframes e{to{top:0}}@font-face{font-family:f}[data-theme="dark"],.g{--a:2}';
    expect(darkWithoutScripts(css)).toBe('@layer low{html:root{--a:1}@media print{:root .c{top:0}}}:root{--a:2}');
    expect(darkWithoutScripts('.b{top:0}@layer low{.d{top:0}}')).toBe('');
  });
});

describe('the names in a page', () => {
  it('are read from quoted and unquoted attributes', () => {
    const names = namesInPage(`<P class="a b" id='one'>x<svg class=c data-x style="fill:var(--paint)"/></p>`);
    expect([...names.tags]).toEqual(['p', 'svg']);
    expect([...names.classes]).toEqual(['a', 'b', 'c']);
    expect([...names.ids]).toEqual(['one']);
    expect([...names.attributes]).toEqual(['class', 'id', 'data-x', 'style']);
    expect([...names.variables]).toEqual(['--paint']);
  });
});

describe('the stylesheet of a page', () => {
  const used = namesInPage('<p class="a" data-x style="color:var(--in-page)">x</p>');

  it('loses the rules that no page can use, and keeps the others in order', async () => {
    const css = '.a{color:red}.b{color:red}p[data-x]{top:0}p[data-y]{top:0}#z{top:0}.a .b{top:0}h6{top:0}';
    expect(await usedStyles(css, used)).toBe('.a{color:red}p[data-x]{top:0}');
  });

  it('keeps what scripts add', async () => {
    const css = 'p[data-state=right]{top:0}.note-status{top:0}[data-theme=dark] .a{top:0}';
    expect(await usedStyles(css, used)).toBe(css);
  });

  it('keeps variables that the page or another rule needs, and fonts that a shorthand names', async () => {
    const css =
      ':root{--in-page:red;--by-rule:blue;--unused:lime}.a{color:var(--by-rule);font:1em Kept,serif}' +
      '@font-face{font-family:Kept;src:url(k)}@font-face{font-family:Lost;src:url(l)}';
    const cut = await usedStyles(css, used);
    expect(cut).toContain('--in-page:red');
    expect(cut).toContain('--by-rule:blue');
    expect(cut).not.toContain('--unused');
    expect(cut).toContain('font-family:Kept');
    expect(cut).not.toContain('Lost');
  });
});

describe('a selector', () => {
  const last = (selector: string) => readSelector(selector).compounds.at(-1);

  it.each([
    ['a', '0,0,1'],
    ['a.b:hover::before', '0,2,2'],
    ['#a .b [c="]"] > d:nth-child(2n + 1)', '1,3,1'],
    [':where(.a) b', '0,0,1'],
    ['*', '0,0,0'],
    ['a:not(.b)', null],
  ])('%s weighs %s', (selector, specificity) => expect(readSelector(selector).specificity).toBe(specificity));

  it('asks its last element for names, but for none in brackets', () => {
    expect(last('#x p > SVG.a.b\\:c[data-x]:not(.d [e])')).toEqual({
      tag: 'svg',
      ids: [],
      classes: ['a', 'b:c'],
      attributes: ['data-x'],
    });
  });
});

describe('the parts of a stylesheet', () => {
  const note = namesInPage('<p class="note">文</p>');
  const figure = namesInPage('<p class="note">文</p><p class="note figure">图</p>');
  const split = (css: string) => splitStyles(css, [note, note, figure], 1 / 2);

  it('are what most pages need, and what the page with the figure needs besides', () => {
    const {base, extras} = split('.note{top:0}@media print{.figure{float:left}.note{left:1px}}p{color:red}');
    expect(base).toBe('.note{top:0}@media print{.note{left:1px}}p{color:red}');
    expect(extras).toEqual(['', '', '@media print{.figure{float:left}}']);
  });

  it('keep a rule that stands before one of the same weight for the same elements where it is', () => {
    const css = '.figure{top:0}.figure{color:red}.note{top:1px}';
    expect(split(css)).toEqual({base: '.figure{top:0}.note{top:1px}', extras: ['', '', '.figure{color:red}']});
    // What was brought back must not be overruled either.
    const chain = '.figure{top:2px;left:0}.figure{left:1px;color:red}.note{color:blue}';
    expect(split(chain)).toEqual({base: chain, extras: ['', '', '']});
  });

  it('part rules that the weight or the element keeps apart anyway', () => {
    const {extras} = split('p.figure{top:0}.note{top:1px}');
    expect(extras[2]).toBe('p.figure{top:0}');
    const apart = splitStyles(
      '.figure{top:0}.note{top:1px}',
      [note, note, namesInPage('<i class=note></i><b class=figure></b>')],
      0.5,
    );
    expect(apart.extras[2]).toBe('.figure{top:0}');
  });

  it.each([
    ['.figure{margin-left:0}', '.note{margin:1px}'],
    ['.figure{left:0}', '.note{inset:1px}'],
    ['.figure{line-height:2}', '.note{font:1em serif}'],
    ['.figure{-webkit-user-select:all}', '.note{user-select:none}'],
    ['.figure{--a:1}', '.note{--a:2}'],
  ])('know that %s and %s set the same', (early, late) => expect(split(early + late).extras[2]).toBe(''));

  it('keep the order of layers, also of one that only a figure has', () => {
    const {base, extras} = split('@layer a{.figure{top:0}}@layer b{.note{top:1px}}');
    expect(base).toBe('@layer a,b;@layer b{.note{top:1px}}');
    expect(extras[2]).toBe('@layer a{.figure{top:0}}');
  });

  it('have an animation and a font where they are used', () => {
    const {base, extras} = split(
      '@font-face{font-family:Mine;src:url(m)}@keyframes turn{to{top:0}}.figure{animation:turn 1s;font-family:Mine}.note{top:0}',
    );
    expect(base).toBe('.note{top:0}');
    expect(extras[2]).toMatch(/@font-face.*@keyframes turn.*\.figure/);
  });
});

describe('the fonts of formulas', () => {
  it('need the characters that are shown, not those of the copy for screen readers', () => {
    expect(formulaCharacters([FORMULA, '<p>无关</p>'])).toBe('<x≤');
  });

  it('are asked for in one format', () => {
    const css = '@font-face{src:url(fonts/A.woff2) format("woff2"),url(fonts/A.woff) format("woff");font-weight:400}';
    expect(onlyWoff2(css)).toBe('@font-face{src:url(fonts/A.woff2) format("woff2");font-weight:400}');
    expect(onlyWoff2(fs.readFileSync(katexCss, 'utf8'))).not.toMatch(/\.woff\)|\.ttf\)/);
  });
});

describe('the template', () => {
  it('names the app and loads none of it', () => {
    expect(leanTemplate).toContain('name="app-scripts"');
    expect(leanTemplate).not.toContain('<script src');
  });

  it('asks for pages of this site only, and not for the one whose link opens the search box', () => {
    const rules = JSON.parse(speculationRules('/notes/')) as {
      prerender: {where: {and: {href_matches?: string; not?: {selector_matches: string}}[]}}[];
    };
    expect(rules.prerender[0]?.where.and[0]?.href_matches).toBe('/notes/*');
    expect(rules.prerender[0]?.where.and[1]?.not?.selector_matches).toContain('[data-search-open]');
  });
});

describe('built pages', () => {
  let outDir = '';
  let bundle: Bundle;
  const read = (name: string): string => fs.readFileSync(path.join(outDir, name), 'utf8');

  beforeAll(async () => {
    outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'lean-'));
    const source = path.join(outDir, 'source.ts');
    fs.writeFileSync(source, "void import('./later').then(({text}: {text: string}) => console.log(text));");
    fs.writeFileSync(path.join(outDir, 'later.ts'), "export const text = 'later';");
    bundle = await bundleScript(source, path.join(outDir, 'bundle'));
    const page = (body: string): string =>
      `<html><head><link rel=stylesheet href=/n/assets/css/styles.abc.css /></head><body>${body}</body></html>`;
    fs.mkdirSync(path.join(outDir, 'assets/css'), {recursive: true});
    const css = '.a{top:0}.b{top:0}[data-theme=dark] .a{top:1px}.figure{left:0}';
    fs.writeFileSync(path.join(outDir, 'assets/css/styles.abc.css'), css);
    for (let number = 0; number < 6; number += 1) fs.writeFileSync(path.join(outDir, `other-${number}.html`), page(''));
    fs.writeFileSync(path.join(outDir, 'figure.html'), page('<p class=figure>图</p>'));
    fs.writeFileSync(path.join(outDir, 'plain.html'), page('<p class=a>文</p>'));
    fs.writeFileSync(path.join(outDir, 'note.html'), page('<p class=a>文</p>'));
    fs.writeFileSync(path.join(outDir, 'math.html'), page(FORMULA));
    await finishPages({outDir, baseUrl: '/n/', bundle, katexCss});
  });
  afterAll(() => fs.rmSync(outDir, {recursive: true}));

  it('get a stylesheet named by its content, and keep the whole one for the app', () => {
    const sheet = /href=\/n\/assets\/css\/(styles-page\.\w{8}\.css)/.exec(read('plain.html'))?.[1] ?? '';
    expect(read(`assets/css/${sheet}`)).toBe('.a{top:0}[data-theme=dark] .a{top:1px}');
    expect(read('assets/css/styles.abc.css')).toContain('.b');
  });

  it('share it, and a page with a figure has the figure’s rules in one of its own behind it', () => {
    const sheets = (name: string) =>
      [...read(name).matchAll(/<link rel=stylesheet href=\/n\/(\S+) \/>/g)].map((match) => match[1] ?? '');
    expect(sheets('plain.html')).toHaveLength(1);
    expect(sheets('figure.html')).toEqual([...sheets('plain.html'), expect.stringMatching(/styles-more\.\w{8}\.css$/)]);
    expect(read(sheets('figure.html')[1] ?? '')).toBe('.figure{left:0}');
  });

  it('are dark without a script where the reader prefers it', () => {
    const tag =
      /<noscript><link rel=stylesheet media="\(prefers-color-scheme:dark\)" href=\/n\/(\S+)><\/noscript><\/head>/;
    const sheet = tag.exec(read('plain.html'))?.[1] ?? '';
    expect(read(sheet)).toBe(':root .a{top:1px}');
    expect(tag.exec(read('math.html'))?.[1]).toBe(sheet);
  });

  it('get the styles of formulas before their own, only where there are formulas', () => {
    expect(read('plain.html')).not.toContain('math.');
    const scripted = read('math.html').replace(/<noscript>.*?<\/noscript>/g, '');
    const links = [...scripted.matchAll(/<link[^>]+href=\/n\/assets\/(\S+?)\s*\/?>/g)].map((match) => match[1]);
    expect(links.map((link) => link?.replace(/\.\w{8}\./, '.'))).toEqual([
      'fonts/KaTeX_Main-Regular.woff2',
      'fonts/KaTeX_Math-Italic.woff2',
      'css/math.css',
      'css/styles-page.css',
    ]);
    const whole = fs.statSync('node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2').size;
    expect(fs.statSync(path.join(outDir, 'assets', links[0] ?? '')).size).toBeLessThan(whole / 2);
    expect(read(`assets/${links[2]}`)).not.toMatch(/url\(fonts/);
  });

  it('have the small script, and what it loads later apart', () => {
    const files = fs.readdirSync(path.join(outDir, 'assets/js'));
    expect(files).toContain(bundle.entry);
    expect(files.length).toBe(2);
    expect(read(`assets/js/${bundle.entry}`)).not.toContain('"later"');
  });
});

describe('a script that does not compile', () => {
  it('is named with the bundler’s own message', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lean-'));
    const source = path.join(folder, 'broken.ts');
    fs.writeFileSync(source, "import './nowhere';");
    await expect(bundleScript(source, path.join(folder, 'out'))).rejects.toThrow(
      /broken\.ts 没有编译成功。[^]*nowhere/,
    );
    fs.rmSync(folder, {recursive: true});
  });
});
