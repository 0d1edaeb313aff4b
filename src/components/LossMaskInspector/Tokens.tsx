import {memo, useRef, useState, type KeyboardEvent, type ReactNode} from 'react';
import {moveChip} from '@site/src/components/TokenizerDuel/model';
import {IGNORE, type Token} from '@site/src/labs/chat/labels';
import {describe, face} from './model';
import styles from './styles.module.css';

interface Props {
  readonly name: string;
  readonly tokens: readonly Token[];
}

/** Every token of the sample with its id and its label. */
function Tokens({name, tokens}: Props): ReactNode {
  // One chip is in the tab order; the arrow keys move from it to the others.
  const [at, setAt] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const current = Math.min(at ?? 0, tokens.length - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moveChip(current, event.key, tokens.length);
    if (next === null) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  const chosen = at === null ? undefined : tokens[current];
  return (
    <>
      {/* The keys are handled on the buttons' way up. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol ref={list} className={styles.tokens} aria-label={`${name} 的词元和标签`} onKeyDown={onKeyDown}>
        {tokens.map((token, index) => (
          <li key={index}>
            <button
              type="button"
              data-part={token.part}
              data-learn={(index > 0 && token.label !== IGNORE) || undefined}
              data-special={token.name !== null || undefined}
              data-current={chosen && index === current ? '' : undefined}
              tabIndex={index === current ? 0 : -1}
              aria-label={describe(token, index)}
              onClick={() => setAt(index)}
              onFocus={() => setAt(index)}>
              <span className={styles.face}>{face(token)}</span>
              <span className={styles.id}>{token.id}</span>
              <span className={styles.label}>{token.label === IGNORE ? '−100' : token.label}</span>
            </button>
          </li>
        ))}
      </ol>
      {/* The chip says the same when it is focused. */}
      <p className={styles.detail} aria-hidden="true" data-scripted="">
        {chosen ? describe(chosen, current) : '点一个词元，看它的编号、标签和由来。'}
      </p>
    </>
  );
}

export default memo(Tokens);
