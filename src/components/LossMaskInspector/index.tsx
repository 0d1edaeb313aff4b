import {useEffect, useId, useMemo, useState, type ReactNode} from 'react';
import ScrollTable from '@site/src/components/ScrollTable';
import Slider from '@site/src/components/controls/Slider';
import controls from '@site/src/components/controls/controls.module.css';
import {formatBytes} from '@site/src/components/TokenizerDuel/model';
import {useAddressState} from '@site/src/components/useAddressState';
import {allTexts, type MistakeId} from '@site/src/labs/chat/labels';
import {tokenizer} from '@site/src/labs/tokenizers/registry';
import {
  ADDRESS,
  announce,
  choose,
  effect,
  FIELDS,
  impossible,
  isExample,
  KEEP,
  messagesOf,
  mistakeIds,
  MISTAKES,
  PARAMETER_NAMES,
  rowOf,
  share,
  START,
  template,
  templates,
  TEXT_LIMIT,
  type InspectorState,
  type Row,
} from './model';
import styles from './styles.module.css';
import Tokens from './Tokens';
import {useCuts, type Cuts} from './useCuts';

/** How long typing has to rest before the text is cut, in milliseconds. */
const REST = 200;

interface PartProps {
  readonly state: InspectorState;
  readonly change: (state: InspectorState) => void;
}

/**
 * One conversation in five models' templates, token by token, with the labels of fine-tuning, and what the usual mistakes
 * do to them. The example is in the page as it was cut when the site was built; another text needs a vocabulary.
 */
export default function LossMaskInspector(): ReactNode {
  const [state, setState] = useAddressState(ADDRESS);
  const [touched, setTouched] = useState(false);
  const cuts = useCuts();
  const chat = template(state.template);
  const {tokenizer: id} = chat;
  const {ask, stateOf} = cuts;
  const ready = stateOf(id).kind === 'ready';

  useEffect(() => {
    if (!ready) return undefined;
    const timer = setTimeout(() => ask(id, allTexts(chat, messagesOf(state))), REST);
    return () => clearTimeout(timer);
  }, [ready, ask, id, chat, state]);

  const change = (next: InspectorState): void => {
    setTouched(true);
    setState(next);
  };
  const rows = useMemo(() => {
    const cut = (text: string) => cuts.cutOf(id, text);
    return Object.fromEntries(mistakeIds.map((mistake) => [mistake, rowOf(chat, state, mistake, cut)])) as Record<
      MistakeId,
      Row | null
    >;
  }, [cuts, chat, id, state]);
  const row = rows[state.mistake];

  return (
    <div className={styles.inspector} data-needs-app={PARAMETER_NAMES}>
      <Conversation state={state} change={change} />
      <TemplateTable state={state} change={change} cuts={cuts} />
      <MistakeTable state={state} change={change} rows={rows} />
      {row && rows.none && (
        <div className={styles.explained}>
          <p>
            <b>对标签：</b>
            {effect(chat, state.mistake, rows.none.counts, row.counts)}
          </p>
          <p>
            <b>训练里：</b>
            {MISTAKES[state.mistake].seen}
          </p>
        </div>
      )}
      {state.mistake === 'truncated' && (
        <Slider
          label="截断后留下"
          text={`${state.keep}%`}
          {...KEEP}
          value={state.keep}
          change={(keep) => change({...state, keep})}
        />
      )}
      <Legend />
      {row ? <Tokens name={chat.name} tokens={row.tokens} /> : <Missing state={state} change={change} cuts={cuts} />}
      <p role="status" className="visually-hidden">
        {touched && announce(chat, state.mistake, row)}
      </p>
      <dl data-folded="" className={styles.all}>
        {mistakeIds
          .filter((mistake) => mistake !== state.mistake)
          .map((mistake) => {
            const other = rows[mistake];
            return (
              <div key={mistake}>
                <dt>{MISTAKES[mistake].name}</dt>
                <dd>
                  {other && rows.none && effect(chat, mistake, rows.none.counts, other.counts)}
                  训练里：{MISTAKES[mistake].seen}
                </dd>
              </div>
            );
          })}
      </dl>
      <Sources />
    </div>
  );
}

function Conversation({state, change}: PartProps): ReactNode {
  const id = useId();
  return (
    <>
      <dl className={styles.conversation}>
        {FIELDS.map((name, index) =>
          index === 0 && !state.withSystem ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{state.texts[index] || '（空）'}</dd>
            </div>
          ),
        )}
      </dl>
      <details className={controls.disclosure} data-scripted="">
        <summary>改这段对话</summary>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={state.withSystem}
            onChange={(event) => change({...state, withSystem: event.target.checked})}
          />
          带系统提示
        </label>
        {FIELDS.map((name, index) => (
          <div key={name}>
            <label htmlFor={`${id}${index}`}>{name}</label>
            <textarea
              id={`${id}${index}`}
              className={controls.field}
              rows={2}
              maxLength={TEXT_LIMIT}
              spellCheck={false}
              autoComplete="off"
              disabled={index === 0 && !state.withSystem}
              value={state.texts[index] ?? ''}
              onChange={(event) =>
                change({
                  ...state,
                  texts: state.texts.map((text, place) => (place === index ? event.target.value : text)),
                })
              }
            />
          </div>
        ))}
        <p className={styles.note}>每句最多 {TEXT_LIMIT} 个字符。文字只留在这台设备上，不会发送。</p>
        <button
          type="button"
          className={controls.button}
          disabled={isExample(state)}
          onClick={() => change({...state, texts: START.texts})}>
          恢复例子
        </button>
      </details>
    </>
  );
}

