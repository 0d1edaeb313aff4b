// Writes the exported notes as a Starlight site and as a VitePress site, as a careful owner would set them up.
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {import('./export.mjs').Exported} Exported */
/** @typedef {import('./export.mjs').SidebarItem} SidebarItem */

const STARLIGHT_KINDS = {note: 'note', info: 'note', tip: 'tip', warning: 'caution', danger: 'danger'};
const VITEPRESS_KINDS = {note: 'info', info: 'info', tip: 'tip', warning: 'warning', danger: 'danger'};

/**
 * @typedef {object} PeerSite
 * @property {import('./export.mjs').Admonition} admonition
 * @property {(folder: string, exported: Exported, title: string) => void} write
 * @property {string} output the built site, below the folder
 * @property {string} content the pages, below the folder
 * @property {string[]} build script of node_modules and its arguments
 * @property {string[]} caches what a cold build has to be without, below the folder
 */

/** @type {Record<'starlight' | 'vitepress', PeerSite>} */
export const peerSites = {
  starlight: {
    admonition: (kind, title) => ({
      open: `:::${STARLIGHT_KINDS[kind] ?? 'note'}${title ? `[${title}]` : ''}`,
      close: ':::',
    }),
    write: writeStarlight,
    output: 'dist',
    content: 'src/content/docs',
    build: ['astro/astro.js', 'build'],
    caches: ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite', 'node_modules/.cache'],
  },
  vitepress: {
    admonition: (kind, title) => ({
      open: `::: ${VITEPRESS_KINDS[kind] ?? 'info'}${title ? ` ${title}` : ''}`,
      close: ':::',
    }),
    write: writeVitePress,
    output: '.vitepress/dist',
    content: '.',
    build: ['vitepress/bin/vitepress.js', 'build'],
    caches: ['.vitepress/dist', '.vitepress/cache', '.vitepress/.temp', 'node_modules/.vite'],
  },
};

// A heading's own id, which Markdown has no syntax for. Both take `{#id}`; Starlight by this plugin.
const HEADING_IDS = `
const headingIds = () => (tree) => {
  const walk = (node) => {
    const last = node.type === 'heading' ? node.children.at(-1) : undefined;
    const match = last?.type === 'text' ? /\\s*\\{#([\\w-]+)\\}\\s*$/.exec(last.value) : null;
    if (match) {
      last.value = last.value.slice(0, match.index);
      node.data = {...node.data, id: match[1], hProperties: {...node.data?.hProperties, id: match[1]}};
    }
    node.children?.forEach(walk);
  };
  walk(tree);
};
`;

function writeStarlight(folder, exported, title) {
  const content = path.join(folder, 'src/content/docs');
  reset(content);
  put(
    path.join(folder, 'astro.config.mjs'),
    `import {defineConfig} from 'astro/config';
import starlight from '@astrojs/starlight';
import mermaid from 'astro-mermaid';
import remarkMath from 'remark-math';
import rehypeKatex from 'rehype-katex';
${HEADING_IDS}
export default defineConfig({
  site: 'http://localhost',
  markdown: {remarkPlugins: [headingIds, remarkMath], rehypePlugins: [rehypeKatex]},
  telemetry: false,
  integrations: [
    mermaid({autoTheme: true, enableLog: false}),
    starlight({
      title: ${JSON.stringify(title)},
      locales: {root: {label: '简体中文', lang: 'zh-CN'}},
      customCss: ['katex/dist/katex.min.css'],
      sidebar: ${JSON.stringify(exported.sidebar.map(starlightItem), null, 2)},
    }),
  ],
});
`,
  );
  put(
    path.join(folder, 'src/content.config.ts'),
    `import {defineCollection} from 'astro:content';
import {docsLoader} from '@astrojs/starlight/loaders';
import {docsSchema} from '@astrojs/starlight/schema';

export const collections = {docs: defineCollection({loader: docsLoader(), schema: docsSchema()})};
`,
  );
  for (const page of exported.pages) {
    put(
      path.join(content, `${page.file}.md`),
      `---\ntitle: ${JSON.stringify(page.title)}\ndescription: ${JSON.stringify(page.description)}\n---\n\n${page.markdown}`,
    );
  }
  copyPictures(path.join(folder, 'public'), exported);
}

