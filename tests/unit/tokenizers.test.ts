import {createHash} from 'node:crypto';
import fs from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import fixture from '../fixtures/tokenizers.json';
import {chineseParts, codePart, englishParts, samples} from '@site/src/data/tokenizerText';
import {createEngine, type Engine} from '@site/src/labs/tokenizers/engine';
import {loadVocabulary} from '@site/src/labs/tokenizers/loadVocabulary';
import {
  addTotals,
  bytesOfHex,
  characters,
  cost,
  hex,
  pieceOf,
  shareOfContext,
  tokensPerCharacter,
  totalsOf,
} from '@site/src/labs/tokenizers/pieces';
import type {Reply} from '@site/src/labs/tokenizers/protocol';
import {licenceFiles, tokenizers, type TokenizerId} from '@site/src/labs/tokenizers/registry';
import {createService} from '@site/src/labs/tokenizers/service';
import {packPiece, packTotals, sumOfParts, unpackPiece, unpackTotals} from '@site/src/labs/tokenizers/tables';
import {packVocabulary, unpackVocabulary, type TokenizerJson} from '@site/src/labs/tokenizers/vocabularyFile';
import {cachedTokenizers, fixedTextEngine} from '@site/src/plugins/tokenizers/build';
import {readSource} from '@site/src/plugins/tokenizers/sources';

/** Ids that were published, with the place. `skip` is how many special tokens they begin with, which the engine never adds. */
interface Published {
  readonly where: string;
  readonly text: string;
  readonly ids: readonly number[];
  readonly skip?: number;
}

const COOKBOOK = 'OpenAI cookbook, How to count tokens with tiktoken';
const LLAMA_JS = 'llama-tokenizer-js 1.2.2, defaultTests';
/** It runs these models, and tests its tokenizers against theirs; ChatGLM2 and 3 have the same vocabulary. */
const CHATGLM_CPP = 'li-plus/chatglm.cpp, chatglm_test.cpp';
const BIRTHDAY = 'お誕生日おめでとう';
const QWEN_TEXT =
  '🤗 Transformers 提供了可以轻松地下载并且训练先进的预训练模型的 API 和工具。使用预训练模型可以减少计算消耗和碳排放，并且节省从头训练所需要的时间和资源。';
const BAICHUAN_TEXT =
  '我是百川大模型，是由百川智能的工程师们创造的大语言模型，我可以和人类进行自然交流、解答问题、协助创作，帮助大众轻松、普惠的获得世界知识和专业服务。如果你有任何问题，可以随时向我提问';
const GLM_TEXT =
  '[Round 1]\n\n问：你好\n\n答：你好👋！我是人工智能助手 ChatGLM2-6B，很高兴见到你，欢迎问我任何问题。\n\n[Round 2]\n\n问：晚上睡不着应该怎么办\n\n答：';

