/** State, address, samples and wording of the figure. The rules are read in robots.ts. No DOM, no React. */
import {withParameters, type AddressCodec} from '@site/src/utils/address';
import {
  decide,
  parseRobots,
  type Answer,
  type Decision,
  type Group,
  type Note,
  type Reason,
  type Robots,
} from './robots';

export interface Sample {
  readonly id: string;
  readonly name: string;
  readonly robots: string;
  readonly agent: string;
  readonly url: string;
}

export const samples: readonly Sample[] = [
  {
    id: 'practice',
    name: '练习网站',
    robots: `# 练习网站的 robots.txt：照 RFC 9309 读，才不会踩进陷阱
User-agent: badbot
Disallow: /

User-agent: *
Disallow: /private/
Allow: /private/open.html
Disallow: /search
Disallow: /trap/
Disallow: /*.pdf$
Disallow: /forum/*/print
Crawl-delay: 0.02

Sitemap: http://127.0.0.1:8000/sitemap.xml
`,
    agent: 'NotesDataBot',
    url: '/private/open.html',
  },
  {
    id: 'rfc',
    name: 'RFC 的例子',
    robots: `User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
`,
    agent: 'foobot',
    url: 'https://www.example.com/example/page.html',
  },
  {
    id: 'merge',
    name: '两组合并',
    robots: `User-agent: ExampleBot
Disallow: /foo
Disallow: /bar

User-agent: *
Disallow: /

User-agent: EXAMPLEBOT
Disallow: /baz
Allow: /bar
`,
    agent: 'examplebot',
    url: 'https://www.example.com/bar/1',
  },
  {
    id: 'encoding',
    name: '百分号编码',
    robots: `User-agent: *
Disallow: /文章/
Allow: /%E6%96%87%E7%AB%A0/%E5%85%AC%E5%BC%80
Disallow: /%7Eadmin
Disallow: /a%2Fb
`,
    agent: 'NotesDataBot',
    url: 'https://www.example.com/文章/公开/1.html',
  },
];

/** Longest file and address that the figure takes, in UTF-16 units; the fields enforce it. */
export const LIMITS = {robots: 20_000, url: 2_000, agent: 200} as const;
/** Longest file that goes into the address, in characters: longer addresses break when they are passed on. */
export const ADDRESS_LIMIT = 600;

export interface TesterState {
  readonly robots: string;
  readonly agent: string;
  readonly url: string;
  readonly answer: Answer;
}

const [first] = samples;
if (!first) throw new Error('expected a sample');

export const START: TesterState = {robots: first.robots, agent: first.agent, url: first.url, answer: 'found'};

/** In the order of the choice. */
export const ANSWERS: readonly {readonly id: Answer; readonly name: string}[] = [
  {id: 'found', name: '200：取到了这个文件'},
  {id: 'unavailable', name: '4xx：没有这个文件'},
  {id: 'unreachable', name: '5xx，或连不上'},
];

const PARAMETERS = {robots: 'robots', agent: 'robotsAgent', url: 'robotsUrl', answer: 'robotsAnswer'} as const;
/** For `data-needs-app`. */
export const ADDRESS = Object.values(PARAMETERS).join(' ');

export function fitsAddress(robots: string): boolean {
  return [...robots].length <= ADDRESS_LIMIT;
}

export const codec: AddressCodec<TesterState> = {
  start: START,
  parse: (search) => {
    const given = new URLSearchParams(search);
    const text = (name: 'robots' | 'agent' | 'url'): string =>
      given.get(PARAMETERS[name])?.slice(0, LIMITS[name]) ?? START[name];
    const answer = ANSWERS.find(({id}) => id === given.get(PARAMETERS.answer))?.id ?? START.answer;
    return {robots: text('robots'), agent: text('agent'), url: text('url'), answer};
  },
  format: (search, state) => {
    const unlessStart = (name: keyof TesterState): string | null => (state[name] === START[name] ? null : state[name]);
    return withParameters(search, {
      [PARAMETERS.robots]: fitsAddress(state.robots) ? unlessStart('robots') : null,
      [PARAMETERS.agent]: unlessStart('agent'),
      [PARAMETERS.url]: unlessStart('url'),
      [PARAMETERS.answer]: unlessStart('answer'),
    });
  },
};

export interface Result {
  readonly robots: Robots;
  readonly decision: Decision;
}

export function resultOf({robots, agent, url, answer}: TesterState): Result {
  const parsed = parseRobots(robots);
  return {robots: parsed, decision: decide(parsed, agent, url, answer)};
}

