import {createJiti} from 'jiti';
import type {Config} from '@docusaurus/types';
import type * as Preset from '@docusaurus/preset-classic';
import type * as SiteBuild from './src/siteBuild';

// `url` and `baseUrl` come from the environment so that the same sources serve any host and any sub-path.
const url = process.env.SITE_URL ?? 'http://localhost:3000';
const baseUrl = process.env.SITE_BASE_URL ?? '/';
const repository = process.env.SITE_REPOSITORY;
// The light page (src/plugins/lean). Off, the site is Docusaurus as it comes; the development server knows only that.
const lean = process.env.SITE_LEAN !== '0' && process.env.NODE_ENV !== 'development';

/**
 * Loads the site's own code by a newer release of the loader that Docusaurus has this file loaded with. The older one turns
 * every ES module of a package into CommonJS and runs that copy; unified, micromark and the like would be loaded and warmed
 * up a second time beside those that the notes are compiled with.
 */
async function loadSiteBuild(): Promise<typeof SiteBuild> {
  // Read anew each time that the development server reads the configuration anew.
  const jiti = createJiti(__filename, {moduleCache: false});
  return jiti.import('./src/siteBuild.ts');
}

export default async function createConfig(): Promise<Config> {
  const {leanTemplate, parseFrontMatter, site, siteNotes, sitePlugins} = await loadSiteBuild();
  const notes = siteNotes(__dirname, repository);
  return {
    title: '大语言模型学习笔记',
    tagline: '从 GPT 到 Llama 2：原理、微调、数据与中文开源模型',
    favicon: 'img/favicon.svg',
    url,
    baseUrl,
    trailingSlash: false,
    future: {v4: true, faster: true},
    // The light page starts no app that could take the banner away again; serving below a path is tested instead.
    baseUrlIssueBanner: false,
    onBrokenLinks: 'throw',
    onBrokenAnchors: 'throw',
    onDuplicateRoutes: 'throw',
    i18n: {defaultLocale: 'zh-Hans', locales: ['zh-Hans']},
    markdown: {
      format: 'mdx',
      parseFrontMatter,
      hooks: {onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw'},
    },
    ...(lean ? {ssrTemplate: leanTemplate} : {clientModules: ['./src/client/reading.ts']}),
    plugins: [...sitePlugins(lean), ['@docusaurus/plugin-client-redirects', {redirects: site.redirects}]],
    presets: [
      [
        'classic',
        {
          docs: {
            routeBasePath: '/',
            sidebarPath: './sidebars.ts',
            showLastUpdateTime: true,
            breadcrumbs: true,
            ...(repository ? {editUrl: `${repository}/edit/main/`} : {}),
            beforeDefaultRemarkPlugins: notes.before,
            remarkPlugins: notes.remark,
            rehypePlugins: notes.rehype,
          },
          blog: false,
          pages: {},
          // The light page has KaTeX's styles only where there are formulas, in a file of their own.
          theme: {
            customCss: [
              ...(lean ? [] : [require.resolve('katex/dist/katex.min.css')]),
              './src/css/custom.css',
              './src/search/box/shell.css',
            ],
          },
          sitemap: {lastmod: null, changefreq: null, priority: null},
        } satisfies Preset.Options,
      ],
    ],
    themeConfig: {
      colorMode: {respectPrefersColorScheme: true},
      docs: {sidebar: {hideable: false, autoCollapseCategories: true}},
      tableOfContents: {minHeadingLevel: 2, maxHeadingLevel: 3},
      navbar: {
        title: '大语言模型学习笔记',
        // Drawn by src/theme/Logo.
        logo: {alt: '', src: 'img/logo.svg'},
        items: [
          // Visible at every width: without JavaScript it is the way to the contents on a phone.
          {to: '/#route', label: '目录', position: 'left', className: 'navbar-contents', activeBaseRegex: '^$'},
          {to: '/intro', label: '导读', position: 'left', className: 'navbar-chapter'},
          {to: '/gpt', label: 'GPT', position: 'left', className: 'navbar-chapter'},
          {to: '/glossary', label: '术语表', position: 'right'},
          {to: '/references', label: '参考文献', position: 'right'},
        ],
      },
      footer: {
        links: [
          {label: '术语表', to: '/glossary'},
          {label: '参考文献', to: '/references'},
          {label: '打开有多快', to: '/about/performance'},
        ],
        copyright: '文字与代码可自由阅读与链接；引用的数字各有出处，见每页末尾的参考文献。',
      },
    } satisfies Preset.ThemeConfig,
  };
}
