import type {ReactNode} from 'react';
import {at, dot} from '@site/src/labs/llama2/model';
import {
  ABSOLUTE_SCALE,
  EMBEDDINGS,
  FEATURES,
  products,
  SIZE,
  sinusoid,
  TOKENS,
  two,
  vector,
  WEIGHTS,
  type Head,
  type State,
} from './model';
import styles from './styles.module.css';

interface Props {
  readonly head: Head;
  readonly state: State;
}

/** How the chosen cell's number comes about, from the embedding to the weight. */
export function CellDetails({head, state}: Props): ReactNode {
  const {query: t, key: s, position, shift} = state;
  const asking = at(TOKENS, t);
  const seen = at(TOKENS, s);
  const q = at(head.turnedQueries, t);
  const k = at(head.turnedKeys, s);
  const product = dot(q, k);
  const score = at(at(head.scores, t), s);
  const masked = s > t;
  const weight = at(at(head.weights, t), s);
  const powers = at(head.scores, t)
    .slice(0, t + 1)
    .map((value) => Math.exp(value));
  return (
    <section className={styles.details} aria-label={`“${asking}”看“${seen}”`}>
      <p className={styles.subtitle} role="status">
        <b>
          “{asking}”看“{seen}”：{masked ? '遮住' : `分数 ${two(score)}，权重 ${(100 * weight).toFixed(1)}%`}
        </b>
      </p>
      <dl>
        <Vectors name="q" index={t} inputs={head.inputs} rows={head.queries} turned={q} state={state} />
        <Vectors name="k" index={s} inputs={head.inputs} rows={head.keys} turned={k} state={state} />
        <div>
          <dt>点积</dt>
          <dd>
            q·k = {products(q, k)} = <b>{two(product)}</b>
          </dd>
        </div>
        <div>
          <dt>缩放</dt>
          <dd>
            {two(product)} / √{SIZE} = <b>{two(score)}</b>
          </dd>
        </div>
        <div>
          <dt>掩码</dt>
          <dd>
            {masked
              ? `“${seen}”在“${asking}”的后面，分数换成 −∞，权重是 0。`
              : s === t
                ? '看的就是自己，分数不变。'
                : `“${seen}”在“${asking}”的前面，分数不变。`}
          </dd>
        </div>
        {masked ? null : (
          <div>
            <dt>softmax</dt>
            <dd>
              e<sup>{two(score)}</sup> / ({powers.map(two).join(' + ')}) = {two(at(powers, s))} /{' '}
              {two(powers.reduce((sum, power) => sum + power, 0))} = <b>{weight.toFixed(3)}</b>
            </dd>
          </div>
        )}
      </dl>
      {position === 'rope' ? (
        <p className={styles.note}>
          位置 {t + shift} 把 q 的第 1、3 维转 {t + shift} 弧度，第 2、4 维转 {two((t + shift) / 100)} 弧度；位置{' '}
          {s + shift} 把 k 转 {s + shift} 和 {two((s + shift) / 100)} 弧度。点积里只剩两者之差。
        </p>
      ) : null}
    </section>
  );
}

interface VectorsProps {
  readonly name: 'q' | 'k';
  readonly index: number;
  readonly inputs: Head['inputs'];
  readonly rows: Head['queries'];
  readonly turned: Head['queries'][number];
  readonly state: State;
}

function Vectors({name, index, inputs, rows, turned, state}: VectorsProps): ReactNode {
  const token = at(TOKENS, index);
  const place = index + state.shift;
  return (
    <div>
      <dt>
        “{token}”的 {name}
      </dt>
      <dd>
        {state.position === 'absolute' ? (
          <>
            x = {vector(at(EMBEDDINGS, index))} + {ABSOLUTE_SCALE}×{vector(sinusoid(place, SIZE))} ={' '}
            {vector(at(inputs, index))}
          </>
        ) : (
          <>x = {vector(at(inputs, index))}</>
        )}
        <br />W<sub>{name}</sub>x = {vector(at(rows, index))}
        {state.position === 'rope' ? (
          <>
            <br />
            旋转到位置 {place}：{vector(turned)}
          </>
        ) : null}
      </dd>
    </div>
  );
}

/** The row of the token that asks: weights times values, and their sum. */
export function WeightedSum({head, state}: Props): ReactNode {
  const t = state.query;
  const token = at(TOKENS, t);
  return (
    <>
      <p className={styles.subtitle}>
        <b>“{token}”的输出</b>　每个看得见的词元，权重乘它的 v，再相加，得到 <b>{vector(at(head.outputs, t))}</b>。
      </p>
      <div className={styles.scroll} role="region" aria-label="加权和，可左右滚动" tabIndex={0}>
        <table aria-label={`“${token}”的加权和`}>
          <thead>
            <tr>
              <th scope="col">词元</th>
              <th scope="col">分数</th>
              <th scope="col">权重</th>
              <th scope="col">v</th>
              <th scope="col">权重 × v</th>
            </tr>
          </thead>
          <tbody>
            {TOKENS.slice(0, t + 1).map((seen, s) => {
              const weight = at(at(head.weights, t), s);
              const value = at(head.values, s);
              return (
                <tr key={seen} data-chosen={s === state.key}>
                  <th scope="row">{seen}</th>
                  <td>{two(at(at(head.scores, t), s))}</td>
                  <td>{weight.toFixed(3)}</td>
                  <td>{vector(value)}</td>
                  <td>{vector(value.map((x) => weight * x))}</td>
                </tr>
              );
            })}
            <tr>
              <th scope="row">合计</th>
              <td />
              <td>1.000</td>
              <td />
              <td>
                <b>{vector(at(head.outputs, t))}</b>
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Where all of it starts: the embeddings and the three matrices. */
export function Given(): ReactNode {
  return (
    <details className={styles.given}>
      <summary>词向量 x 与三个矩阵（本页取的数）</summary>
      <p>x 的四维依次是：{FEATURES.join('、')}。没有经过训练，是为了让“它”找到“猫”而取的。</p>
      <ul>
        {TOKENS.map((token, t) => (
          <li key={token}>
            {token}：{vector(at(EMBEDDINGS, t))}
          </li>
        ))}
      </ul>
      {(['query', 'key', 'value'] as const).map((name) => (
        <p key={name}>
          W<sub>{name.charAt(0)}</sub>，每行给出一维：
          <br />
          {WEIGHTS[name].map((row) => vector(row)).join(' ')}
        </p>
      ))}
    </details>
  );
}