export const NOTES: Readonly<Record<Note, string>> = {
  'no-group': '前面还没有 User-agent，不属于任何一组：忽略',
  'no-path': '路径是空的：什么也不限制',
  'no-slash': '不以 / 开头，永远对不上',
  'not-defined': 'RFC 9309 没有定义的字段：不影响判断，也不结束一组',
  unreadable: '没有冒号，读不懂：跳过这一行',
  'more-than-token': '名字只认开头的字母、连字符和下划线',
  'no-token': '名字不是字母、连字符和下划线：谁也对不上',
};

/** "第 2、5 行" */
function linesOf(groups: readonly Group[]): string {
  return `第 ${groups.flatMap(({lines}) => lines).join('、')} 行`;
}

/** Decisions that no line of the file has a part in. */
const UNREAD: readonly Reason[] = ['robots-file', 'unavailable', 'unreachable'];

/** Which group applies, and why, in one sentence. Empty when none was looked for. */
export function groupText({reason, token, groups, forAll}: Decision): string {
  if (UNREAD.includes(reason)) return '';
  if (groups.length === 0)
    return `没有一组写着${token === '' ? '' : ` ${token}，也没有一组写着`} *，所以没有规则管它。`;
  const merged = groups.length > 1 ? `${groups.length} 组写着同一个名字，合成一组` : '用这一组';
  if (!forAll) return `${linesOf(groups)}写着 ${token}（不分大小写）：${merged}，不再看 * 那一组。`;
  const name = token === '' ? '没有名字' : `没有一组写着 ${token}`;
  return `${name}，${linesOf(groups)}的 * 管其余所有爬虫：${merged}。`;
}

/** Which rule decides, and why, in one sentence. */
export function reasonText({reason, winner, path}: Decision): string {
  switch (reason) {
    case 'robots-file':
      return '/robots.txt 本身总是可以取（RFC 9309 第 2.2.2 节）。';
    case 'unavailable':
      return '状态码是 4xx，等于没有规则：都可以取（RFC 9309 第 2.3.1.3 节）。';
    case 'unreachable':
      return '状态码是 5xx 或连不上，不知道有什么规则：必须当作全都不许取（RFC 9309 第 2.3.1.4 节），过些时候再来问。';
    case 'no-token':
    case 'no-group':
      return '没有规则，就可以取。';
    case 'no-rules':
      return '这一组没有规则，就可以取。';
    case 'no-match':
      return `这一组没有一条规则对得上 ${path}，就可以取。`;
    case 'tie':
      return `最长的规则有一样长的 Allow 和 Disallow（${winner?.octets ?? 0} 个字节），Allow 优先：第 ${winner?.line ?? 0} 行说了算。`;
    case 'longest':
      return `对得上的规则里，第 ${winner?.line ?? 0} 行最长（${winner?.octets ?? 0} 个字节），它说了算，与先后无关。`;
  }
}

/** What a line does for the decision. */
export type Mark = 'group' | 'decides' | 'matches' | 'misses' | 'other-group' | 'ignored' | 'none';

export interface ReadLine {
  readonly number: number;
  readonly text: string;
  readonly mark: Mark;
  readonly note: string;
}

/** Every line of the file with what it means for the decision. */
export function readLines({robots, decision}: Result): readonly ReadLine[] {
  const {groups, rules, winner} = decision;
  // Where the file is not asked, no group is another one.
  const isRead = !UNREAD.includes(decision.reason);
  const used = new Set(groups.flatMap(({lines}) => lines));
  const others = new Set(
    robots.groups
      .filter((group) => isRead && !groups.includes(group))
      .flatMap((group) => [...group.lines, ...group.rules.map(({line}) => line)]),
  );
  return robots.lines.map(({number, text, note}) => {
    const said = note ? [NOTES[note]] : [];
    const rule = rules.find(({line}) => line === number);
    const of = (mark: Mark, ...more: string[]): ReadLine => ({number, text, mark, note: [...more, ...said].join('；')});
    if (rule) {
      const length = `${rule.octets} 个字节`;
      if (rule.line === winner?.line) return of('decides', `${length}，对得上，由它决定`);
      return rule.matches ? of('matches', `${length}，对得上`) : of('misses', note ? '对不上' : `${length}，对不上`);
    }
    if (used.has(number)) return of('group', '用这一组');
    if (others.has(number)) return of('other-group', '不是这一组');
    return of(note ? 'ignored' : 'none');
  });
}