/** A chapter with a page of its own gets that page as its first entry: Starlight's groups are no links. */
function starlightItem(item) {
  const self = item.address ? {label: item.label, link: item.address} : null;
  if (item.items.length === 0) return self ?? {label: item.label, items: []};
  return {label: item.label, collapsed: false, items: [...(self ? [self] : []), ...item.items.map(starlightItem)]};
}

// Not vitepress-plugin-mermaid, which puts mermaid into the script of every page, drawings or not (630 KB).
const MERMAID_VUE = `<script setup>
import {onMounted, ref, useId, watch} from 'vue';
import {useData} from 'vitepress';

const {code} = defineProps({code: String});
const {isDark} = useData();
const id = useId();
const svg = ref('');
const draw = async () => {
  const {default: mermaid} = await import('mermaid');
  mermaid.initialize({startOnLoad: false, theme: isDark.value ? 'dark' : 'default'});
  svg.value = (await mermaid.render('mermaid-' + id, decodeURIComponent(code))).svg;
};
onMounted(draw);
watch(isDark, draw);
</script>

<template><div class="mermaid" v-html="svg" /></template>
`;

function writeVitePress(folder, exported, title) {
  for (const page of exported.pages) fs.rmSync(path.join(folder, `${page.file}.md`), {force: true});
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    if (!['node_modules', 'package.json', 'package-lock.json', '.vitepress'].includes(name))
      fs.rmSync(path.join(folder, name), {recursive: true, force: true});
  }
  put(
    path.join(folder, '.vitepress/config.mjs'),
    `import {defineConfig} from 'vitepress';

const diagrams = (md) => {
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, ...rest) =>
    tokens[index].info.trim() === 'mermaid'
      ? '<Mermaid code="' + encodeURIComponent(tokens[index].content) + '" />'
      : fence(tokens, index, ...rest);
};

export default defineConfig({
  title: ${JSON.stringify(title)},
  lang: 'zh-CN',
  cleanUrls: true,
  // Addresses such as /gpt are folders; its check knows only files.
  ignoreDeadLinks: true,
  srcExclude: ['node_modules/**'],
  markdown: {math: true, config: diagrams},
  themeConfig: {
    search: {provider: 'local'},
    outline: {level: [2, 3], label: '本页目录'},
    sidebar: ${JSON.stringify(exported.sidebar.map(vitePressItem), null, 2)},
  },
});
`,
  );
  put(
    path.join(folder, '.vitepress/theme/index.js'),
    `import DefaultTheme from 'vitepress/theme';
import Mermaid from './Mermaid.vue';

export default {extends: DefaultTheme, enhanceApp: ({app}) => app.component('Mermaid', Mermaid)};
`,
  );
  put(path.join(folder, '.vitepress/theme/Mermaid.vue'), MERMAID_VUE);
  for (const page of exported.pages) {
    put(
      path.join(folder, `${page.file}.md`),
      `---\ntitle: ${JSON.stringify(page.title)}\ndescription: ${JSON.stringify(page.description)}\n---\n\n# ${page.title}\n\n${page.markdown}`,
    );
  }
  copyPictures(path.join(folder, 'public'), exported);
}

function vitePressItem(item) {
  return {
    text: item.label,
    ...(item.address ? {link: item.address} : {}),
    ...(item.items.length > 0 ? {collapsed: false, items: item.items.map(vitePressItem)} : {}),
  };
}

function copyPictures(folder, {pictures}) {
  for (const {from, to} of pictures) {
    const target = path.join(folder, to);
    fs.mkdirSync(path.dirname(target), {recursive: true});
    fs.copyFileSync(from, target);
  }
}

function reset(folder) {
  fs.rmSync(folder, {recursive: true, force: true});
  fs.mkdirSync(folder, {recursive: true});
}

function put(file, text) {
  fs.mkdirSync(path.dirname(file), {recursive: true});
  fs.writeFileSync(file, text);
}
