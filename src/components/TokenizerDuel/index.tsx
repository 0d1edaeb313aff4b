import {useCallback, useEffect, useId, useState, type ReactNode} from 'react';
import {samples} from '@site/src/data/tokenizerText';
import {characters} from '@site/src/labs/tokenizers/pieces';
import {tokenizer, type TokenizerId} from '@site/src/labs/tokenizers/registry';
import controls from '@site/src/components/controls/controls.module.css';
import {useAddressState} from '../useAddressState';
import Licences from './Licences';
import {
  ADDRESS,
  announce,
  fitsAddress,
  formatBytes,
  offered,
  PARAMETER_NAMES,
  parsePrice,
  START,
  TEXT_LIMIT,
  toggle,
  WINDOW,
  type DuelState,
} from './model';
import Panel, {downloadSize} from './Panel';
import styles from './styles.module.css';
import TotalsTable from './TotalsTable';
import {useTokenizers} from './useTokenizers';

/** How long typing has to rest before the text is cut, in milliseconds. */
const REST = 150;

/**
 * One text, cut by real tokenizers side by side. The first text and three tokenizers are in the page as they were cut when
 * the site was built; a vocabulary is loaded when the reader asks for it.
 */
export default function TokenizerDuel(): ReactNode {
  const [state, setState] = useAddressState(ADDRESS);
  const [rested, setRested] = useState(START.text);
  // How many tokens are drawn, for the text it was set for.
  const [drawn, setDrawn] = useState({text: START.text, limit: WINDOW});
  const [touched, setTouched] = useState(false);
  const tokenizers = useTokenizers();
  const {text, chosen, price} = state;
  const limit = drawn.text === rested ? drawn.limit : WINDOW;

  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);

  const {stateOf, cutOf, load, cut} = tokenizers;
  const ready = chosen.filter((id) => stateOf(id).kind === 'ready').join();
  useEffect(() => {
    for (const id of ready.split(',').filter(Boolean) as TokenizerId[]) cut(id, rested, limit);
  }, [ready, rested, limit, cut]);

  const change = (part: Partial<DuelState>): void => {
    setTouched(true);
    setState({...state, ...part});
  };
  const choose = (id: TokenizerId): void => {
    // Its size is beside the box: ticking it is asking for it. What the page came with needs nothing.
    if (!chosen.includes(id) && stateOf(id).kind === 'absent' && cutOf(id)?.text !== rested) load(id);
    change({chosen: toggle(chosen, id)});
  };
  const currentCut = (id: TokenizerId) => {
    const found = cutOf(id);
    return found?.text === rested ? found : null;
  };
  const more = useCallback(() => setDrawn({text: rested, limit: limit + WINDOW}), [rested, limit]);
  const missing = chosen.filter((id) => stateOf(id).kind === 'absent' && !currentCut(id));
  const rows = chosen.flatMap((id) => {
    const found = currentCut(id);
    return found ? [{record: tokenizer(id), totals: found.totals}] : [];
  });

  return (
    <div className={styles.duel} data-needs-app={PARAMETER_NAMES}>
      <TextField text={text} change={(next) => change({text: next})} />
      <Choice chosen={chosen} choose={choose} isLoaded={(id) => stateOf(id).kind === 'ready'} />
      {missing.length > 0 && (
        <p>
          <button type="button" className={controls.button} onClick={() => missing.forEach(load)}>
            载入 {missing.length} 个词表（共 {formatBytes(missing.reduce((sum, id) => sum + downloadSize(id), 0))}）
          </button>
        </p>
      )}
      <div className={styles.panels}>
        {chosen.map((id) => (
          <MemoPanel key={id} id={id} state={stateOf(id)} cut={currentCut(id)} load={load} more={more} />
        ))}
      </div>
      {chosen.length === 0 && <p>先勾选至少一个分词器。</p>}
      <Legend />
      <PriceField price={price} change={(next) => change({price: next})} />
      <TotalsTable rows={rows} text={rested} price={price} />
      <p role="status" className="visually-hidden">
        {touched && announce(rows.map(({record, totals}) => ({name: record.name, tokens: totals.tokens})))}
      </p>
      <Licences />
    </div>
  );
}

interface MemoPanelProps {
  readonly id: TokenizerId;
  readonly state: Parameters<typeof Panel>[0]['state'];
  readonly cut: Parameters<typeof Panel>[0]['cut'];
  readonly load: (id: TokenizerId) => void;
  readonly more: () => void;
}

/** Keeps the handlers of a panel the same while nothing of it changes: a long text has hundreds of chips. */
function MemoPanel({id, state, cut, load, more}: MemoPanelProps): ReactNode {
  const loadThis = useCallback(() => load(id), [load, id]);
  return <Panel tokenizer={tokenizer(id)} state={state} cut={cut} load={loadThis} more={more} />;
}

function TextField({text, change}: {readonly text: string; readonly change: (text: string) => void}): ReactNode {
  const id = useId();
  return (
    <>
      <div data-scripted="">
        <label htmlFor={id}>输入文字，或选一段：</label>
        <div className={`${controls.buttons} ${styles.samples}`}>
          {samples.map((sample) => (
            <button
              key={sample.id}
              type="button"
              className={controls.button}
              aria-pressed={text === sample.text}
              onClick={() => change(sample.text)}>
              {sample.name}
            </button>
          ))}
        </div>
        <textarea
          id={id}
          className={controls.field}
          rows={4}
          maxLength={TEXT_LIMIT}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => change(event.target.value)}
        />
        <p className={styles.note}>
          {characters(text)} 个字符（空格、标点都算）。{!fitsAddress(text) && '文字太长，没有写进网址。'}
          文字只留在这台设备上，不会发送。
        </p>
      </div>
      <p data-folded="" className={styles.printed}>
        {text}
      </p>
    </>
  );
}

interface ChoiceProps {
  readonly chosen: readonly TokenizerId[];
  readonly choose: (id: TokenizerId) => void;
  readonly isLoaded: (id: TokenizerId) => boolean;
}

function Choice({chosen, choose, isLoaded}: ChoiceProps): ReactNode {
  return (
    <fieldset className={styles.choice} data-scripted="">
      <legend>分词器（括号里是要下载的词表大小，gzip 压缩后）</legend>
      {offered.map(({id, name}) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={() => choose(id)} />
          <span>
            {name}
            <span className={styles.soft}>（{isLoaded(id) ? '已载入' : formatBytes(downloadSize(id))}）</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Legend(): ReactNode {
  return (
    <p className={styles.note}>
      每一格是一个词元，下面是它的编号；␣ 是空格，↵ 是换行。<b>字节词元</b>（虚线框）：词表里没有这个字，退回到
      <code>{'<0xE5>'}</code> 这样一字节一个的词元。<b>残字词元</b>
      （点线框）：字节级词表切到了一个字的中间，只含它的一部分字节（前面可能带着空格，即 20）。
      两种都照字节写出，不拼回成字。
    </p>
  );
}

function PriceField({price, change}: {readonly price: number; readonly change: (price: number) => void}): ReactNode {
  const id = useId();
  // What is being typed may be no number yet.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <p className={styles.price} data-scripted="">
      <label htmlFor={id}>价格（元 / 百万词元）</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={0}
        step="any"
        value={typed ?? String(price)}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = parsePrice(event.target.value);
          if (next !== null) change(next);
        }}
        onBlur={() => setTyped(null)}
      />
    </p>
  );
}