const published: Partial<Record<TokenizerId, readonly Published[]>> = {
  'gpt-2': [
    {where: COOKBOOK, text: 'antidisestablishmentarianism', ids: [415, 29207, 44390, 3699, 1042]},
    {where: COOKBOOK, text: '2 + 2 = 4', ids: [17, 1343, 362, 796, 604]},
    {
      where: COOKBOOK,
      text: BIRTHDAY,
      ids: [2515, 232, 45739, 243, 37955, 33768, 98, 2515, 232, 1792, 223, 30640, 30201, 29557],
    },
  ],
  'gpt-4': [
    {where: COOKBOOK, text: 'tiktoken is great!', ids: [83, 1609, 5963, 374, 2294, 0]},
    {where: COOKBOOK, text: 'antidisestablishmentarianism', ids: [519, 85342, 34500, 479, 8997, 2191]},
    {where: COOKBOOK, text: '2 + 2 = 4', ids: [17, 489, 220, 17, 284, 220, 19]},
    {where: COOKBOOK, text: BIRTHDAY, ids: [33334, 45918, 243, 21990, 9080, 33334, 62004, 16556, 78699]},
  ],
  'llama-2': [
    {where: LLAMA_JS, text: 'grabbed', ids: [1, 2646, 1327, 287], skip: 1},
    {where: LLAMA_JS, text: ' grabbed', ids: [1, 29871, 2646, 1327, 287], skip: 1},
    {where: LLAMA_JS, text: '           grabbed', ids: [1, 9651, 2646, 1327, 287], skip: 1},
    {where: LLAMA_JS, text: 'ax\n####\nboo', ids: [1, 4853, 13, 4136, 13, 833, 29877], skip: 1},
    {where: LLAMA_JS, text: '镇', ids: [1, 29871, 30411], skip: 1},
    {where: LLAMA_JS, text: '🦙Ꙋ', ids: [1, 29871, 243, 162, 169, 156, 237, 156, 141], skip: 1},
    {
      where: 'transformers, tests/models/llama/test_tokenization_llama.py',
      text: '生活的真谛是',
      ids: [1, 29871, 30486, 31704, 30210, 30848, 235, 179, 158, 30392],
      skip: 1,
    },
  ],
  'baichuan-2': [
    {where: CHATGLM_CPP, text: '你是谁', ids: [92067]},
    {
      where: CHATGLM_CPP,
      text: BAICHUAN_TEXT,
      ids: [
        6461, 70335, 92366, 9528, 65, 10879, 70335, 3932, 92333, 8832, 92414, 5034, 3133, 5002, 9528, 65, 28756, 92385,
        5243, 1697, 2559, 3341, 69, 10474, 1754, 69, 9036, 7356, 65, 2716, 7499, 4892, 69, 24816, 92333, 2693, 2089,
        23672, 1940, 1760, 66, 4173, 23181, 1754, 65, 65351, 39975, 14590,
      ],
    },
  ],
  'qwen-2.5': [
    {
      where: 'transformers, tests/models/qwen2/test_tokenization_qwen2.py',
      text: QWEN_TEXT,
      ids: [
        144834, 80532, 93685, 83744, 34187, 73670, 104261, 29490, 62189, 103937, 104034, 102830, 98841, 104034, 104949,
        9370, 5333, 58143, 102011, 1773, 37029, 98841, 104034, 104949, 73670, 101940, 100768, 104997, 33108, 100912,
        105054, 90395, 100136, 106831, 45181, 64355, 104034, 113521, 101975, 33108, 85329, 1773,
      ],
    },
  ],
  'chatglm-3': [
    {where: CHATGLM_CPP, text: '你好', ids: [64790, 64792, 36474, 54591], skip: 2},
    {
      where: CHATGLM_CPP,
      text: GLM_TEXT,
      ids: [
        64790, 64792, 790, 30951, 517, 30910, 30939, 30996, 13, 13, 54761, 31211, 39701, 13, 13, 55437, 31211, 39701,
        243, 162, 148, 142, 31404, 33030, 34797, 42481, 22011, 10461, 30944, 30943, 30941, 30978, 30949, 31123, 48895,
        35214, 54622, 31123, 32616, 39905, 31901, 31639, 31155, 13, 13, 30995, 30951, 517, 30910, 30943, 30996, 13, 13,
        54761, 31211, 32820, 54266, 31876, 35153, 13, 13, 55437, 31211,
      ],
      skip: 2,
    },
  ],
};

/**
 * llama.cpp recognises a tokenizer by the SHA-256 of the ids of this text (convert_hf_to_gguf_update.py and
 * get_vocab_base_pre of convert_hf_to_gguf.py); some begin with the token for the beginning of a text.
 */
