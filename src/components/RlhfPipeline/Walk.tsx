import type {ReactNode} from 'react';
import {KL_COEFFICIENT, WALK, WALK_STAGES, walkNumbers} from './model';
import styles from './styles.module.css';

const numbers = walkNumbers();
const three = (value: number | undefined): string => (value ?? NaN).toFixed(3).replace('-', '−');
const nameOf = (index: number): string => WALK.answers[index]?.name ?? '';

/** What stage `index` of the walk shows. */
export function WalkStage({index}: {readonly index: number}): ReactNode {
  switch (WALK_STAGES[index]) {
    case '提示':
      return <blockquote>{WALK.prompt}</blockquote>;
    case '示范':
      return (
        <>
          <p>标注员亲手写下理想的答案。第 1 步用许多这样的示范做监督微调。</p>
          <blockquote>{WALK.demonstration}</blockquote>
        </>
      );
    case '四个答案':
      return (
        <>
          <p>SFT 模型对同一条提示写出四个答案。</p>
          <ul className={styles.answers}>
            {WALK.answers.map(({name, text}) => (
              <li key={name}>
                <b>{name}</b>　{text}
              </li>
            ))}
          </ul>
        </>
      );
    case '排序':
      return (
        <p>
          标注员排出名次：<b>{WALK.ranking.map(nameOf).join(' ≻ ')}</b>。A 准确又听得懂；B 对，但太短；C
          对，但小学生听不懂；D 是错的。奖励模型的损失只用名次，不用打分。
        </p>
      );
    case '六对比较':
      return <Pairs />;
    case '奖励':
      return <Rewards />;
    default:
      return <Update />;
  }
}

function Pairs(): ReactNode {
  return (
    <>
      <p>四个答案两两配对，C(4, 2) = {numbers.pairs.length} 对。每一对的损失是 −log σ(奖励差)，奖励见下一步。</p>
      <Scroll label="六对比较">
        <table>
          <caption>六对比较与各自的损失（nat）</caption>
          <thead>
            <tr>
              <th scope="col">对</th>
              <th scope="col">奖励差</th>
              <th scope="col">σ(差)</th>
              <th scope="col">损失</th>
            </tr>
          </thead>
          <tbody>
            {numbers.pairs.map(({better, worse, probability, loss}) => (
              <tr key={`${better}${worse}`}>
                <th scope="row">
                  {nameOf(better)} ≻ {nameOf(worse)}
                </th>
                <td>{three((numbers.rewards[better] ?? NaN) - (numbers.rewards[worse] ?? NaN))}</td>
                <td>{three(probability)}</td>
                <td>{three(loss)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p>
        六个损失取平均，这条提示的损失是 <b>{three(numbers.loss)}</b> nat。
      </p>
    </>
  );
}

function Rewards(): ReactNode {
  return (
    <>
      <p>
        <b>虚构的奖励</b>：奖励模型给示范 {three(WALK.demonstrationReward)}
        ，给四个答案的原始分在第一列。都减去示范的分，示范就恰好是 0。再减去 KL 惩罚：β = {KL_COEFFICIENT}
        ，概率也是虚构的。
      </p>
      <Scroll label="奖励与 KL 惩罚">
        <table>
          <caption>从原始分到带 KL 惩罚的奖励</caption>
          <thead>
            <tr>
              <th scope="col">答案</th>
              <th scope="col">原始分</th>
              <th scope="col">减去示范</th>
              <th scope="col">策略概率</th>
              <th scope="col">参考概率</th>
              <th scope="col">惩罚后</th>
            </tr>
          </thead>
          <tbody>
            {WALK.answers.map(({name}, index) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{three(WALK.rawRewards[index])}</td>
                <td>{three(numbers.rewards[index])}</td>
                <td>{three(WALK.policyProbabilities[index])}</td>
                <td>{three(WALK.referenceProbabilities[index])}</td>
                <td>{three(numbers.penalised[index])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Update(): ReactNode {
  return (
    <>
      <p>
        把策略看成四个答案上的分布，走一步策略梯度（学习率 {WALK.learningRate}
        ）：比平均好的答案概率上升，比平均差的下降。平均奖励从 <b>{three(numbers.expectedBefore)}</b> 升到{' '}
        <b>{three(numbers.expectedAfter)}</b>。
      </p>
      <Scroll label="策略更新">
        <table>
          <caption>更新前后的概率</caption>
          <thead>
            <tr>
              <th scope="col">答案</th>
              <th scope="col">更新前</th>
              <th scope="col">更新后</th>
              <th scope="col">变化</th>
            </tr>
          </thead>
          <tbody>
            {WALK.answers.map(({name}, index) => {
              const change = (numbers.updated[index] ?? NaN) - (WALK.policyProbabilities[index] ?? NaN);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{three(WALK.policyProbabilities[index])}</td>
                  <td>{three(numbers.updated[index])}</td>
                  <td className={change > 0 ? styles.up : styles.down}>
                    {change > 0 ? '↑ +' : '↓ '}
                    {three(change)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <p>这是只有四个答案的玩具。论文用的是 PPO：逐个词元更新，裁剪每步的幅度，还加上预训练的语言建模项。</p>
    </>
  );
}

function Scroll({label, children}: {readonly label: string; readonly children: ReactNode}): ReactNode {
  return (
    <div className={styles.scroll} role="region" aria-label={`${label}，可左右滚动`} tabIndex={0}>
      {children}
    </div>
  );
}
