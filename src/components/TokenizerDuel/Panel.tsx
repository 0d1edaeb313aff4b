import {memo, useRef, useState, type KeyboardEvent, type ReactNode} from 'react';
import tables from '@generated/tokenizers/default/tables.json';
import type {TokenizerRecord} from '@site/src/labs/tokenizers/registry';
import controls from '@site/src/components/controls/controls.module.css';
import {describe, face, formatBytes, moveChip, WINDOW, type Cut, type LoadState} from './model';
import styles from './styles.module.css';

interface Props {
  readonly tokenizer: TokenizerRecord;
  readonly state: LoadState;
  /** Of the present text; null while there is none. */
  readonly cut: Cut | null;
  readonly load: () => void;
  readonly more: () => void;
}

/** One tokenizer: how it cut the text, or what is needed before it can. */
function Panel({tokenizer: {name, encoding}, state, cut, load, more}: Props): ReactNode {
  return (
    <section className={styles.panel} aria-label={name}>
      <p className={styles.panelName}>
        <b>{name}</b>
        {encoding && <span className={styles.soft}> {encoding}</span>}
        {cut && <span className={styles.count}>{cut.totals.tokens} 个词元</span>}
      </p>
      {cut ? <Chips name={name} cut={cut} more={more} /> : <Waiting state={state} load={load} {...{name}} />}
    </section>
  );
}

export default memo(Panel);

function Waiting({state, load, name}: {readonly state: LoadState; readonly load: () => void; readonly name: string}) {
  switch (state.kind) {
    case 'loading':
      return <Progress name={name} bytes={state.bytes} total={state.total} />;
    case 'ready':
      return <p className={styles.soft}>正在切……</p>;
    case 'failed':
      return (
        <>
          <p>词表没有载入成功：{state.message}。</p>
          <button type="button" className={controls.button} onClick={load}>
            再试一次
          </button>
        </>
      );
    default:
      return <p className={styles.soft}>换了文字，要先载入词表才能切。</p>;
  }
}

function Progress({name, bytes, total}: {readonly name: string; readonly bytes: number; readonly total: number}) {
  return (
    <p>
      {bytes < total ? `正在下载 ${formatBytes(bytes)} / ${formatBytes(total)}` : '正在准备词表……'}
      <progress className={styles.progress} value={bytes} max={total} aria-label={`${name} 的词表`} />
    </p>
  );
}

function Chips({name, cut, more}: {readonly name: string; readonly cut: Cut; readonly more: () => void}): ReactNode {
  // One chip is in the tab order; the arrow keys move from it to the others.
  const [at, setAt] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const current = Math.min(at ?? 0, cut.pieces.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveChip(current, event.key, cut.pieces.length);
    if (next === null) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  const chosen = at === null ? undefined : cut.pieces[current];
  const left = cut.totals.tokens - cut.pieces.length;
  return (
    <>
      {/* The keys are handled on the buttons' way up. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol ref={list} className={styles.chips} aria-label={`${name} 切出的词元`} onKeyDown={onKeyDown}>
        {cut.pieces.map((piece, index) => (
          <li key={index}>
            <button
              type="button"
              data-kind={piece.kind}
              data-current={chosen && index === current ? '' : undefined}
              tabIndex={index === current ? 0 : -1}
              aria-label={describe(piece, index)}
              onClick={() => setAt(index)}
              onFocus={() => setAt(index)}>
              <span className={styles.face}>{face(piece)}</span>
              <span className={styles.id}>{piece.id}</span>
            </button>
          </li>
        ))}
      </ol>
      {left > 0 && (
        <button type="button" className={controls.button} onClick={more}>
          再画 {Math.min(left, WINDOW)} 个（还有 {left} 个）
        </button>
      )}
      {/* The chip says the same when it is focused. */}
      <p className={styles.detail} aria-hidden="true" data-scripted="">
        {chosen ? describe(chosen, current) : '点一个词元，看它的编号和字节。'}
      </p>
    </>
  );
}

/** Size of a vocabulary as servers send it. */
export function downloadSize(id: TokenizerRecord['id']): number {
  return tables.assets[id]?.gzip ?? 0;
}