const CHECK_TEXT = fixture.checkText;
const checkHashes: Partial<Record<TokenizerId, {readonly hash: string; readonly first?: number}>> = {
  'gpt-2': {hash: '3ce83efda5659b07b1ad37ca97ca5797ea4285d9b9ab0dc679e4a720c9da7454'},
  'gpt-4o': {hash: 'ccc2ef013c104be7bae2965776d611e1d7a8a2a9c547dd93a682c9a9fc80352e'},
  'llama-3': {hash: '0ef9807a4087ebef797fc749390439009c3b9eda9ad1a097abbe738f486c01e5', first: 128_000},
  'qwen-2.5': {hash: 'e636dc30a262dcc0d8c323492e32ae2b70728f4df7dfe9737d9f920a282b8aea'},
  'deepseek-v3': {hash: '877081d19cf6996e2c4ff0e1236341e9b7bde288f5311a56a937f0afbbb3aeb5', first: 0},
};

const references: Readonly<Record<string, {readonly implementation: string; readonly ids: readonly number[][]}>> =
  fixture.references;

const spelled = (engine: Engine, text: string): string =>
  new TextDecoder().decode(new Uint8Array(engine.cut(text).flatMap(({bytes}) => [...bytes])));

describe.each(tokenizers)('$name', ({id, alphabet, vocabulary}) => {
  let source: TokenizerJson | null = null;
  let engine: Engine = {cut: () => []};
  const ids = (text: string): number[] => engine.cut(text).map((piece) => piece.id);

  beforeAll(async () => {
    source = await readSource(id);
    engine = createEngine(JSON.parse(JSON.stringify(packVocabulary(source, 'notice'))), alphabet);
  }, 120_000);
  afterAll(() => {
    // A vocabulary in memory takes some hundred megabytes.
    source = null;
    engine = {cut: () => []};
  });

  it('loses nothing of the vocabulary by shortening it', () => {
    if (!source) throw new Error('not read');
    const {vocab, merges} = source.model;
    const {model} = unpackVocabulary(packVocabulary(source, 'notice'));
    expect(Object.keys(model.vocab)).toHaveLength(vocabulary);
    expect(Object.entries(vocab).every(([token, number]) => model.vocab[token] === number)).toBe(true);
    expect(model.merges.length).toBe(merges.length);
    expect(model.merges.every((merge, rank) => merge.join(' ') === merges[rank])).toBe(true);
  }, 60_000);

  it('gives the published ids', () => {
    for (const {text, ids: wanted, skip = 0, where} of published[id] ?? [])
      expect(ids(text), where).toEqual(wanted.slice(skip));
    const check = checkHashes[id];
    if (check) {
      const all = [...(check.first === undefined ? [] : [check.first]), ...ids(CHECK_TEXT)];
      expect(
        createHash('sha256')
          .update(`[${all.join(', ')}]`)
          .digest('hex'),
      ).toBe(check.hash);
    }
    // Every tokenizer is held against something from outside.
    expect((published[id]?.length ?? 0) > 0 || check !== undefined || references[id] !== undefined).toBe(true);
  });

  it('gives the ids of another implementation', () => {
    const reference = references[id];
    if (id !== 'llama-2') expect(reference).toBeDefined();
    reference?.ids.forEach((wanted, index) =>
      expect(ids(fixture.texts[index] ?? ''), reference.implementation).toEqual(wanted),
    );
  });

  it('keeps every byte of a text, and makes nothing of an empty one', () => {
    expect(engine.cut('')).toEqual([]);
    for (const {text} of [...samples, ...chineseParts, ...englishParts]) {
      const front = id === 'llama-2' || id === 'chatglm-3' ? ' ' : '';
      expect(spelled(engine, text)).toBe(front + text);
    }
  });

  it('cuts the fixed text alike with the part of its vocabulary that the build uses', () => {
    if (!source) throw new Error('not read');
    const {engine: part, chatTexts} = fixedTextEngine(id, source, alphabet);
    const texts = [...samples, ...chineseParts, ...englishParts, codePart].map(({text}) => text);
    for (const text of [...texts, ...chatTexts]) expect(part.cut(text)).toEqual(engine.cut(text));
  });

  it('cuts what spells a special token as the text it is', () => {
    const special = '<|endoftext|><s></s><|im_start|>';
    expect(spelled(engine, special).trimStart()).toBe(special);
    expect(engine.cut(special).length).toBeGreaterThan(4);
  });
});

