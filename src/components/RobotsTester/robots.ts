/**
 * Reads a robots.txt and decides about an address by RFC 9309 "Robots Exclusion Protocol" (September 2022). No DOM, no requests.
 *
 * Where the RFC leaves a choice, this is what is done, and why:
 * - A rule's octets are counted as written, with what is no ASCII in its percent-encoded form and with `*` and `$` as one each.
 *   That is how Google's parser counts; the RFC only says "the match that has the most octets".
 * - A rule without a path restricts nothing, as in Google's parser and in the notation of 1994.
 * - Of a user-agent line's value the letters, hyphens and underscores at its beginning count: no other is a product token.
 */

export interface Rule {
  /** From 1. */
  readonly line: number;
  readonly allow: boolean;
  readonly pattern: string;
}

export interface Group {
  /** Lines of its user-agents, from 1. */
  readonly lines: readonly number[];
  /** In lower case; `*` for all. */
  readonly agents: readonly string[];
  readonly rules: readonly Rule[];
}

export type Note = 'no-group' | 'no-path' | 'no-slash' | 'not-defined' | 'unreadable' | 'more-than-token' | 'no-token';

export interface Line {
  readonly number: number;
  readonly text: string;
  readonly note: Note | null;
}

export interface Robots {
  readonly lines: readonly Line[];
  readonly groups: readonly Group[];
}

interface OpenGroup {
  readonly lines: number[];
  readonly agents: string[];
  readonly rules: Rule[];
}

