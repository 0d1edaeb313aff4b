import {IndexBuilder, type IndexFile, type SearchTerm} from '@site/src/search/builder/buildIndex';
import {pageFromHtml} from '@site/src/search/builder/sections';
import {StaticProvider} from '@site/src/search/engine/staticProvider';
import {SearchError} from '@site/src/search/types';

/** A small site that has one of everything that the builder tells apart. */
export const PAGES: Readonly<Record<string, string>> = {
  '/a/reward': page(
    '奖励模型：从名次学出分数',
    `<p>读完这一页，你能算出损失。</p>
     <h2 id="pairwise-loss">成对损失<a class="hash-link" href="#pairwise-loss">​</a></h2>
     <p>让<strong>奖励模型</strong>（reward model, RM）给好回答更高的分
       <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>σ</mi></mrow>
       <annotation encoding="application/x-tex">\\log \\sigma(r_w - r_l)</annotation></semantics></math></span>
       <span class="katex-html" aria-hidden="true">看得见的公式</span></span>。
       <button type="button" data-popover="">提示<span class="visually-hidden">（术语）</span></button>
       <span popover="auto" id="term-prompt">卡片里的释义</span>
       <a class="cite" href="#ref-x">（Ouyang 等，2022，train_policy.py）</a></p>
     <h3 id="gradient">梯度</h3><p>训练集有 33,207 条提示，来自 Llama 2 的 45 TB。</p>
     <table><caption>准确率表</caption><tbody><tr><th>人</th><td>72.4%</td></tr></tbody></table>
     <h2 id="code">用代码核对</h2><pre><code>from torch.nn import LayerNorm</code></pre>
     <button type="button">复制</button>`,
  ),
  '/a/ppo': page(
    'PPO',
    `<p>强化学习的一种算法。</p><h2 id="kl">KL 惩罚</h2><p>奖励模型打分，减去 KL 散度；微调（fine-tuning）以后离参考模型不能太远。</p>
     <h2 id="limits">局限</h2><p>过度优化，labelers 的偏好。</p>
     <h2 id="parent">两步</h2><h3 id="first">先微调</h3><p>监督微调。</p>`,
  ),
  '/glossary': page(
    '术语表',
    `<h2 id="letter-j">J</h2><dl><div id="reward-model"><dt>奖励模型<span lang="en">　reward model</span></dt>
     <dd>读入提示和答案、输出一个标量的模型。</dd></div></dl>`,
  ),
};

function page(title: string, body: string): string {
  return `<!doctype html><html><head><meta name="description" content="说明"><meta name="keywords" content="甲,乙"></head>
    <body><nav>导航</nav><main><ul class="breadcrumbs"><li><a href="/a">甲章</a></li><li><span>这一页</span></li></ul>
    <h1>${title}</h1>${body}</main></body></html>`;
}

export const TERMS: readonly SearchTerm[] = [
  {
    names: ['奖励模型', 'reward model', 'RM'],
    address: '/a/reward#pairwise-loss',
    entry: '/glossary#reward-model',
  },
  {names: ['微调', 'fine-tuning', 'finetuning'], address: null, entry: null},
  {names: ['强化学习', 'reinforcement learning', 'RL'], address: '/a/ppo', entry: null},
];

/** The index of the small site. */
export function smallIndex(): IndexFile[] {
  const builder = new IndexBuilder(TERMS);
  for (const [address, html] of Object.entries(PAGES)) {
    const made = pageFromHtml(html, address);
    if (made) builder.add(made);
  }
  return builder.files();
}

/** A provider over files in memory, and what it asked for. */
export function providerOver(files: readonly IndexFile[]): {provider: StaticProvider; asked: string[]} {
  const asked: string[] = [];
  const provider = new StaticProvider((path) => {
    asked.push(path);
    const file = files.find((one) => one.path === path);
    return file ? Promise.resolve(file.bytes) : Promise.reject(new SearchError('missing', path));
  });
  return {provider, asked};
}

/** Addresses of an answer from top to bottom. */
export function addressesOf(answer: Awaited<ReturnType<StaticProvider['search']>>): string[] {
  return answer.groups.flatMap(({sections}) => sections.map(({address}) => address));
}
