// cspell:disable -- what people type is data here, mistakes included.
import {describe, expect, it} from 'vitest';
import {withReadings} from '@site/src/search/builder/lexicon';
import {Glossary} from '@site/src/search/front/glossary';
import {Lexicon} from '@site/src/search/front/lexicon';
import {likelyLetters, mend, type GuessSources} from '@site/src/search/front/mend';
import {planQuery} from '@site/src/search/front/plan';
import {askingCharacters, asksForMeaning} from '@site/src/search/front/questionWords';
import {syllableLetters} from '@site/src/search/front/syllables';
import {editDistance, Vocabulary, vocabularyNumbers} from '@site/src/search/front/typos';
import {fold, foldWithOrigin} from '@site/src/search/text/fold';
import {cut, indexTerms, joined, looseTerms, partsOf, stem} from '@site/src/search/text/words';

/** A lexicon with all its letters. */
function lexiconOf(words: readonly string[]): Lexicon {
  const files = withReadings(words);
  const lexicon = new Lexicon(files.readings);
  files.words.forEach((file, letter) => lexicon.add(letter, file));
  return lexicon;
}

describe('readings', () => {
  it('are those of the common characters, of others, and of nothing else', () => {
    const lexicon = lexiconOf(['嗯嗯', '微调', '镕铸']);
    expect(lexicon.read('阿做微调重')).toBe('a zuo wei tiao zhong');
    expect(lexicon.read('镕x')).toBe('rong x');
  });

  it('are the field’s where a general dictionary reads a word another way', () => {
    const lexicon = lexiconOf(['去重', '重要']);
    expect(lexicon.spelled('quchong')).toEqual(['去重']);
    expect(lexicon.spelled('zhongyao')).toEqual(['重要']);
  });
});

describe('folding', () => {
  it('takes width, case, accents, dashes and grouped digits for the same', () => {
    expect(fold('ＧＰＴ－３ Ｂｒａｄｌｅｙ–Terry café 33,207')).toBe('gpt-3 bradley-terry cafe 33207');
    expect(fold('1,5 和 12,34')).toBe('1,5 和 12,34');
  });

  it('takes traditional characters for simplified ones', () => {
    expect(
      fold('獎勵', new Map([...'獎奖勵励'].flatMap((one, at, all) => (at % 2 ? [] : [[one, all[at + 1] ?? '']])))),
    ).toBe('奖励');
  });

  it('remembers where everything came from', () => {
    const {text, origin} = foldWithOrigin('共 33,207 ㎏', new Map());
    expect(text).toBe('共 33207 kg');
    expect(origin[text.indexOf('207')]).toBe(5);
    expect(origin[text.indexOf('kg') + 1]).toBe(9);
  });
});

describe('words', () => {
  it('are cut at the border to Chinese and keep their inner signs', () => {
    expect(cut('用text-davinci-002和torch.nn，C++').map(({text}) => text)).toEqual([
      '用',
      'text-davinci-002',
      '和',
      'torch.nn',
      'C++',
    ]);
  });

  it('are the same with and without dash, and numbers keep their dots', () => {
    expect(['gpt-3.5', 'gpt3.5'].map(joined)).toEqual(['gpt35', 'gpt35']);
    expect(joined('72.4')).toBe('72.4');
    expect(joined('γ')).toBe('gamma');
  });

  it('have parts by dot, dash, underscore and capital', () => {
    expect(partsOf('torch.nn.LayerNorm')).toEqual(
      expect.arrayContaining(['torch', 'nn', 'layernorm', 'layer', 'norm']),
    );
  });

  it('have one stem in British and American', () => {
    expect(new Set(['labeller', 'labelers', 'labeler'].map(stem)).size).toBe(1);
    expect(stem('normalisation')).toBe(stem('normalization'));
  });

  it('keep what does a thing apart from the thing', () => {
    expect(stem('tokenizers')).toBe(stem('tokeniser'));
    expect(stem('tokenizer')).not.toBe(stem('token'));
    expect(stem('optimizer')).not.toBe(stem('optimal'));
  });

  it('become terms: pairs of characters, words, parts, and a number with its unit', () => {
    expect(indexTerms('奖励模型')).toEqual(['奖励', '励模', '模型', '型']);
    expect(looseTerms('奖励 RM 分')).toEqual(['=奖', '=励', '=分']);
    expect(indexTerms('45 TB')).toContain('45tb');
    expect(indexTerms('Llama 2')).toContain('llama2');
  });
});

