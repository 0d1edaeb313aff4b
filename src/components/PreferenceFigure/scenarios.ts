import {sigmoid, type Pair} from './objectives';

export interface Answer {
  readonly letter: string;
  readonly text: string;
  /** π_ref */
  readonly reference: number;
  /** r, which PPO and GRPO see; people compare by it. */
  readonly reward: number;
}

export interface Scenario {
  readonly id: string;
  readonly name: string;
  readonly prompt: string;
  readonly answers: readonly Answer[];
  readonly pairs: readonly Pair[];
  /** What an answer's logit shares with the others': z = log π_ref + Φθ, one row an answer. */
  readonly features: readonly (readonly number[])[];
  /** What to look at. */
  readonly look: string;
}

function answers(...rows: readonly (readonly [text: string, reference: number, reward: number])[]): readonly Answer[] {
  return rows.map(([text, reference, reward], index) => ({
    letter: String.fromCharCode(65 + index),
    text,
    reference,
    reward,
  }));
}

/** Comparisons of equal share, won as Bradley and Terry say. */
function compared(list: readonly Answer[], places: readonly (readonly [number, number])[]): readonly Pair[] {
  return places.map(([a, b]) => ({
    a,
    b,
    chosen: sigmoid((list[a]?.reward ?? 0) - (list[b]?.reward ?? 0)),
    weight: 1 / places.length,
  }));
}

function identity(size: number): readonly (readonly number[])[] {
  return Array.from({length: size}, (_, row) => Array.from({length: size}, (__, column) => Number(row === column)));
}

const SKY = answers(
  ['准确，简短', 0.15, 2],
  ['准确，啰嗦', 0.25, 1],
  ['含糊', 0.3, 0],
  ['答错', 0.2, -1],
  ['胡编', 0.1, -2],
);

const MEDICINE = answers(
  ['不能。', 0.2, 2],
  ['绝对不可以！', 0.25, 1],
  ['看情况。', 0.1, 0],
  ['我不知道。', 0.1, -1],
  ['可以。', 0.35, -2],
);

const SUM = answers(
  ['2,491，步骤对', 0.04, 1],
  ['2,491，没有步骤', 0.06, 1],
  ['2,481', 0.4, 0],
  ['2,391', 0.3, 0],
  ['算不了', 0.2, 0],
);

/** How much of A's and B's logits is the same parameter. */
const ALIKE = 0.9;
/** How far E points from B towards A. */
const TOWARDS = 0.585;

export const scenarios: readonly Scenario[] = [
  {
    id: 'four',
    name: '比过四个',
    prompt: '天为什么是蓝的？',
    answers: SKY,
    pairs: compared(SKY, [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]),
    features: identity(5),
    look: 'A 到 D 两两比过，E 从来没有出现。PPO 把 E 压到目标；DPO 只管 A 到 D 之间的比例，E 的去留听凭归一化；ORPO 的监督项把没见过的都压下去。',
  },
  {
    id: 'one',
    name: '只有一对',
    prompt: '天为什么是蓝的？',
    answers: SKY,
    pairs: [{a: 0, b: 3, chosen: 1, weight: 1}],
    features: identity(5),
    look: '只有一条数据：A 好于 D，而且人人这么选。DPO 的损失没有最低点，β 再大也会一直走，D 趋于 0；B、C、E 之间的比例纹丝不动。',
  },
  {
    id: 'alike',
    name: '选中的和被拒的很像',
    prompt: '吃头孢能喝酒吗？',
    answers: MEDICINE,
    pairs: [{a: 0, b: 1, chosen: 1, weight: 1}],
    features: [
      [Math.sqrt(1 - ALIKE), 0, 0, 0, 0, Math.sqrt(ALIKE)],
      [0, Math.sqrt(1 - ALIKE), 0, 0, 0, Math.sqrt(ALIKE)],
      [0, 0, 1, 0, 0, 0],
      [0, 0, 0, 1, 0, 0],
      [TOWARDS, -TOWARDS, 0, 0, Math.sqrt(1 - 2 * TOWARDS * TOWARDS), 0],
    ],
    look: '一条数据：A 好于 B。两句意思一样，在网络里共用大部分参数，能分开它们的方向正好指着 E。DPO 拉开了 A 和 B 的差距，两个的概率却都在降，多出来的给了意思相反的 E。',
  },
  {
    id: 'binary',
    name: '只分对错',
    prompt: '47 × 53 = ？',
    answers: SUM,
    pairs: compared(
      SUM,
      [0, 1].flatMap((right) => [2, 3, 4].map((wrong) => [right, wrong] as const)),
    ),
    features: identity(5),
    look: '奖励只有 1 和 0，答对的概率只有一成。除以标准差，让难题和易题的步子变大：对错各半时除以 0.5，九成全错时除以 0.3。',
  },
];

export function scenario(id: string): Scenario {
  const found = scenarios.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`no scenario ${id}`);
  return found;
}
