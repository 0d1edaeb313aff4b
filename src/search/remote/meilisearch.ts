import {
  SearchError,
  type MarkRange,
  type PageGroup,
  type SearchAnswer,
  type SearchProvider,
  type SearchQuery,
} from '../types';

/** Where a Meilisearch server is. */
export interface MeilisearchOptions {
  /** Address of the server, without a slash at its end. */
  readonly host: string;
  /** Name of the index. */
  readonly index: string;
  /** A key that may search and nothing else: every reader sees it. */
  readonly key: string;
}

/** One section as the server stores it. */
export interface SectionDocument {
  /** Letters, digits, `-` and `_` only, as Meilisearch asks of a primary key. */
  readonly id: string;
  readonly address: string;
  readonly heading: string;
  readonly path: readonly string[];
  readonly page: string;
  readonly pageAddress: string;
  readonly crumbs: readonly string[];
  readonly text: string;
  /** What readers ask that it answers. */
  readonly asked: readonly string[];
}

/** The reply of `POST /indexes/{index}/search`, as far as it is read. */
interface SearchReply {
  readonly hits: readonly (Omit<SectionDocument, 'asked'> & {
    readonly _formatted: {readonly heading: string; readonly text: string};
    readonly _rankingScore: number;
  })[];
  readonly estimatedTotalHits: number;
}

/** Characters of Unicode's private use area: no text has them, so they can stand for where a mark begins and ends. */
const BEGIN = '\ue000';
const END = '\ue001';
/** Words of a snippet, as Meilisearch counts; a Chinese word has about two characters. */
const SNIPPET_WORDS = 45;
const LIMIT = 20;

/** Asks a Meilisearch server (its search API as of version 1). What the server does with a query is the server's business. */
export class MeilisearchProvider implements SearchProvider {
  constructor(private readonly options: MeilisearchOptions) {}

  /** Nothing to fetch ahead: each answer is one request. */
  warm(): Promise<void> {
    return Promise.resolve();
  }

  async search(query: SearchQuery, signal?: AbortSignal): Promise<SearchAnswer> {
    const {host, index, key} = this.options;
    const address = `${host}/indexes/${encodeURIComponent(index)}/search`;
    let response: Response;
    try {
      response = await fetch(address, {
        method: 'POST',
        headers: {'content-type': 'application/json', authorization: `Bearer ${key}`},
        body: JSON.stringify(requestFor(query)),
        ...(signal ? {signal} : {}),
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw new SearchError('offline', `连不上搜索服务器 ${host}：${String(error)}`);
    }
    if (!response.ok) {
      const {message = ''} = (await response.json().catch(() => ({}))) as {message?: string};
      throw new SearchError('missing', `搜索服务器 ${address} 答复 ${response.status}：${message}`);
    }
    const reply = (await response.json()) as Partial<SearchReply>;
    if (!Array.isArray(reply.hits)) throw new SearchError('format', `搜索服务器 ${address} 的答复里没有 hits。`);
    return answerFrom(query, reply as SearchReply);
  }
}

/** The body of a search request. */
interface SearchRequest {
  q: string;
  limit: number;
  attributesToRetrieve: string[];
  attributesToHighlight: string[];
  attributesToCrop: string[];
  cropLength: number;
  cropMarker: string;
  highlightPreTag: string;
  highlightPostTag: string;
  showRankingScore: boolean;
  matchingStrategy: 'all' | 'frequency';
}

/** A query as the server takes it. */
export function requestFor({text, limit = LIMIT, literal = false}: SearchQuery): SearchRequest {
  return {
    q: text,
    limit,
    attributesToRetrieve: ['address', 'heading', 'path', 'page', 'pageAddress', 'crumbs'],
    attributesToHighlight: ['heading', 'text'],
    attributesToCrop: ['text'],
    cropLength: SNIPPET_WORDS,
    cropMarker: '…',
    highlightPreTag: BEGIN,
    highlightPostTag: END,
    showRankingScore: true,
    // Questions hold words that no section has; a literal query wants them all.
    matchingStrategy: literal ? 'all' : 'frequency',
  };
}

/** A server's reply as an answer. */
export function answerFrom(query: SearchQuery, {hits, estimatedTotalHits}: SearchReply): SearchAnswer {
  const groups: PageGroup[] = [];
  const terms = new Set<string>();
  for (const hit of hits) {
    const heading = unmark(hit._formatted.heading);
    const snippet = unmark(hit._formatted.text.replace(/\s+/gu, ' '));
    for (const {text, marks} of [heading, snippet]) {
      for (const [start, end] of marks) terms.add(text.slice(start, end).toLowerCase());
    }
    const section = {
      address: hit.address,
      heading: heading.text,
      headingMarks: heading.marks,
      path: hit.path,
      snippet,
      score: hit._rankingScore,
    };
    const last = groups.at(-1);
    if (last?.address === hit.pageAddress) groups[groups.length - 1] = {...last, sections: [...last.sections, section]};
    else groups.push({title: hit.page, address: hit.pageAddress, crumbs: hit.crumbs, sections: [section]});
  }
  return {
    query: query.text,
    literal: query.literal ?? false,
    found: hits.length > 0,
    total: Math.max(estimatedTotalHits, hits.length),
    groups,
    rewrite: null,
    synonyms: [],
    tried: [query.text.trim()],
    suggestions: [],
    terms: [...terms],
  };
}

function unmark(text: string): {text: string; marks: MarkRange[]} {
  const marks: MarkRange[] = [];
  let plain = '';
  let start = 0;
  for (const piece of text.split(/([\ue000\ue001])/u)) {
    if (piece === BEGIN) start = plain.length;
    else if (piece === END) marks.push([start, plain.length]);
    else plain += piece;
  }
  return {text: plain, marks};
}
