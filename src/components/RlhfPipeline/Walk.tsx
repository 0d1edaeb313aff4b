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
      return (
        <>
          <blockquote>{WALK.prompt}</blockquote>
          <p>
            提示和下面的回答都是本页编的。论文里三步各有自己的一批提示；这里让同一条提示走完三步，好看清每一步做什么。
          </p>
        </>
      );
    case '示范':
      return (
        <>
          <p>标注员亲手写下理想的回答。第 1 步用许多这样的示范做监督微调。</p>
          <blockquote>{WALK.demonstration}</blockquote>
        </>
      );
    case '四个回答':
      return (
        <>
          <p>SFT 模型对同一条提示写出四个回答。</p>
          <ul className={styles.answers}>
            {WALK.answers.map(({name, text}) => (
              <li key={name}>
                <b>{name}</b>　{text}
              </li>
            ))}
          </ul>
        </>
      );
    case '排名次':
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
      <p>
        四个回答两两配对，C(4, 2) = {numbers.pairs.length} 对。每一对的损失是 −log σ(奖励差)；奖励是虚构的，见下一步。
      </p>
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
        ，给四个回答的原始分在第一列。都减去示范的分，示范就恰好是
        0（论文减的是许多示范的平均分）；两两之差不变，成对损失也不变。再减去 KL 惩罚 β log(策略概率 / 参考概率)，β ={' '}
        {KL_COEFFICIENT}
        ，概率也是虚构的。策略比参考模型更偏爱的回答扣分，反过来加分。
      </p>
      <Scroll label="奖励与 KL 惩罚">
        <table>
          <caption>从原始分到带 KL 惩罚的奖励</caption>
          <thead>
            <tr>
              <th scope="col">回答</th>
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
        把策略看成四个回答上的 softmax 分布，走一步策略梯度：每个 logit 加上 η p (R − 平均)，η = {WALK.learningRate}
        ，R 是惩罚后的奖励，平均按更新前的概率算。比平均好的 A、B，logit 上升，概率也上升；比平均差的 C、D
        下降。（只比平均好一点的回答，logit 上升，归一化之后概率仍可能下降。）平均奖励从{' '}
        <b>{three(numbers.expectedBefore)}</b> 升到 <b>{three(numbers.expectedAfter)}</b>。
      </p>
      <Scroll label="策略更新">
        <table>
          <caption>更新前后的概率</caption>
          <thead>
            <tr>
              <th scope="col">回答</th>
              <th scope="col">R − 平均</th>
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
                  <td>{three((numbers.penalised[index] ?? NaN) - numbers.expectedBefore)}</td>
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
      <p>
        这是只有四个回答的玩具，没有裁剪。论文用的是 PPO：策略现写回答，逐个词元更新，裁剪参数 ε = 0.2；PPO-ptx
        还加上预训练文本的梯度，乘以 γ = 27.8（附录 C.4）。
      </p>
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