describe('pieces', () => {
  it('reads GPT-2’s alphabet', () => {
    // The cookbook prints these bytes for the first two ids of お誕.
    expect(pieceOf(2515, 'ãģ', 'byte-level')).toEqual({id: 2515, kind: 'partial', bytes: [0xe3, 0x81], text: null});
    expect(pieceOf(232, 'Ĭ', 'byte-level')).toEqual({id: 232, kind: 'partial', bytes: [0x8a], text: null});
    expect(pieceOf(1, '\u0120the', 'byte-level').text).toBe(' the');
    expect(() => pieceOf(1, '字', 'byte-level')).toThrow(RangeError);
  });

  it('tells a byte-fallback token from text that looks like one', () => {
    expect(pieceOf(232, '<0xE5>', 'sentencepiece')).toEqual({id: 232, kind: 'byte', bytes: [0xe5], text: null});
    expect(pieceOf(13, '<0x0A>', 'sentencepiece')).toEqual({id: 13, kind: 'byte', bytes: [10], text: '\n'});
    expect(pieceOf(5, '<0xE5>', 'byte-level').kind).toBe('text');
    expect(pieceOf(6, '▁千', 'sentencepiece').text).toBe(' 千');
  });

  it('writes bytes and reads them back', () => {
    expect(hex([0xe5, 0x0a])).toBe('E5 0A');
    expect(bytesOfHex('E5 0A')).toEqual([0xe5, 0x0a]);
    expect(bytesOfHex('')).toEqual([]);
    for (const piece of [
      pieceOf(1, '千', 'sentencepiece'),
      pieceOf(2, '<0xE5>', 'sentencepiece'),
      pieceOf(3, 'ãģ', 'byte-level'),
    ])
      expect(unpackPiece(packPiece(piece))).toEqual(piece);
  });

  it('counts', () => {
    const totals = totalsOf([{kind: 'text'}, {kind: 'byte'}, {kind: 'byte'}, {kind: 'partial'}]);
    expect(totals).toEqual({tokens: 4, bytePieces: 2, partialPieces: 1});
    expect(unpackTotals(packTotals(totals))).toEqual(totals);
    expect(addTotals(totals, totals).tokens).toBe(8);
    expect(sumOfParts({a: [4, 2, 1], b: [1, 0, 0]}, [{id: 'a'}, {id: 'b'}, {id: 'none'}])).toEqual({
      tokens: 5,
      bytePieces: 2,
      partialPieces: 1,
    });
    // Beyond the basic plane a character is two units but one character.
    expect(characters('镇🦙')).toBe(2);
    expect(tokensPerCharacter(3, 2)).toBe(1.5);
    expect(tokensPerCharacter(0, 0)).toBeNull();
    expect(shareOfContext(1024, 4096)).toBe(0.25);
    expect(cost(2_000_000, 1.5)).toBe(3);
  });
});