function TemplateTable({state, change, cuts}: PartProps & {readonly cuts: Cuts}): ReactNode {
  const name = useId();
  return (
    <ScrollTable className={styles.table}>
      <caption>同一段对话，五个模型的模板，都没有错</caption>
      <thead>
        <tr>
          <th scope="col">模板</th>
          <th scope="col">词元</th>
          <th scope="col">记号</th>
          <th scope="col">算损失</th>
          <th scope="col">占</th>
        </tr>
      </thead>
      <tbody>
        {templates.map((chat) => {
          const counts = rowOf(chat, state, 'none', (text) => cuts.cutOf(chat.tokenizer, text))?.counts;
          return (
            <tr key={chat.id} data-chosen={chat.id === state.template || undefined}>
              <th scope="row">
                <label>
                  <input
                    type="radio"
                    data-scripted=""
                    name={name}
                    checked={chat.id === state.template}
                    onChange={() => change(choose(state, chat.id))}
                  />
                  {chat.name}
                </label>
              </th>
              <td>{counts?.tokens ?? '—'}</td>
              <td>{counts?.markers ?? '—'}</td>
              <td>{counts?.learned ?? '—'}</td>
              <td>{counts ? share(counts) : '—'}</td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

function MistakeTable({state, change, rows}: PartProps & {readonly rows: Record<MistakeId, Row | null>}): ReactNode {
  const name = useId();
  const chat = template(state.template);
  return (
    <ScrollTable className={styles.table}>
      <caption>{chat.name}：错了会怎样</caption>
      <thead>
        <tr>
          <th scope="col">错在哪</th>
          <th scope="col">词元</th>
          <th scope="col">算损失</th>
          <th scope="col">占</th>
          <th scope="col">学会停</th>
        </tr>
      </thead>
      <tbody>
        {mistakeIds.map((mistake) => {
          const counts = rows[mistake]?.counts;
          const reason = impossible(chat, mistake);
          return (
            <tr key={mistake} data-chosen={mistake === state.mistake || undefined}>
              <th scope="row">
                <label>
                  <input
                    type="radio"
                    data-scripted=""
                    name={name}
                    disabled={reason !== null}
                    checked={mistake === state.mistake}
                    onChange={() => change({...state, mistake})}
                  />
                  <span>
                    {MISTAKES[mistake].name}
                    {reason && <span className={styles.reason}>{reason}</span>}
                  </span>
                </label>
              </th>
              <td>{counts?.tokens ?? '—'}</td>
              <td>{counts?.learned ?? '—'}</td>
              <td>{counts ? share(counts) : '—'}</td>
              <td>{counts ? `${counts.stops}/2` : '—'}</td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

function Legend(): ReactNode {
  return (
    <p className={styles.note}>
      每一格是一个词元：文字、编号、标签。<b>实底粗框</b>的算损失；标签 −100 的不算。虚线框是特殊词元。␣ 是空格，↵
      是换行；十六进制是一个字的一部分字节。“学会停”：两次回答后面，有几次教它停。
    </p>
  );
}

function Missing({state, change, cuts}: PartProps & {readonly cuts: Cuts}): ReactNode {
  const chat = template(state.template);
  const size = cuts.sizeOf(chat.tokenizer);
  const load = cuts.stateOf(chat.tokenizer);
  if (size === null)
    return (
      <div className={styles.missing}>
        <p>
          {chat.name} 的词表没有随站提供，改过的对话切不了。{reasonOf(chat.tokenizer)}
        </p>
        <button type="button" className={controls.button} onClick={() => change({...state, texts: START.texts})}>
          恢复例子
        </button>
      </div>
    );
  switch (load.kind) {
    case 'loading':
      return (
        <p className={styles.missing}>
          {load.bytes < load.total
            ? `正在下载 ${formatBytes(load.bytes)} / ${formatBytes(load.total)}`
            : '正在准备词表……'}
        </p>
      );
    case 'ready':
      return <p className={styles.missing}>正在切……</p>;
    default:
      return (
        <div className={styles.missing}>
          <p>{load.kind === 'failed' ? `词表没有载入成功：${load.message}。` : '对话改过了，要先载入词表才能切。'}</p>
          <button type="button" className={controls.button} onClick={() => cuts.load(chat.tokenizer)}>
            {load.kind === 'failed'
              ? '再试一次'
              : `载入 ${tokenizer(chat.tokenizer).name} 的词表（${formatBytes(size)}）`}
          </button>
        </div>
      );
  }
}

function reasonOf(id: Parameters<typeof tokenizer>[0]): string {
  const record = tokenizer(id);
  return record.shipped ? '' : record.reason;
}

function Sources(): ReactNode {
  return (
    <p className={styles.note}>
      模板出处：
      {templates.map(({id, name, source}, index) => (
        <span key={id}>
          {index > 0 && '；'}
          {name}，<a href={source.url}>{source.where}</a>
        </span>
      ))}
      。词表的许可见分词一页；Llama 2 is licensed under the LLAMA 2 Community License, Copyright (c) Meta Platforms,
      Inc. All Rights Reserved. Built with Meta Llama 3.
    </p>
  );
}