/** Section 2.2. Fields are known by their names in any case; lines that make no sense are passed over, one by one. */
export function parseRobots(text: string): Robots {
  const groups: OpenGroup[] = [];
  /** Whether the last group has a rule: the next user-agent line then begins another. */
  let hasRule = true;
  const read = (raw: string, number: number): Note | null => {
    const content = trimmed(raw.replace(/#.*$/s, ''));
    if (content === '') return null;
    const colon = content.indexOf(':');
    if (colon < 0) return 'unreadable';
    const value = trimmed(content.slice(colon + 1));
    switch (trimmed(content.slice(0, colon)).toLowerCase()) {
      case 'user-agent': {
        if (hasRule) groups.push({lines: [], agents: [], rules: []});
        hasRule = false;
        const token = value === '*' ? '*' : productToken(value);
        const group = groups.at(-1);
        group?.lines.push(number);
        group?.agents.push(token.toLowerCase());
        if (token === '') return 'no-token';
        return token === value ? null : 'more-than-token';
      }
      case 'allow':
      case 'disallow': {
        const group = groups.at(-1);
        if (!group) return 'no-group';
        hasRule = true;
        if (value === '') return 'no-path';
        group.rules.push({line: number, allow: content.toLowerCase().startsWith('allow'), pattern: value});
        return /^[/*]/.test(value) ? null : 'no-slash';
      }
      default:
        return 'not-defined';
    }
  };
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((raw, index) => ({number: index + 1, text: raw, note: read(raw, index + 1)}));
  return {lines, groups};
}

/** Without the white space that section 2.2 knows, space and tab. */
function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}

/** The letters, hyphens and underscores that a name begins with (section 2.2.1); perhaps none. */
export function productToken(name: string): string {
  return /^[a-z_-]*/i.exec(name)?.[0] ?? '';
}

/**
 * The path and query of an address, which rules are compared with; what comes after `#` is never sent. A missing path is `/`.
 *
 * @param address with or without scheme and host
 */
export function pathOf(address: string): string {
  const sent = address.trim().replace(/#.*$/s, '');
  const path = sent.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i, '');
  if (path.startsWith('/')) return path;
  if (path === '' || path.startsWith('?') || path !== sent) return `/${path}`;
  // "example.com/page": the host stands before the first slash.
  const slash = path.indexOf('/');
  return slash < 0 ? '/' : path.slice(slash);
}

/** In a path a slash divides; in a query it does not. After `*` it may be either. */
type Section = 'path' | 'query' | 'either';

interface Octet {
  /** How it is spelled for comparison: one way, or two where the section is not known. */
  readonly spellings: readonly string[];
  /** What it counts when the longest match is sought. */
  readonly length: number;
}

/** RFC 3986, 2.3 */
const UNRESERVED = /^[A-Za-z0-9._~-]$/;
/** RFC 3986, 2.2 */
const RESERVED = /^[:/?#[\]@!$&'()*+,;=]$/;
/** What stays as it is, because it divides an address into parts. */
const DIVIDERS: Readonly<Record<Section, string>> = {path: '/?', query: '=&', either: '/?=&'};
const encoder = new TextEncoder();

function percent(octet: number): string {
  return `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
}

function encoded(octet: number): Octet {
  return {spellings: [percent(octet)], length: 3};
}

/**
 * Section 2.2.2: unreserved octets stand for themselves, even when they were written in percent-encoding; everything else is
 * percent-encoded, but for what divides the address into parts: slashes in the path, the first question mark, and `=` and `&` in
 * the query. The RFC's own figure 4 leaves those as they are.
 *
 * @returns the octets, and the section at their end
 */
function spell(text: string, from: Section): {readonly octets: readonly Octet[]; readonly section: Section} {
  let section = from;
  const octets = (text.match(/%[0-9a-f]{2}|./gisu) ?? []).flatMap((part): Octet[] => {
    if (part.length === 3) {
      const octet = parseInt(part.slice(1), 16);
      const character = String.fromCharCode(octet);
      return [UNRESERVED.test(character) ? {spellings: [character], length: 1} : encoded(octet)];
    }
    if (UNRESERVED.test(part)) return [{spellings: [part], length: 1}];
    if (!RESERVED.test(part)) return [...encoder.encode(part)].map(encoded);
    const escaped = percent(part.charCodeAt(0));
    const divides = DIVIDERS[section].includes(part);
    const spellings = section === 'either' && divides ? [part, escaped] : [divides ? part : escaped];
    if (part === '?') section = 'query';
    return [{spellings, length: 1}];
  });
  return {octets, section};
}

/** A path and query as they are compared: the last column of the RFC's figure 4. */
export function pathToMatch(path: string): readonly string[] {
  return spell(path, 'path').octets.map(({spellings}) => spellings[0] ?? '');
}

interface Pattern {
  /** null stands for `*`. */
  readonly parts: readonly (Octet | null)[];
  /** Whether it ends with `$`. */
  readonly ends: boolean;
  readonly length: number;
}

/** Section 2.2.3: `*` is any number of octets; `$` at the end is the end; elsewhere it is a dollar. */
function readPattern(pattern: string): Pattern {
  const ends = pattern.endsWith('$');
  const parts: (Octet | null)[] = [];
  let section: Section = 'path';
  (ends ? pattern.slice(0, -1) : pattern).split('*').forEach((piece, index) => {
    if (index > 0) {
      parts.push(null);
      if (section === 'path') section = 'either';
    }
    const spelled = spell(piece, section);
    parts.push(...spelled.octets);
    section = spelled.section;
  });
  return {parts, ends, length: parts.reduce((sum, part) => sum + (part?.length ?? 1), 0) + (ends ? 1 : 0)};
}

/** Octets of a rule, by which the most specific one is found. */
export function octetsOf(rule: Rule): number {
  return readPattern(rule.pattern).length;
}

/**
 * Whether a rule's pattern matches a path from its first octet on (section 2.2.2). All places where the pattern may stand are
 * kept, so that many `*` cost no more than the product of the two lengths.
 */
export function matches(pattern: string, path: readonly string[]): boolean {
  const {parts, ends} = readPattern(pattern);
  let places = new Set([0]);
  for (const part of parts) {
    const next = new Set<number>();
    if (part === null) for (let place = Math.min(...places); place <= path.length; place++) next.add(place);
    else for (const place of places) if (part.spellings.includes(path[place] ?? '')) next.add(place + 1);
    if (next.size === 0) return false;
    places = next;
  }
  return !ends || places.has(path.length);
}

/** How the server answered a request for /robots.txt (section 2.3.1). */
export type Answer = 'found' | 'unavailable' | 'unreachable';

export type Reason =
  'robots-file' | 'unavailable' | 'unreachable' | 'no-token' | 'no-group' | 'no-rules' | 'no-match' | 'longest' | 'tie';

export interface Judged extends Rule {
  readonly octets: number;
  readonly matches: boolean;
}

export interface Decision {
  readonly allowed: boolean;
  readonly reason: Reason;
  /** What the rules are compared with. */
  readonly path: string;
  /** The crawler's name as it is looked for. */
  readonly token: string;
  /** The groups that apply, merged; of the name, or those for all. */
  readonly groups: readonly Group[];
  readonly forAll: boolean;
  /** Rules of these groups, in order. */
  readonly rules: readonly Judged[];
  readonly winner: Judged | null;
}

/**
 * Whether a crawler may fetch an address.
 *
 * @param agent what the crawler calls itself; of `NotesBot/1.0` the token `NotesBot` counts
 * @param address with or without scheme and host: a robots.txt speaks for its own host only, so the host is not compared
 */
export function decide(robots: Robots, agent: string, address: string, answer: Answer = 'found'): Decision {
  const target = pathToMatch(pathOf(address));
  const token = productToken(agent.trim());
  const none = {path: target.join(''), token, groups: [], forAll: false, rules: [], winner: null};
  if (none.path === '/robots.txt') return {...none, allowed: true, reason: 'robots-file'};
  if (answer !== 'found') return {...none, allowed: answer === 'unavailable', reason: answer};
  const of = (name: string): Group[] => robots.groups.filter(({agents}) => agents.includes(name));
  const own = token === '' ? [] : of(token.toLowerCase());
  const groups = own.length > 0 ? own : of('*');
  if (groups.length === 0) return {...none, allowed: true, reason: token === '' ? 'no-token' : 'no-group'};
  const rules = groups
    .flatMap((group) => group.rules)
    .map((rule) => ({...rule, octets: octetsOf(rule), matches: matches(rule.pattern, target)}));
  const found = {...none, groups, forAll: own.length === 0, rules};
  if (rules.length === 0) return {...found, allowed: true, reason: 'no-rules'};
  const fitting = rules.filter((rule) => rule.matches);
  const most = Math.max(...fitting.map(({octets}) => octets));
  const longest = fitting.filter(({octets}) => octets === most);
  const winner = longest.find(({allow}) => allow) ?? longest[0];
  if (!winner) return {...found, allowed: true, reason: 'no-match'};
  const reason = longest.some(({allow}) => allow !== winner.allow) ? 'tie' : 'longest';
  return {...found, allowed: winner.allow, reason, winner};
}
