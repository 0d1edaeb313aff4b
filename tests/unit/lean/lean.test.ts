import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {bundleScript, type Bundle} from '@site/src/plugins/lean/bundle';
import {finishPages} from '@site/src/plugins/lean/finish';
import {formulaCharacters, onlyWoff2} from '@site/src/plugins/lean/mathFonts';
import {namesInPages, usedStyles} from '@site/src/plugins/lean/styles';
import {leanTemplate, speculationRules} from '@site/src/plugins/lean/template';

const katexCss = path.resolve('node_modules/katex/dist/katex.min.css');
const FORMULA =
  '<span class="katex"><span class="katex-mathml"><math><mi>q</mi></math></span><span class="katex-html" aria-hidden="true"><span class="mord mathnormal">x</span><span class="mrel">≤</span>&lt;</span></span>';

describe('the names in a page', () => {
  it('are read from quoted and unquoted attributes', () => {
    const names = namesInPages([`<P class="a b" id='one'>x<svg class=c data-x style="fill:var(--paint)"/></p>`]);
    expect([...names.tags]).toEqual(['p', 'svg']);
    expect([...names.classes]).toEqual(['a', 'b', 'c']);
    expect([...names.ids]).toEqual(['one']);
    expect([...names.attributes]).toEqual(['class', 'id', 'data-x', 'style']);
    expect([...names.variables]).toEqual(['--paint']);
  });
});

describe('the stylesheet of a page', () => {
  const used = namesInPages(['<p class="a" data-x style="color:var(--in-page)">x</p>']);

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

  it('asks for pages of this site only', () => {
    const rules = JSON.parse(speculationRules('/notes/')) as {prerender: {where: {and: {href_matches?: string}[]}}[]};
    expect(rules.prerender[0]?.where.and[0]?.href_matches).toBe('/notes/*');
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
    fs.writeFileSync(path.join(outDir, 'assets/css/styles.abc.css'), '.a{top:0}.b{top:0}[data-theme=dark] .a{top:1px}');
    fs.writeFileSync(path.join(outDir, 'plain.html'), page('<p class=a>文</p>'));
    fs.writeFileSync(path.join(outDir, 'math.html'), page(FORMULA));
    await finishPages({outDir, baseUrl: '/n/', bundle, katexCss});
  });
  afterAll(() => fs.rmSync(outDir, {recursive: true}));

  it('get a stylesheet named by its content, and keep the whole one for the app', () => {
    const sheet = /href=\/n\/assets\/css\/(styles-page\.\w{8}\.css)/.exec(read('plain.html'))?.[1] ?? '';
    expect(read(`assets/css/${sheet}`)).toBe('.a{top:0}[data-theme=dark] .a{top:1px}');
    expect(read('assets/css/styles.abc.css')).toContain('.b');
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
