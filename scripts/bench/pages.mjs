/**
 * The pages that are opened. Notes are found by what is in them, so that the bench keeps its sense as they grow.
 *
 * @typedef {{id: string, name: string, address: string, peers: boolean}} BenchPage peers: whether the peers have it too
 */

/**
 * @param {readonly import('./export.mjs').Page[]} exported
 * @returns {BenchPage[]}
 */
export function benchPages(exported) {
  const has = (address) => exported.some((page) => page.address === address);
  const count = (page, pattern) => (page.markdown.match(pattern) ?? []).length;
  const notes = exported.filter(({address}) => !['/', '/glossary', '/references'].includes(address));
  const most = (pattern) => [...notes].sort((a, b) => count(b, pattern) - count(a, pattern))[0]?.address;
  const math = has('/gpt/instructgpt/ppo-ptx') ? '/gpt/instructgpt/ppo-ptx' : most(/\$/g);
  return [
    {id: 'text', name: '只有文字', address: '/glossary', peers: true},
    {id: 'note', name: '一篇笔记', address: '/gpt/gpt-3-5', peers: true},
    {id: 'math', name: '公式多', address: math, peers: true},
    {id: 'diagrams', name: '图多', address: most(/^```mermaid/gm), peers: true},
    {id: 'figure', name: '有交互图', address: '/gpt/instructgpt', peers: false},
    {id: 'landing', name: '首页', address: '/', peers: false},
    {id: 'comparison', name: '模型总表', address: '/models', peers: false},
    {id: 'references', name: '参考文献', address: '/references', peers: false},
  ].filter(({address}) => address && has(address));
}