describe('questions', () => {
  const kept = (run: string): string => [...run].filter((_, at) => !askingCharacters(run)[at]).join('');

  it('ask with the measure word too, and keep words that hold one that asks', () => {
    expect(kept('微调要准备多少条数据')).toBe('微调数据');
    expect(kept('准备数据')).toBe('准备数据');
    expect(kept('梯度累积是干啥的，显存够不够')).toBe('梯度累积，显存');
    expect(kept('部署分几个步骤')).toBe('部署分步骤');
    expect(kept('主要能力要求')).toBe('主要能力要求');
    expect(kept('其实我们总是觉得温度反而高')).toBe('温度高');
  });

  it('are about what is left without the asking', () => {
    expect(kept('如何训练奖励模型')).toBe('训练奖励模型');
    expect(kept('预训练的目的是什么')).toBe('预训练目的');
  });

  it('for a meaning are told from others', () => {
    expect(asksForMeaning('词元是什么')).toBe(true);
    expect(asksForMeaning('什么是词元')).toBe(true);
    expect(asksForMeaning('为什么用词元')).toBe(false);
  });
});

describe('the plan of a query', () => {
  const glossary = new Glossary(
    [
      {names: ['奖励模型', 'reward model', 'RM'], section: 4, entry: 9},
      {names: ['策略', 'policy'], section: -1, entry: -1},
      {names: ['梯度', 'gradient'], section: -1, entry: -1},
    ],
    new Map(),
  );
  const names = (query: string): string[][] =>
    planQuery(query, glossary)
      .units.filter(({seam, weight}) => !seam && weight === 1)
      .map(({alternatives}) => alternatives.map(({text}) => text));

  it('knows a term by each of its names', () => {
    expect(names('rm')).toEqual([['rm', '奖励模型', 'reward model']]);
    expect(names('reward models')[0]).toEqual(expect.arrayContaining(['奖励模型']));
    expect(planQuery('训练奖励模型', glossary).units.map(({section}) => section)).toContain(4);
  });

  it('knows words of everyday, one way only', () => {
    expect(names('forgets')).toEqual([['forgets', '遗忘']]);
    expect(names('遗忘')).toEqual([['遗忘']]);
    expect(names('压成四位')).toEqual([
      ['压成', '量化'],
      ['四位', '4 位'],
    ]);
  });

  it('looks for single characters too, but not for those of a term', () => {
    const loose = (query: string): string[] =>
      planQuery(query, glossary)
        .units.flatMap(({alternatives}) => alternatives.flatMap(({slots}) => slots.flatMap(({lookups}) => lookups)))
        .flatMap(({term}) => (term.startsWith('=') ? [term] : []));
    expect(loose('奖励模型慢慢往上涨')).toEqual(['=慢', '=往', '=上', '=涨']);
    expect(loose('奖励模型')).toEqual([]);
    expect(loose('梯度变大')).toEqual([]);
  });

  it('finds no name inside an identifier', () => {
    expect(names('rm_policy.py')).toEqual([['rm_policy.py']]);
  });

  it('expects the characters that meet between names of another language', () => {
    const seams = planQuery('policy gradient', glossary).units.filter(({seam}) => seam);
    expect(seams.flatMap(({alternatives}) => alternatives.map(({text}) => text))).toContain('略梯');
  });

  it('lets only the last word be half typed', () => {
    const prefixes = planQuery('train rewa', glossary)
      .units.flatMap(({alternatives}) => alternatives.slice(0, 1).flatMap(({slots}) => slots))
      .flatMap(({lookups}) => lookups.filter(({prefix}) => prefix).map(({term}) => term));
    expect(prefixes).toEqual(['rewa']);
  });
});

