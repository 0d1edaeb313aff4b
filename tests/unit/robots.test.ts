import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {samples} from '@site/src/components/RobotsTester/model';
import {
  decide,
  matches,
  octetsOf,
  parseRobots,
  pathOf,
  pathToMatch,
  productToken,
  type Decision,
} from '@site/src/components/RobotsTester/robots';

const judge = (robots: string, agent: string, address: string): Decision => decide(parseRobots(robots), agent, address);
const allows = (robots: string, agent: string, address: string): boolean => judge(robots, agent, address).allowed;
const fits = (pattern: string, path: string): boolean => matches(pattern, pathToMatch(path));
const octets = (pattern: string): number => octetsOf({line: 1, allow: true, pattern});

describe('RFC 9309', () => {
  it('2.1: a user-agent line after a rule begins a group; the last group may have no rules', () => {
    const {groups} = parseRobots('user-agent: a\nuser-agent: b\n\ndisallow: /x\nuser-agent: c\n');
    expect(groups.map(({agents}) => agents)).toEqual([['a', 'b'], ['c']]);
    expect(groups.map(({rules}) => rules.length)).toEqual([1, 0]);
  });

  it('2.2: white space and case of the field names do not matter, nor which line end', () => {
    const {groups} = parseRobots('\ufeff \tUSER-agent\t: Bot \r\nALLOW:/a\rdisAllow : /b # not here\n');
    expect(groups).toEqual([
      {
        lines: [1],
        agents: ['bot'],
        rules: [
          {line: 2, allow: true, pattern: '/a'},
          {line: 3, allow: false, pattern: '/b'},
        ],
      },
    ]);
  });

  it('2.2.1, figure 2: groups of the same token are merged', () => {
    const robots = 'user-agent: ExampleBot\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: ExampleBot\ndisallow: /baz\n';
    for (const path of ['/foo', '/bar', '/baz']) expect(allows(robots, 'examplebot', path)).toBe(false);
    expect(judge(robots, 'EXAMPLEBOT', '/').rules.map(({pattern}) => pattern)).toEqual(['/foo', '/bar', '/baz']);
  });

  it('2.2.1, figure 3: without a group of its own a crawler obeys the one for all', () => {
    const robots = 'user-agent: *\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: BazBot\ndisallow: /baz\n';
    const decision = judge(robots, 'ExampleBot', '/foo');
    expect(decision).toMatchObject({allowed: false, forAll: true});
    expect(decision.rules.map(({pattern}) => pattern)).toEqual(['/foo', '/bar']);
    expect(allows(robots, 'ExampleBot', '/baz')).toBe(true);
    expect(allows(robots, 'BazBot', '/foo')).toBe(true);
  });

  it('2.2.1: no group, no rules', () => {
    expect(judge('user-agent: a\ndisallow: /\n', 'b', '/x')).toMatchObject({allowed: true, reason: 'no-group'});
    expect(judge('', 'b', '/x')).toMatchObject({allowed: true, reason: 'no-group'});
    expect(judge('user-agent: b', 'b', '/x')).toMatchObject({allowed: true, reason: 'no-rules'});
  });

  it('2.2.2: the matching is case-sensitive, begins at the first octet, and the longest match counts', () => {
    const robots = 'user-agent: *\ndisallow: /Private\nallow: /Private/open\n';
    expect(judge(robots, 'b', '/private')).toMatchObject({allowed: true, reason: 'no-match'});
    expect(allows(robots, 'b', '/x/Private')).toBe(true);
    expect(allows(robots, 'b', '/Private/closed')).toBe(false);
    expect(judge(robots, 'b', '/Private/open.html')).toMatchObject({
      allowed: true,
      reason: 'longest',
      winner: {line: 3},
    });
  });

  it('2.2.2: of equivalent rules the one that allows is used', () => {
    expect(judge('user-agent: *\ndisallow: /page\nallow: /page\n', 'b', '/page')).toMatchObject({
      allowed: true,
      reason: 'tie',
      winner: {line: 3},
    });
  });

  it('2.2.2: /robots.txt itself is allowed', () => {
    expect(judge('user-agent: *\ndisallow: /\n', 'b', 'https://example.com/robots.txt')).toMatchObject({
      allowed: true,
      reason: 'robots-file',
    });
    expect(allows('user-agent: *\ndisallow: /\n', 'b', '/robots.txt?x')).toBe(false);
  });

  it.each([
    ['/foo/bar?baz=quz', '/foo/bar?baz=quz', '/foo/bar?baz=quz'],
    ['/foo/bar?baz=https://foo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar', '/foo/bar?baz=https%3A%2F%2Ffoo.bar'],
    ['/foo/bar/ツ', '/foo/bar/%E3%83%84', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%E3%83%84', '/foo/bar/%E3%83%84', '/foo/bar/%E3%83%84'],
    ['/foo/bar/%62%61%7A', '/foo/bar/%62%61%7A', '/foo/bar/baz'],
  ])('2.2.2, figure 4: %s', (path, escaped, toMatch) => {
    expect(pathToMatch(path).join('')).toBe(toMatch);
    expect(pathToMatch(escaped).join('')).toBe(toMatch);
    expect(fits(path, escaped)).toBe(true);
    expect(fits(escaped, path)).toBe(true);
  });

  it('2.2.2: a slash in the path and its percent-encoding are two things', () => {
    expect(fits('/a%2Fb', '/a%2fb')).toBe(true);
    expect(fits('/a/b', '/a%2Fb')).toBe(false);
    expect(fits('/a%2Fb', '/a/b')).toBe(false);
  });

  it('2.2.2: rules before the first group are ignored', () => {
    const robots = 'disallow: /\nuser-agent: *\nallow: /x\n';
    expect(allows(robots, 'b', '/y')).toBe(true);
    expect(parseRobots(robots).lines.map(({note}) => note)).toEqual(['no-group', null, null, null]);
  });

  it('2.2.3, figure 5: the special characters', () => {
    expect(
      parseRobots('user-agent: *\nallow: / # comment in line\n# comment on its own line').groups[0]?.rules,
    ).toEqual([{line: 2, allow: true, pattern: '/'}]);
    expect(fits('/this/path/exactly$', '/this/path/exactly')).toBe(true);
    expect(fits('/this/path/exactly$', '/this/path/exactly/not')).toBe(false);
    expect(fits('/this/*/exactly', '/this/is/it/exactly')).toBe(true);
    expect(fits('/this/*/exactly', '/this//exactly')).toBe(true);
    expect(fits('/this/*/exactly', '/this/exactly')).toBe(false);
  });

  it('2.2.3, figure 6: special characters taken literally', () => {
    expect(fits('/path/file-with-a-%2A.html', pathOf('https://www.example.com/path/file-with-a-*.html'))).toBe(true);
    expect(fits('/path/file-with-a-%2A.html', '/path/file-with-a-b.html')).toBe(false);
    expect(fits('/path/foo-%24', pathOf('https://www.example.com/path/foo-$'))).toBe(true);
    expect(fits('/path/foo-%24', '/path/foo-')).toBe(false);
    expect(fits('/a$b', '/a$b')).toBe(true);
  });

  it('2.2.4: other records do not end a group', () => {
    const robots = 'user-agent: a\nsitemap: https://example.com/sitemap.xml\nuser-agent: b\ndisallow: /\n';
    expect(allows(robots, 'a', '/x')).toBe(false);
    const inRules = 'user-agent: a\ndisallow: /x\nsitemap: https://example.com/s.xml\ndisallow: /y\n';
    expect(allows(inRules, 'a', '/y')).toBe(false);
  });

  it('2.3.1: what a failed request for the file means', () => {
    const robots = parseRobots('user-agent: *\nallow: /\n');
    expect(decide(robots, 'b', '/x', 'unavailable')).toMatchObject({allowed: true, reason: 'unavailable'});
    expect(decide(robots, 'b', '/x', 'unreachable')).toMatchObject({allowed: false, reason: 'unreachable'});
  });

  it('2.3.1.5: lines that cannot be read do not spoil the others', () => {
    const robots = parseRobots('<html>\nuser-agent: *\nnonsense\ndisallow: /x\n');
    expect(robots.lines.map(({note}) => note)).toEqual(['unreadable', null, 'unreadable', null, null]);
    expect(decide(robots, 'b', '/x').allowed).toBe(false);
  });

  // "Disallow: *.gif$" and the rest as in the RFC.
  const simple = samples.find(({id}) => id === 'rfc')?.robots ?? '';
  it.each([
    ['anybot', '/picture.gif', false],
    ['anybot', '/deep/er/picture.gif', false],
    ['anybot', '/picture.gif?x', true],
    ['anybot', '/example/page.html', false],
    ['anybot', '/publications/1', true],
    ['anybot', '/publications/figure.gif', true],
    ['foobot', '/example/page.html', true],
    ['FooBot', '/example/allowed.gif', true],
    ['foobot', '/example/other.gif', false],
    ['foobot', '/', false],
    ['barbot', '/example/page.html', false],
    ['bazbot', '/example/page.html', false],
    ['bazbot', '/picture.gif', true],
    ['quxbot', '/example/page.html', true],
    ['quxbot', '/picture.gif', true],
  ])('5.1: %s, %s', (agent, path, allowed) => expect(allows(simple, agent, path)).toBe(allowed));

  it('5.2: the longest of two matches', () => {
    const robots = 'User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n';
    expect(judge(robots, 'foobot', 'https://example.com/example/page/disallowed.gif')).toMatchObject({
      allowed: false,
      winner: {line: 3},
    });
    expect(allows(robots, 'foobot', '/example/page/')).toBe(true);
  });
});

// Google, "How Google interprets the robots.txt specification", sections of these names.
describe('Google’s published examples', () => {
  it.each([
    ['/', ['/', '/any', '/any/lower'], []],
    ['/*', ['/', '/any/lower'], []],
    ['/$', ['/'], ['/any']],
    ...['/fish', '/fish*'].map((pattern) => [
      pattern,
      ['/fish', '/fish.html', '/fish/salmon.html', '/fishheads', '/fishheads/yummy.html', '/fish.php?id=anything'],
      ['/Fish.asp', '/catfish', '/?id=fish', '/desert/fish'],
    ]),
    [
      '/fish/',
      ['/fish/', '/fish/?id=anything', '/fish/salmon.htm'],
      ['/fish', '/fish.html', '/animals/fish/', '/Fish/Salmon.asp'],
    ],
    [
      '/*.php',
      [
        '/index.php',
        '/filename.php',
        '/folder/filename.php',
        '/folder/filename.php?parameters',
        '/folder/any.php.file.html',
        '/filename.php/',
      ],
      ['/', '/windows.PHP'],
    ],
    [
      '/*.php$',
      ['/filename.php', '/folder/filename.php'],
      ['/filename.php?parameters', '/filename.php/', '/filename.php5', '/windows.PHP'],
    ],
    ['/fish*.php', ['/fish.php', '/fishheads/catfish.php?parameters'], ['/Fish.PHP']],
  ] as [string, string[], string[]][])('URL matching based on path values: %s', (pattern, yes, no) => {
    expect(yes.filter((path) => !fits(pattern, path))).toEqual([]);
    expect(no.filter((path) => fits(pattern, path))).toEqual([]);
  });

  it.each([
    ['https://example.com/page', '/p', '/', true, 'longest'],
    ['https://example.com/folder/page', '/folder', '/folder', true, 'tie'],
    ['https://example.com/page.htm', '/page', '/*.htm', false, 'longest'],
    ['https://example.com/page.php5', '/page', '/*.ph', true, 'tie'],
    ['https://example.com/', '/$', '/', true, 'longest'],
    ['https://example.com/page.htm', '/$', '/', false, 'longest'],
  ])('Order of precedence for rules: %s, allow %s, disallow %s', (address, allow, disallow, allowed, reason) => {
    expect(judge(`user-agent: *\nallow: ${allow}\ndisallow: ${disallow}\n`, 'bot', address)).toMatchObject({
      allowed,
      reason,
    });
  });

  it('Order of precedence for user agents: the name’s own group, wherever it stands', () => {
    const robots =
      'user-agent: googlebot-news\ndisallow: /1\nuser-agent: *\ndisallow: /2\nuser-agent: googlebot\ndisallow: /3\n';
    const groupOf = (agent: string): string | undefined => judge(robots, agent, '/').rules[0]?.pattern;
    expect(['googlebot-news', 'googlebot', 'Storebot-Google'].map(groupOf)).toEqual(['/1', '/3', '/2']);
    expect(parseRobots('user-agent: googlebot/1.2\nuser-agent: googlebot*').groups[0]?.agents).toEqual([
      'googlebot',
      'googlebot',
    ]);
  });

  it('Grouping of lines and rules', () => {
    const robots =
      'user-agent: a\ndisallow: /c\n\nuser-agent: b\ndisallow: /d\n\nuser-agent: e\nuser-agent: f\ndisallow: /g\n\nuser-agent: h\n';
    expect(parseRobots(robots).groups.map(({agents}) => agents)).toEqual([['a'], ['b'], ['e', 'f'], ['h']]);
  });

  it('Grouping of rules: those of a name are merged, those for all stay apart', () => {
    const robots =
      'user-agent: googlebot-news\ndisallow: /fish\n\nuser-agent: *\ndisallow: /carrots\n\nuser-agent: googlebot-news\ndisallow: /shrimp\n';
    expect(judge(robots, 'googlebot-news', '/').rules.map(({pattern}) => pattern)).toEqual(['/fish', '/shrimp']);
    expect(judge(robots, 'otherbot', '/').rules.map(({pattern}) => pattern)).toEqual(['/carrots']);
  });
});

describe('an address', () => {
  it.each([
    ['https://example.com', '/'],
    ['https://example.com?x=1', '/?x=1'],
    ['HTTPS://example.com:8080/a?b#c', '/a?b'],
    ['example.com/a', '/a'],
    ['example.com', '/'],
    ['/a//b', '/a//b'],
    ['//a/b', '//a/b'],
    ['?x', '/?x'],
    ['', '/'],
    [' /a#b ', '/a'],
    ['/a?u=https://b.com/c', '/a?u=https://b.com/c'],
  ])('%s is compared as %s', (address, path) => expect(pathOf(address)).toBe(path));

  it('matches by wildcard across its question mark', () => {
    expect(fits('/*/print', '/a/print')).toBe(true);
    expect(fits('/*/print', '/a?to=/print')).toBe(true);
    expect(fits('/*?id=', '/a?id=1')).toBe(true);
    expect(fits('/*=1$', '/a?id=1')).toBe(true);
    expect(fits('/*?', '/a')).toBe(false);
  });

  it('costs no more with many wildcards', () => {
    expect(fits(`/${'*a'.repeat(200)}$`, `/${'a'.repeat(2000)}b`)).toBe(false);
  });
});

describe('names and lengths', () => {
  it('takes the token at the beginning of a name', () => {
    expect(['Foobot', 'Foobot-Bar', 'Foo_Bar', 'Foobot/2.1', 'Foobot Bar', 'ツ', ''].map(productToken)).toEqual([
      'Foobot',
      'Foobot-Bar',
      'Foo_Bar',
      'Foobot',
      'Foobot',
      '',
      '',
    ]);
  });

  it('counts octets: three for a character in percent-encoding, one for a wildcard', () => {
    expect(['/', '/$', '/*.htm', '/a=b', '/%62', '/%2A', '/中'].map(octets)).toEqual([1, 2, 6, 4, 2, 4, 10]);
  });

  it('a rule without a path restricts nothing but ends the list of names', () => {
    const robots = 'user-agent: a\ndisallow:\nuser-agent: b\ndisallow: /\n';
    expect(judge(robots, 'a', '/x')).toMatchObject({allowed: true, reason: 'no-rules'});
    expect(allows(robots, 'b', '/x')).toBe(false);
  });

  it('a rule that begins with no slash never matches', () => {
    expect(judge('user-agent: *\ndisallow: private\n', 'b', '/private')).toMatchObject({
      allowed: true,
      reason: 'no-match',
    });
  });
});

describe('the samples', () => {
  it('have the practice site’s robots.txt as the site sends it', () => {
    const python = readFileSync('examples/data/notesdata/practice/pages.py', 'utf8');
    const robots = /^ROBOTS = f"""(.*?)"""/ms.exec(python)?.[1]?.replace('{ORIGIN_MARK}', 'http://127.0.0.1:8000');
    expect(samples.find(({id}) => id === 'practice')?.robots).toBe(robots);
  });
});
