/** State, address and wording of the figure; the numbers are the run's own (src/data/dataFunnel.ts). No DOM, no React. */
import {settings, stages, type Stage} from '@site/src/data/dataFunnel';
import {withParameters, type AddressCodec} from '@site/src/utils/address';

/** For `data-needs-app`. */
export const ADDRESS = 'funnel';

const START = 'quality';

/** The id of the chosen stage. */
export const codec: AddressCodec<string> = {
  start: START,
  parse: (search) => {
    const given = new URLSearchParams(search).get(ADDRESS);
    return stages.find(({stage}) => stage === given)?.stage ?? START;
  },
  format: (search, stage) => withParameters(search, {[ADDRESS]: stage === START ? null : stage}),
};

/** What each stage does, in a sentence. */
const DOES: Readonly<Record<string, string>> = {
  crawl: '从首页和站点地图出发，沿链接取网页。这一步数的是地址。',
  extract: '按每页自己的编码解码，取出正文，去掉导航、侧栏和页脚。',
  language: '只留中文：先识别语言，再看汉字占多少。',
  quality: '照 Gopher 的规则看长度、符号、列表、重复，不数词而数字；有几个阈值是我们定的。',
  prose: '照 C4 的规则：删去不成句的行；有假文、花括号、广告用语，或成句的话太少，整页去掉。',
  exact: '去掉标点和空格后完全一样的，只留地址排在最前的一篇。',
  near: 'MinHash 与 LSH 找出候选，再算真正的相似度；够像的只留一篇。',
  privacy: '把邮箱、电话、证件号等换成“[邮箱]”这样的记号。文档一篇不少。',
  decontaminate: '和测试集有连着的一段相同，就去掉，免得评测时背答案。',
  instruct: '把“问句一行、回答一段”的网页拆成一问一答。',
  split: '分成训练、验证、测试三份；来自同一篇文档或相近的问答在同一份里。',
};

export function doesText(stage: string): string {
  const text = DOES[stage];
  if (!text) throw new RangeError(`expected a stage of the run, found ${stage}`);
  return text;
}

/** What is counted before a stage and after it. */
export function unitOf(stage: string): string {
  if (stage === 'crawl') return '个地址';
  return stage === 'split' ? '条问答' : '篇';
}

export interface Bar {
  readonly stage: Stage;
  /** Shares of the largest stage; null for the stage that counts something else. */
  readonly kept: number | null;
  readonly dropped: number | null;
}

/** The bars of the funnel: documents on one scale; records are no documents and have none. */
export function bars(all: readonly Stage[] = stages): readonly Bar[] {
  const counted = all.filter(({stage}) => unitOf(stage) !== '条问答');
  const most = Math.max(...counted.map(({kept, dropped}) => kept + dropped));
  return all.map((stage) =>
    counted.includes(stage)
      ? {stage, kept: stage.kept / most, dropped: stage.dropped / most}
      : {stage, kept: null, dropped: null},
  );
}

const SHARES = new Set(['symbols', 'bullets', 'ellipses', 'same-lines', 'same-line-characters', 'garbled']);
/** Intl.DisplayNames would do, but what it says differs from one browser to the next. */
const LANGUAGES: Readonly<Record<string, string>> = {en: '英语', ja: '日语', ko: '韩语', yue: '粤语'};

/** What a stage measured on a document that it dropped, in words; empty when the reason says it all. */
export function detailText(reason: string, detail: string): string {
  if (detail === '') return '';
  const share = `${Math.round(100 * Number(detail))}%`;
  if (SHARES.has(reason) || /^(top|repeated)-\d+-grams?$/.test(reason)) return `占 ${share}`;
  switch (reason) {
    case 'han-share':
      return `汉字占 ${share}`;
    case 'letters':
      return `含文字的占 ${share}`;
    case 'language':
      return `识别为${LANGUAGES[detail] ?? ` ${detail}`}`;
    case 'length':
      return `${detail} 个字词`;
    case 'stop-words':
      return `只有 ${detail} 个`;
    case 'few-sentences':
      return `${detail} 句`;
    case 'unwanted-words':
      return `“${detail}”`;
    case 'not-html':
      return detail;
    case 'exact-duplicate':
    case 'near-duplicate':
      return `留下的是 ${detail}`;
    case 'in-test-set': {
      const [, count, text] = /^(\d+): (.*)$/s.exec(detail) ?? [];
      return count && text ? `${count} 段 ${[...text].length} 字相同，例如“${text}”` : detail;
    }
    default:
      // The crawl's own states: the reason has said what happened.
      return '';
  }
}

const DECIDED: Readonly<Record<string, string>> = {
  header: '响应头',
  meta: '网页里的 meta',
  bom: '文件开头的 BOM',
  guess: '试着解码',
};
const KINDS: Readonly<Record<string, string>> = {
  email: '邮箱',
  identity: '证件号',
  card: '卡号',
  phone: '电话',
  address: 'IP 地址',
  wechat: '微信号',
};
const PARTS: Readonly<Record<string, string>> = {train: '训练', validation: '验证', test: '测试'};

function named(names: Readonly<Record<string, string>>, key: string): string {
  const name = names[key];
  if (!name) throw new RangeError(`expected one of ${Object.keys(names).join(', ')}, found ${key}`);
  return name;
}

/** What else a stage measured, in sentences. */
export function extras({
  encodings,
  pairs,
  redacted,
  records,
  parts,
  highestSimilarity,
  kept,
}: Stage): readonly string[] {
  const found: string[] = [];
  if (encodings) {
    const list = Object.entries(encodings)
      .sort(([, a], [, b]) => b - a)
      .map(([key, count]) => {
        const [, encoding = '', by = ''] = /^(\S+) \((\w+)\)$/.exec(key) ?? [];
        return `${encoding}（${named(DECIDED, by)}）${count} 页`;
      });
    found.push(`编码和它的依据：${list.join('，')}。`);
  }
  if (pairs) {
    const below = pairs.filter(({similarity}) => similarity < settings.threshold).length;
    const gap = Math.max(0, ...pairs.map(({estimate, similarity}) => Math.abs(estimate - similarity)));
    found.push(
      `LSH（${settings.bands} 条带 × ${settings.rows} 行）给出 ${pairs.length} 对候选，` +
        (below > 0
          ? `其中 ${below} 对的相似度不到 ${settings.threshold}，核对之后不算重复。`
          : `相似度都不低于 ${settings.threshold}。`) +
        `签名的估计与真正的相似度最多差 ${gap.toFixed(3)}。`,
    );
  }
  if (redacted) {
    const list = Object.entries(redacted).map(([kind, count]) => `${named(KINDS, kind)} ${count} 处`);
    found.push(`换掉了${list.join('、')}。`);
  }
  if (records !== undefined) found.push(`${kept} 篇文档得到 ${records} 条问答。`);
  if (parts) {
    const list = ['train', 'validation', 'test'].map((part) => `${named(PARTS, part)} ${parts[part] ?? 0} 条`);
    found.push(`${list.join('、')}。`);
  }
  if (highestSimilarity !== undefined)
    found.push(`训练集与另两份之间，最像的一对相似度只有 ${highestSimilarity.toFixed(3)}。`);
  return found;
}

/** A text in one run, with its line breaks made visible. */
export function oneLine(text: string): string {
  return text.replaceAll('\n', ' ↵ ');
}

/** "留下 100 篇，去掉 13 篇" */
export function countText({stage, kept, dropped}: Stage): string {
  const unit = unitOf(stage);
  return dropped > 0 ? `留下 ${kept} ${unit}，去掉 ${dropped} ${unit}` : `留下 ${kept} ${unit}`;
}
