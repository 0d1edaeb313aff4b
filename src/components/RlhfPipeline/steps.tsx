import type {ReactNode} from 'react';
import {PROMPTS, totalPrompts, type StepKey} from './model';

/** What the figure says of one step. Sources: Ouyang et al. (2022), section 3, Table 6, appendices C.1 to C.4. */
export interface StepText {
  readonly key: StepKey;
  readonly title: string;
  readonly rows: readonly {readonly name: string; readonly text: ReactNode}[];
  readonly link: {readonly to: string; readonly text: string};
}

function prompts(key: StepKey): string {
  const counts = PROMPTS[key];
  const train = totalPrompts(counts, 'train').toLocaleString('en-US');
  const valid = totalPrompts(counts, 'valid').toLocaleString('en-US');
  const {labeler, customer} = counts.train;
  const from =
    labeler === 0
      ? '全部来自 API 客户'
      : `标注员写 ${labeler.toLocaleString('en-US')} 条，客户 ${customer.toLocaleString('en-US')} 条`;
  return `训练 ${train} 条提示（${from}），验证 ${valid} 条（表 6）。`;
}

export const STEPS: readonly StepText[] = [
  {
    key: 'sft',
    title: '监督微调',
    rows: [
      {name: '数据', text: `${prompts('sft')}每条提示配一份标注员写的示范。`},
      {name: '模型', text: '1.3B、6B、175B，都从同样大小的 GPT-3 开始。'},
      {
        name: '损失',
        text: <>−log π(y | x)：示范 y 在提示 x 之后的负对数概率。论文没有写出式子，这是监督微调的通常写法。</>,
      },
      {name: '交给下一步', text: 'SFT 模型（16 轮）：给第 2 步写待排名的回答。第 3 步的起点另外训练，见第 3 步。'},
    ],
    link: {to: '/gpt/instructgpt/sft-data', text: '讲解：示范数据与监督微调'},
  },
  {
    key: 'rm',
    title: '奖励模型',
    rows: [
      {
        name: '数据',
        text: `${prompts('rm')}标注员给每条提示的 K = 4 到 9 个回答排名次，拆成 6 到 36 对比较，并列的丢掉（附录 C.2）。`,
      },
      {
        name: '模型',
        text: '只训练一个 6B，供三种大小的策略共用。第 3.5 节说从去掉输出层的 SFT 模型开始，附录 C.2 说最终的模型从在公开 NLP 数据上微调过的 6B GPT-3 开始；作者说，从 GPT-3 或 SFT 模型开始，结果相近。',
      },
      {
        name: '损失',
        text: (
          <>
            −log σ(r<sub>θ</sub>(x, y<sub>w</sub>) − r<sub>θ</sub>(x, y<sub>l</sub>))，对一条提示的全部 C(K, 2)
            对取平均（式 1）。
          </>
        ),
      },
      {name: '交给下一步', text: '奖励模型：给回答打分；价值函数也从它开始。先加一个偏置，使示范的平均奖励为 0。'},
    ],
    link: {to: '/gpt/instructgpt/reward-model#pairwise-loss', text: '讲解：成对损失'},
  },
  {
    key: 'ppo',
    title: 'PPO-ptx',
    rows: [
      {name: '数据', text: `${prompts('ppo')}只有提示，没有任何人工标注。`},
      {
        name: '模型',
        text: '策略 1.3B、6B、175B。起点是 GPT-3 在示范上训 2 轮、混入 10% 预训练数据的模型，KL 也对着它算（附录 C.3、C.4）。价值函数 6B，从奖励模型开始。',
      },
      {
        name: '目标',
        text: (
          <>
            让 r<sub>θ</sub>(x, y) − β log(π<sup>RL</sup>(y | x) / π<sup>SFT</sup>(y | x)) 的期望最大，再加 γ
            倍的预训练语言建模项（式 2）；β = 0.02，γ = 27.8（附录 C.4）。
          </>
        ),
      },
      {name: '得到', text: 'InstructGPT。第 2、3 步可以重复：用新策略写回答，再收一批名次。'},
    ],
    link: {to: '/gpt/instructgpt/ppo-ptx#objective', text: '讲解：PPO-ptx 的目标'},
  },
];