describe('the vocabulary file', () => {
  it('refuses a merge that the vocabulary does not have', () => {
    const source = (merges: string[]): TokenizerJson => ({
      normalizer: null,
      pre_tokenizer: null,
      model: {vocab: {a: 0, b: 1, ab: 5, __proto__x: 6}, merges},
    });
    expect(() => packVocabulary(source(['a c']), '')).toThrow(/\["a c"\]|"a c"/);
    const packed = packVocabulary(source(['a b']), 'n');
    expect(packed.tokens).toEqual(['a', 'b', null, null, null, 'ab', '__proto__x']);
    expect(() => unpackVocabulary({...packed, merges: [0, 99, 1]})).toThrow(/breaks off at merge 0/);
  });

  it('is loaded with progress, and only whole', async () => {
    const body = JSON.stringify({notice: 'n'});
    const get =
      (answer: BodyInit, status = 200): typeof fetch =>
      () =>
        Promise.resolve(new Response(answer, {status}));
    const seen: number[] = [];
    await expect(loadVocabulary('/x', body.length, (bytes) => seen.push(bytes), get(body))).resolves.toEqual({
      notice: 'n',
    });
    expect(seen.at(-1)).toBe(body.length);
    await expect(loadVocabulary('/x', body.length, () => {}, get('', 404))).rejects.toThrow('HTTP 404');
    await expect(loadVocabulary('/x', body.length + 1, () => {}, get(body))).rejects.toThrow(/只收到 14 字节，应有 15/);
    await expect(loadVocabulary('/x', body.length - 1, () => {}, get(body))).rejects.toThrow(/比预期的大/);
  });
});

describe('the service behind the worker', () => {
  const source: TokenizerJson = {
    normalizer: null,
    pre_tokenizer: null,
    model: {vocab: {a: 0, b: 1, ab: 2}, merges: ['a b']},
  };
  const file = JSON.stringify(packVocabulary(source, 'n'));

  it('loads, cuts no more pieces than asked for, and says what went wrong', async () => {
    const heard: Reply[] = [];
    const answers = [new Response(file), new Response('', {status: 500})];
    const answer = createService(
      (reply) => heard.push(reply),
      () => Promise.resolve(answers.shift() ?? Response.error()),
    );
    const load = {kind: 'load', url: '/x', bytes: file.length, alphabet: 'byte-level'} as const;
    await answer({...load, id: 'tiny'});
    expect(heard.at(-2)).toEqual({kind: 'progress', id: 'tiny', bytes: file.length, total: file.length});
    expect(heard.at(-1)).toEqual({kind: 'ready', id: 'tiny'});
    await answer({kind: 'cut', id: 'tiny', text: 'abba', limit: 2});
    expect(heard.at(-1)).toEqual({
      kind: 'cut',
      id: 'tiny',
      totals: {tokens: 3, bytePieces: 0, partialPieces: 0},
      pieces: [
        [2, '61 62', 0],
        [1, '62', 0],
      ],
    });
    await answer({...load, id: 'gone'});
    expect(heard.at(-1)).toEqual({kind: 'failed', id: 'gone', message: 'HTTP 500'});
    const before = heard.length;
    await answer({kind: 'cut', id: 'gone', text: 'ab', limit: 2});
    expect(heard).toHaveLength(before);
  });
});

describe('what is passed on', () => {
  it('has its agreement and its notice beside it, and the notice inside', async () => {
    const {tables, files} = await cachedTokenizers(process.cwd());
    for (const {id, shipped} of tokenizers) {
      const asset = tables.assets[id];
      expect(asset !== undefined).toBe(shipped);
      if (!asset) continue;
      const {agreement, notice} = licenceFiles(id);
      expect(fs.readFileSync(`static${agreement}`, 'utf8').length).toBeGreaterThan(1000);
      const text = files[asset.path.slice(1)] ?? '';
      expect(Buffer.byteLength(text)).toBe(asset.bytes);
      expect(JSON.parse(text).notice).toBe(fs.readFileSync(`static${notice}`, 'utf8').trim());
    }
    expect(Object.keys(files)).toHaveLength(tokenizers.filter(({shipped}) => shipped).length);
  }, 240_000);

  it('carries the sentences that Meta’s agreements ask for', () => {
    expect(fs.readFileSync('static/licenses/llama-2/NOTICE.txt', 'utf8')).toContain(
      'Llama 2 is licensed under the LLAMA 2 Community License, Copyright (c) Meta Platforms, Inc. All Rights Reserved.',
    );
    expect(fs.readFileSync('static/licenses/llama-3/NOTICE.txt', 'utf8')).toContain(
      'Meta Llama 3 is licensed under the Meta Llama 3 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.',
    );
  });
});