describe('mending', () => {
  const all = ['强化学习', '奖励模型', '微调', '提示', '数据', '配比', '模型', '对齐税', '重复'];
  const files = withReadings(all);
  const words = 'reward 9 transformer 7 perplexity 3 model 20'.split(/ (?=[a-z])/u);
  const sources: GuessSources = {
    // Each guess must ask for the letters that it needs.
    lexicon: (letters) => {
      const asked = new Lexicon(files.readings);
      for (const letter of letters) asked.add(letter, files.words.get(letter) ?? {words: ''});
      return Promise.resolve(asked);
    },
    // And for the lengths.
    vocabulary: (typed) => {
      const asked = new Vocabulary();
      for (const number of vocabularyNumbers(typed))
        asked.add(number, {words: words.filter((entry) => entry.split(' ')[0]?.length === number).join(' ')});
      return Promise.resolve(asked);
    },
    familiar: () => Promise.resolve(all),
  };
  const mended = async (query: string, pairs: string[] = [], meeting: string[] = []): Promise<unknown> => {
    const words = new Set(cut(query).flatMap(({text, han}) => (han ? [] : [text])));
    return (await mend(query, {words, pairs: new Set(pairs), meeting: new Set(meeting)}, sources))[0];
  };

  it('reads pinyin, whole, apart and half typed', async () => {
    expect(await mended('weitiao')).toEqual({to: '微调', reason: 'pinyin'});
    expect(await mended('jiang li mo xing')).toEqual({to: '奖励模型', reason: 'pinyin'});
    expect(await mended('jianglimox')).toEqual({to: '奖励模型', reason: 'pinyin'});
    expect(await mended('chongfu')).toEqual({to: '重复', reason: 'pinyin'});
    expect(await mended('tishishuju')).toEqual({to: '提示数据', reason: 'pinyin'});
  });

  it('reads initials, of two words too, and with one letter wrong', async () => {
    expect(await mended('qhxx')).toEqual({to: '强化学习', reason: 'initials'});
    expect(await mended('qhxl')).toEqual({to: '强化学习', reason: 'initials'});
    expect(await mended('sjpb')).toEqual({to: '数据配比', reason: 'initials'});
    expect(await mended('dqs')).toEqual({to: '对齐税', reason: 'initials'});
  });

  it('hears homophones, near ones too, and sees one wrong character', async () => {
    expect(await mended('奖厉模型', ['奖厉', '厉模'])).toEqual({to: '奖励模型', reason: 'homophone'});
    expect(await mended('强化学息', ['学息'])).toEqual({to: '强化学习', reason: 'homophone'});
    expect(await mended('强花学习', ['强花', '花学'])).toEqual({to: '强化学习', reason: 'homophone'});
    expect(await mended('奖历模型', ['奖历', '历模'])).toEqual({to: '奖励模型', reason: 'homophone'});
    expect(await mended('强化字习', ['化字', '字习'])).toEqual({to: '强化学习', reason: 'typo'});
  });

  it('hears a homophone where known words only seem to meet, and guesses no more there', async () => {
    expect(await mended('奖厉模型', [], ['厉模'])).toEqual({to: '奖励模型', reason: 'homophone'});
    expect(await mended('强化字习', [], ['化字'])).toBeUndefined();
  });

  it('knows where syllables may begin, and what is no pinyin', () => {
    const letters = (typed: string): string => [...syllableLetters(typed)].sort().join('');
    expect(letters('weitiao')).toContain('t');
    expect(letters('jianglimox')).toMatch(/^[agijlmo]*x$/u);
    expect(letters('xian')).toBe('anx');
    expect(letters('transformer')).toBe('');
    expect([...likelyLetters('rm 怎么训练', (word) => word === 'rm')]).toEqual([]);
    expect([...likelyLetters("guo'ni'he", () => false)]).toEqual(expect.arrayContaining(['g', 'n', 'h']));
  });

  it('leaves alone what is only not side by side', async () => {
    expect(await mended('模型数据', ['型数'])).toBeUndefined();
  });

  it('looks among words of nearly the same length, and those that two run together may be', () => {
    const numbers = (...words: string[]): number[] => [...vocabularyNumbers(words)].sort((a, b) => a - b);
    expect(numbers('abc')).toEqual([]);
    expect(numbers('sjpb')).toEqual([4, 5]);
    expect(numbers('reward')).toEqual([5, 6, 7]);
    expect(numbers('transfomer')).toEqual([4, 5, 6, 8, 9, 10, 11, 12]);
    expect(numbers('abc', 'a'.repeat(17))).toContain(16);
  });

  it('mends letters', async () => {
    expect(await mended('transfomer')).toEqual({to: 'transformer', reason: 'typo'});
    expect(await mended('rewrad modle')).toEqual({to: 'reward model', reason: 'typo'});
    expect(await mended('modelreward')).toEqual({to: 'model reward', reason: 'spacing'});
    expect(await mended('zzzzzzz')).toBeUndefined();
  });

  it('counts swapped neighbours as one edit, and gives up in time', () => {
    expect(editDistance('rewrad', 'reward', 2)).toBe(1);
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('kitten', 'sitting', 1)).toBe(2);
    expect(editDistance('abc', 'abcdef', 2)).toBe(3);
  });
});
