import {renderToStaticMarkup} from 'react-dom/server';
import {describe, expect, it} from 'vitest';
import Derived from '@site/src/components/Derived';
import ComputeTable from '@site/src/components/ModelTables/ComputeTable';
import KvCacheTable from '@site/src/components/ModelTables/KvCacheTable';
import ParameterTable from '@site/src/components/ModelTables/ParameterTable';
import {joinSources} from '@site/src/components/ModelTables/SourceLinks';
import {derive} from '@site/src/llm/derived';
import {compileNote, failure} from './note';

describe('a derived number', () => {
  it.each([
    ['parameters', 'llama-2-7b', null, '6,738,415,616'],
    ['parameters', 'llama-2-7b', 'short', '6.74B'],
    ['embedding-parameters', 'gpt-2-small', null, '38,597,376'],
    ['position-parameters', 'gpt-2-small', null, '786,432'],
    ['output-parameters', 'gpt-2-small', null, '0'],
    ['layer-parameters', 'gpt-2-small', null, '7,087,872'],
    ['attention-parameters', 'llama-2-70b', null, '150,994,944'],
    ['ffn-parameters', 'llama-2-7b', null, '135,266,304'],
    ['layer-norm-parameters', 'llama-2-7b', null, '8,192'],
    ['norm-parameters', 'llama-2-7b', null, '266,240'],
    ['weight-bytes', 'llama-2-7b', null, '12.6 GiB'],
    ['head-size', 'llama-2-70b', null, '128'],
    ['kv-bytes-per-token', 'llama-2-7b', null, '512 KiB'],
    ['kv-bytes-per-token', 'llama-2-7b', 'exact', '524,288'],
    ['kv-bytes', 'llama-2-70b', null, '1.25 GiB'],
    ['training-tokens', 'llama-2-7b', null, '2T'],
    ['training-flops', 'llama-2-7b', null, '8.09 × 10²²'],
    ['training-flops', 'llama-2-7b', 'exact', '80,860,987,392,000,000,000,000'],
    ['chinchilla-tokens', 'gpt-3-175b', null, '1.02T'],
    ['utilisation', 'llama-2-70b', null, '42.8%'],
    ['gpu-hours', 'llama-2-70b', null, '1,720,320'],
    ['published-parameters', 'llama-7b', null, '6.7B'],
    ['published-parameters', 'gpt-3-175b', 'exact', '175,000,000,000'],
  ])('%s of %s as %s', (of, model, as, text) => expect(derive(of, model, as).text).toBe(text));

  it('stands in the note with its digits and its formula', async () => {
    const compiled = await compileNote('有 <Derived of="parameters" model="llama-2-7b" as="short" /> 个。');
    expect(compiled).toContain('text="6.74B"');
    expect(compiled).toContain('value="6738415616"');
    const html = renderToStaticMarkup(
      <Derived of="parameters" model="llama-2-7b" {...derive('parameters', 'llama-2-7b', 'short')} />,
    );
    expect(html).toMatch(/<data [^>]*value="6738415616" title="Llama 2 7B：参数量 = [^"]+">6\.74B<\/data>/);
  });

  it.each([
    ['<Derived of="size" model="llama-2-7b" />', /docs\/test\.mdx:6:\d+ <Derived>：没有叫 size 的量；有 parameters、/],
    [
      '<Derived of="parameters" model="llama-3-8b" />',
      /:6:\d+ <Derived>：没有模型 llama-3-8b；有 gpt-1、.*改法：写成 <Derived of=/,
    ],
    ['<Derived of="parameters" model="gpt-1" as="percent" />', /parameters 不能写成 percent；可以写成 exact、short/],
    ['<Derived of="utilisation" model="gpt-3-175b" />', /GPT-3 175B 没有公布 GPU 小时，算不出 utilisation/],
    ['<Derived of="training-flops" model="gpt-2-xl" />', /GPT-2 XL 没有公布训练词元数/],
    ['<Derived model="gpt-1" />', /没有叫 {2}的量/],
    ['文字\n\n<ParameterTable models="gpt-9" />', /docs\/test\.mdx:8:1 <ParameterTable>：没有模型 gpt-9/],
    ['<ParameterTable />', /<ParameterTable>：没有写模型/],
    ['<KvCacheTable models="gpt-1 gpt-1" />', /模型 gpt-1 写了两次/],
    ['<ComputeTable models="llama-7b gpt-2-xl" />', /<ComputeTable>：GPT-2 XL 没有公布训练词元数/],
  ])('%s fails with file and line', async (body, message) => expect(await failure(body)).toMatch(message));
});

const cellsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...(row ?? '').matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => (cell ?? '').replace(/<[^>]+>/g, '')),
  );

describe('the tables', () => {
  it('show shape, derived, published and difference', () => {
    const html = renderToStaticMarkup(<ParameterTable models="gpt-2-small gpt-2-xl" />);
    expect(cellsOf(html)).toEqual([
      ['模型', '层数', '隐藏维度', 'FFN 宽度', '头数', '推出的参数量', '公布', '差'],
      ['GPT-2 small', '12', '768', '3,072', '12', '124,439,808', '124M', '+0.35%'],
      ['GPT-2 XL', '48', '1,600', '6,400', '25', '1,557,611,200', '1.5B', '+3.8%'],
    ]);
    expect(html).toContain('GPT-2 small：论文表 2 写的是 117M');
    expect(html).toContain('GPT-2 模型卡');
    expect(html).toContain('词表都是 50,257 个词元');
    expect(cellsOf(renderToStaticMarkup(<ParameterTable models="gpt-1 gpt-2-small" />))[0]).toContain('词表');
  });

  it('show where a printed table contradicts itself', () => {
    const html = renderToStaticMarkup(<ParameterTable models="gpt-3-xl gpt-3-13b" />);
    expect(cellsOf(html).map((row) => [row[2], row[4]])).toContainEqual(['5,120*', '40']);
    expect(html).toContain('* GPT-3 XL 的头数，原表印的是 24；GPT-3 13B 的隐藏维度，原表印的是 5,140。');
    expect(html).toContain('表 D.1');
    expect(cellsOf(html)[2]?.slice(-5)).toEqual(['12,853,386,240', '13.0B', '−1.1%', '12,850M', '+0.026%']);
  });

  it('compare with the bytes of the released weights', () => {
    const html = renderToStaticMarkup(<ParameterTable models="llama-2-7b llama-2-13b llama-2-70b" />);
    expect(html).toContain('得 6,738,415,616 个参数，与推出的数相同。');
    expect(html).toContain('得 68,976,648,192 个参数，与推出的数相同。');
    expect(cellsOf(html)[1]?.slice(-3)).toEqual(['6,738,415,616', '7B', '−3.7%']);
  });

  it('show the cache by kind of attention', () => {
    const html = renderToStaticMarkup(<KvCacheTable models="llama-2-7b llama-2-70b" />);
    expect(cellsOf(html)).toEqual([
      ['模型', '注意力', '每个词元', '满上下文'],
      ['Llama 2 7B', 'MHA 32（原样）', '512 KiB', '2 GiB'],
      ['MQA 1（假设）', '16 KiB', '64 MiB'],
      ['Llama 2 70B', 'MHA 64（假设）', '2.5 MiB', '10 GiB'],
      ['GQA 8（原样）', '320 KiB', '1.25 GiB'],
      ['MQA 1（假设）', '40 KiB', '160 MiB'],
    ]);
    expect(html).toContain('4,096 个词元');
  });

  it('show compute and the utilisation where hours are published', () => {
    const html = renderToStaticMarkup(<ComputeTable models="gpt-3-175b llama-2-70b" />);
    expect(cellsOf(html).slice(1)).toEqual([
      ['GPT-3 175B', '175B', '300B', '3.14 × 10²³', '未公布', '—', '—'],
      ['Llama 2 70B', '69.0B', '2T', '8.28 × 10²³', '1,720,320', '42.8%', '46.2%'],
    ]);
    expect(html).toContain('A100 80 GB 312 TFLOP/s');
    expect(html).toContain('NVIDIA A100 数据手册');
    expect(cellsOf(renderToStaticMarkup(<ComputeTable models="gpt-3-small" />))[0]).toEqual(['模型', 'N', 'D', '6ND']);
  });

  it('name each work once, with its places and how sure they are', () => {
    const source = {title: '甲', url: 'https://example.org', where: '表 1', confidence: 'checked'} as const;
    expect(joinSources([source, source, {...source, where: '表 2', confidence: 'secondary'}])).toEqual([
      {title: '甲', url: 'https://example.org', places: '表 1、表 2（转引）'},
    ]);
  });
});
