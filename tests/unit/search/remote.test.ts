import {afterEach, describe, expect, it, vi} from 'vitest';
import type {SearchParams, SearchResponse, Settings} from 'meilisearch';
import {pageFromHtml} from '@site/src/search/builder/sections';
import {remoteProvider} from '@site/src/search/remote';
import {documentsOf, SETTINGS} from '@site/src/search/remote/documents';
import {requestFor, type SectionDocument} from '@site/src/search/remote/meilisearch';
import {PAGES} from './fixture';

const OPTIONS = {kind: 'meilisearch', host: 'https://search.example.org', index: 'notes', key: 'search-only'} as const;

/** A reply as the vendor's own client describes it; the compiler compares the two. */
const REPLY = {
  hits: [
    {
      address: '/a#x',
      heading: '成对损失',
      path: ['甲'],
      page: '奖励模型',
      pageAddress: '/a',
      crumbs: ['GPT'],
      _formatted: {heading: '成对\ue000损失\ue001', text: '…较好的\n\ue000损失\ue001更小…'},
      _rankingScore: 0.9,
    },
    {
      address: '/b',
      heading: 'PPO',
      path: [],
      page: 'PPO',
      pageAddress: '/b',
      crumbs: [],
      _formatted: {heading: 'PPO', text: '没有标记'},
      _rankingScore: 0.4,
    },
  ],
  query: '损失',
  processingTimeMs: 1,
  limit: 20,
  offset: 0,
  estimatedTotalHits: 41,
} satisfies Omit<SearchResponse, 'hits'> & {hits: object[]};

function answerWith(body: unknown, status = 200): ReturnType<typeof vi.spyOn> {
  return vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValueOnce(new Response(JSON.stringify(body), {status, headers: {'content-type': 'application/json'}}));
}

describe('a Meilisearch server', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is asked as its description says', async () => {
    const fetched = answerWith(REPLY);
    await remoteProvider(OPTIONS).search({text: '损失', limit: 5});
    const [address, request] = fetched.mock.calls[0] as [string, RequestInit];
    expect(address).toBe('https://search.example.org/indexes/notes/search');
    expect(request).toMatchObject({
      method: 'POST',
      headers: {'content-type': 'application/json', authorization: 'Bearer search-only'},
    });
    const params: SearchParams & {q: string} = requestFor({text: '损失', limit: 5});
    expect(JSON.parse(String(request.body))).toEqual(params);
    expect(params).toMatchObject({
      q: '损失',
      limit: 5,
      attributesToHighlight: ['heading', 'text'],
      attributesToCrop: ['text'],
      matchingStrategy: 'frequency',
    });
  });

  it('is understood: groups, marks, how many', async () => {
    answerWith(REPLY);
    const answer = await remoteProvider(OPTIONS).search({text: '损失'});
    expect(answer).toMatchObject({found: true, total: 41, terms: ['损失'], rewrite: null});
    expect(answer.groups.map(({title, sections}) => [title, sections.map(({address}) => address)])).toEqual([
      ['奖励模型', ['/a#x']],
      ['PPO', ['/b']],
    ]);
    const hit = answer.groups[0]?.sections[0];
    expect(hit).toMatchObject({heading: '成对损失', headingMarks: [[2, 4]], path: ['甲'], score: 0.9});
    expect(hit?.snippet).toEqual({text: '…较好的 损失更小…', marks: [[5, 7]]});
  });

  it('that refuses, replies strangely or is away fails with a reason', async () => {
    answerWith({message: 'The provided API key is invalid.', code: 'invalid_api_key', type: 'auth'}, 403);
    await expect(remoteProvider(OPTIONS).search({text: 'x'})).rejects.toMatchObject({
      kind: 'missing',
      message: expect.stringContaining('The provided API key is invalid.') as string,
    });
    answerWith({hello: 1});
    await expect(remoteProvider(OPTIONS).search({text: 'x'})).rejects.toMatchObject({kind: 'format'});
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('away'));
    await expect(remoteProvider(OPTIONS).search({text: 'x'})).rejects.toMatchObject({kind: 'offline'});
  });

  it('is filled with one document a section, under keys that it accepts', () => {
    const page = pageFromHtml(PAGES['/a/reward'] ?? '', '/a/reward');
    const documents: SectionDocument[] = page ? documentsOf(page, new Map([['gradient', ['怎么求导']]])) : [];
    expect(documents.map(({id, address}) => [id, address])).toEqual([
      ['a_reward', '/a/reward'],
      ['a_reward_pairwise-loss', '/a/reward#pairwise-loss'],
      ['a_reward_gradient', '/a/reward#gradient'],
      ['a_reward_code', '/a/reward#code'],
    ]);
    expect(documents.map(({asked}) => asked)).toEqual([[], [], ['怎么求导'], []]);
    const settings: Settings = SETTINGS;
    // Searched, but no answer shows it.
    expect(settings.displayedAttributes).not.toContain('asked');
    for (const attribute of settings.searchableAttributes ?? []) expect(documents[0]).toHaveProperty(attribute);
  });

  it('has nothing to warm', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    await remoteProvider(OPTIONS).warm();
    expect(fetched).not.toHaveBeenCalled();
  });
});
