/**
 * Words that ask rather than name. They are searched too, since headings ask as well, but weigh next to nothing: what a
 * question is about decides.
 */
const PHRASES = [
  '请问',
  '请教',
  '请解释',
  '解释一下',
  '介绍一下',
  '说说',
  '讲讲',
  '帮我',
  '我想知道',
  '想知道',
  '什么是',
  '是什么意思',
  '什么意思',
  '是什么',
  '有什么用',
  '有什么',
  '什么时候',
  '什么样',
  '为什么',
  '什么',
  '为何',
  '为啥',
  '为毛',
  '啥意思',
  '有啥',
  '是啥',
  '啥',
  '咋回事',
  '咋办',
  '咋弄',
  '咋',
  '干嘛',
  '干啥',
  '怎么办',
  '怎么解决',
  '如何解决',
  '怎么处理',
  '怎么做',
  '怎么弄',
  '怎么用',
  '怎么选',
  '怎么会',
  '为什么会',
  '什么原因',
  '要多久',
  '多久',
  '合适',
  '比较好',
  '最好',
  '出来',
  '下来',
  '能用',
  '能跑',
  '不能',
  '会',
  '能',
  '要',
  '也',
  '都',
  '就',
  '才',
  '还',
  '很',
  '太',
  '之后',
  '以后',
  '的话',
  '怎么样',
  '怎么回事',
  '怎么',
  '怎样',
  '如何',
  '有哪些',
  '哪些',
  '哪个',
  '哪几',
  '哪里',
  '哪儿',
  '哪',
  '是多少',
  '有多少',
  '多少',
  '能不能',
  '会不会',
  '是不是',
  '要不要',
  '有没有',
  '可不可以',
  '行不行',
  '够不够',
  '好不好',
  '行吗',
  '够吗',
  '要准备',
  '可以',
  '能够',
  '应该',
  '需要',
  '进行',
  '之间',
  '的时候',
  '时候',
  '到底',
  '究竟',
  '一个',
  '一下',
  '一般',
  '吗',
  '呢',
  '吧',
  '啊',
  '的',
  '了',
  '是',
  '和',
  '与',
  '跟',
  '及',
  '里',
  '呀',
  '么',
  '这个',
  '那个',
  '这份',
  '这些',
  '那些',
  '某个',
  '某',
  '真的',
  '用了',
  '用到',
  '而是',
  '而不是',
  '还是',
  '或者',
  '以及',
  '把',
  '让',
  '被',
  '自己',
  '别人的',
  '别人',
  // What a thing is called in general says nothing about which it is.
  '机制',
  '原理',
  '概念',
  '介绍',
  '详解',
  '教程',
  '方法',
  '它',
  '我',
  '你',
] as const;

/** Words that hold one of the short phrases without asking anything. */
const KEPT = [
  '目的',
  '的确',
  '了解',
  '是否',
  '和谐',
  '总和',
  '之和',
  '与否',
  '参与',
  '是非',
  '涉及',
  '普及',
  '自我',
  '里程',
  '把握',
  '被动',
  '能力',
  '功能',
  '性能',
  '智能',
  '可能',
  '会话',
  '社会',
  '机会',
  '要求',
  '主要',
  '摘要',
  '重要',
  '需要',
  '首都',
  '成就',
  '人才',
  '还原',
  '偿还',
  '要点',
  '概要',
  '会议',
  '学会',
  '让步',
];

const KEPT_PATTERN = new RegExp(KEPT.join('|'), 'gu');
/** How much or how many of what is counted: the measure word asks too. */
const COUNTED = '(?:多少|几)(?:条|道|个|步|次|轮|张|块|天|层|种|篇|页|份|位|倍|人|钱|年|小时)';
const PATTERN = new RegExp([COUNTED, ...[...PHRASES].sort((a, b) => b.length - a.length)].join('|'), 'gu');

/** English words of the same kind. */
const ENGLISH: ReadonlySet<string> = new Set(
  'a an and are be by can do does for from how i in is it me my of on or please that the to use used using was were what when where which who why with you'.split(
    ' ',
  ),
);

/** True if a folded query asks what something is. */
export function asksForMeaning(folded: string): boolean {
  return /^(?:请问)?什么是|是什么(?:意思)?[?？]?$|什么意思|是啥|的(?:定义|含义)|^what (?:is|are) |的意思/u.test(
    folded.trim(),
  );
}

/** True for an English word that asks or joins rather than names. */
export function isQuestionWord(word: string): boolean {
  return ENGLISH.has(word);
}

/**
 * Which characters of a Chinese run only ask.
 *
 * @returns one flag a code unit
 */
export function askingCharacters(run: string): boolean[] {
  const flags = Array.from({length: run.length}, () => false);
  const kept = new Set([...run.matchAll(KEPT_PATTERN)].flatMap((match) => range(match.index, match[0].length)));
  for (const match of run.matchAll(PATTERN)) {
    const places = range(match.index, match[0].length);
    if (places.length > 1 || places.every((place) => !kept.has(place)))
      places.forEach((place) => (flags[place] = true));
  }
  return flags;
}

function range(start: number, length: number): number[] {
  return Array.from({length}, (_, offset) => start + offset);
}
