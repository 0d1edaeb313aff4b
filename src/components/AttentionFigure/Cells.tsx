import {useRef, type KeyboardEvent, type ReactNode} from 'react';
import {moveCell, TOKENS, two, type Head, type State} from './model';
import styles from './styles.module.css';

interface Props {
  readonly head: Head;
  readonly state: State;
  readonly choose: (query: number, key: number) => void;
}

/** The 6 × 6 weights or scores. One cell at a time can be tabbed to; the arrows move among them. */
export default function Cells({head, state, choose}: Props): ReactNode {
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveCell(state.query, state.key, event.key);
    if (!next) return;
    event.preventDefault();
    choose(...next);
    buttons.current[next[0] * TOKENS.length + next[1]]?.focus();
  };
  return (
    <table className={styles.cells}>
      <caption>
        {state.cells === 'weights' ? '注意力权重（%）' : '分数 q·k / √4'}
        。一行是一个词元在看，一列是被看的词元；斜纹是被因果掩码遮住的。
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">在看的词元</span>
          </th>
          {TOKENS.map((token, s) => (
            <th key={token} scope="col" data-chosen={s === state.key}>
              {token}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {TOKENS.map((token, t) => (
          <tr key={token}>
            <th scope="row" data-chosen={t === state.query}>
              {token}
            </th>
            {TOKENS.map((seen, s) => {
              const masked = s > t;
              const weight = head.weights[t]?.[s] ?? 0;
              const score = head.scores[t]?.[s] ?? 0;
              const text = state.cells === 'weights' ? (100 * weight).toFixed(0) : two(score);
              return (
                <td key={seen}>
                  <button
                    ref={(element) => {
                      buttons.current[t * TOKENS.length + s] = element;
                    }}
                    type="button"
                    aria-pressed={t === state.query && s === state.key}
                    aria-label={`“${token}”看“${seen}”：${masked ? '遮住' : state.cells === 'weights' ? `权重 ${text}%` : `分数 ${text}`}`}
                    tabIndex={t === state.query && s === state.key ? 0 : -1}
                    data-masked={masked || undefined}
                    onClick={() => choose(t, s)}
                    onKeyDown={onKeyDown}>
                    {masked ? null : (
                      <>
                        <span className={styles.fill} style={{opacity: (0.45 * weight).toFixed(3)}} />
                        <span>{text}</span>
                      </>
                    )}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
