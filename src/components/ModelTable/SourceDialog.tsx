import {useEffect, useId, useRef, useState, type ReactNode} from 'react';
import {useBaseUrlUtils} from '@docusaurus/useBaseUrl';
import {columnById, NAME, scoresIn, type Shots} from '@site/src/data/models/columns';
import {fields, FIELDS} from '@site/src/data/models/fields';
import type {ModelRow} from '@site/src/data/models/row';
import type {ServedModel, ServedScore, ServedStatement, ServedValue} from '@site/src/data/models/served';
import type {Field} from '@site/src/data/models/types';
import {exact} from '@site/src/llm/format';
import {missingText, scoreConditions, valueText} from '@site/src/utils/modelText';
import styles from './styles.module.css';

interface Props {
  readonly id: string;
  readonly column: string;
  readonly row: ModelRow | undefined;
  readonly shots: Shots;
  readonly close: () => void;
}

const CONFIDENCE: Readonly<Record<string, string>> = {
  A: '读过发布者的原文',
  B: '读的是转载或别人的转述',
  C: '只见到一处，存疑',
};

const ADDRESS = '/data/models.json';
let fetched: Promise<readonly ServedModel[]> | null = null;

/** The whole data set with its sources, fetched once. */
function fetchModels(address: string): Promise<readonly ServedModel[]> {
  fetched ??= fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    return (await answer.json()) as readonly ServedModel[];
  });
  fetched.catch(() => {
    fetched = null;
  });
  return fetched;
}

/** Where a value is from: each source's words, place, date and how sure it is; those that contradict it side by side. */
export default function SourceDialog({id, column, row, shots, close}: Props): ReactNode {
  const {withBaseUrl} = useBaseUrlUtils();
  const address = withBaseUrl(ADDRESS);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [model, setModel] = useState<ServedModel | 'failed' | null>(null);
  useEffect(() => {
    let current = true;
    fetchModels(address).then(
      (models) => current && setModel(models.find((one) => one.id === id) ?? 'failed'),
      () => current && setModel('failed'),
    );
    return () => {
      current = false;
    };
  }, [address, id]);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const {label, description} = columnById(column);
  return (
    // A tap beside the sheet closes it, as Escape and the button do.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={title}
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}>
      <div className={styles.sheet}>
        <header>
          <b id={title}>
            {row?.name ?? id}
            {column !== NAME.id && ` · ${label}`}
          </b>
          <button type="button" onClick={() => dialog.current?.close()}>
            关闭
          </button>
        </header>
        {column !== NAME.id && <p className={styles.note}>{description}</p>}
        {model === null && <p>正在取来源……</p>}
        {model === 'failed' && (
          <p>
            来源没有取到。检查网络，再点一次；或打开<a href={address}>全部数据</a>。
          </p>
        )}
        {model !== null && model !== 'failed' && <Content model={model} column={column} shots={shots} />}
      </div>
    </dialog>
  );
}

interface ContentProps {
  readonly model: ServedModel;
  readonly column: string;
  readonly shots: Shots;
}

function Content({model, column, shots}: ContentProps): ReactNode {
  const {field, benchmark, id} = columnById(column);
  if (field) return <Value field={field} value={model[field]} />;
  if (benchmark) return <Scores scores={scoresIn(model, benchmark, !id.endsWith('-others'), shots)} />;
  return <Whole model={model} />;
}

function Value({field, value}: {readonly field: Field; readonly value: ServedValue}): ReactNode {
  if ('why' in value)
    return (
      <p>
        {value.why}
        {value.source && (
          <>
            。在<a href={value.source.url}>{value.source.title}</a>（{value.source.where}，{value.asOf}）里找过
          </>
        )}
        。
      </p>
    );
  const others = value.also ?? [];
  return (
    <>
      {others.length > 0 && <p>来源说法不同，并排列出。表里用第一个：发布者的、较新的。</p>}
      <div className={styles.statements}>
        {[value, ...others].map((statement, index) => (
          <Statement key={index} field={field} statement={statement} />
        ))}
      </div>
    </>
  );
}

function Statement({field, statement}: {readonly field: Field; readonly statement: ServedStatement}): ReactNode {
  const {value, printed, source, asOf, confidence} = statement;
  const plain = value as string | number | boolean;
  const short = valueText(field, plain);
  const full = typeof plain === 'number' && exact(plain) !== short ? `（${exact(plain)}）` : '';
  return (
    <dl>
      <dt>值</dt>
      <dd>
        <b>{short}</b>
        {full}
      </dd>
      {printed !== undefined && (
        <>
          <dt>来源写</dt>
          <dd>{printed}</dd>
        </>
      )}
      <Origin source={source} asOf={asOf} confidence={confidence} />
    </dl>
  );
}

function Origin({source, asOf, confidence}: Pick<ServedStatement, 'source' | 'asOf' | 'confidence'>): ReactNode {
  return (
    <>
      <dt>来源</dt>
      <dd>
        <a href={source.url}>{source.title}</a>，{source.where}
      </dd>
      <dt>日期</dt>
      <dd>{asOf}</dd>
      <dt>可信度</dt>
      <dd>
        {confidence}：{CONFIDENCE[confidence]}
      </dd>
    </>
  );
}

function Scores({scores}: {readonly scores: readonly ServedScore[]}): ReactNode {
  if (scores.length === 0) return <p>这份数据里没有。</p>;
  return (
    <div className={styles.statements}>
      {scores.map((score, index) => (
        <dl key={index}>
          <dt>成绩</dt>
          <dd>
            <b>{score.value}</b>
          </dd>
          <dt>条件</dt>
          <dd>{scoreConditions(score)}</dd>
          <Origin source={score.source} asOf={score.asOf} confidence={score.confidence} />
        </dl>
      ))}
    </div>
  );
}

const LINKS = {
  weights: '权重',
  modelScope: 'ModelScope',
  code: '代码',
  paper: '论文',
  licence: '许可全文',
} as const;

/** A model at a glance: links, remarks, and every value with its place. */
function Whole({model}: {readonly model: ServedModel}): ReactNode {
  const links = (Object.keys(LINKS) as (keyof typeof LINKS)[]).flatMap((name) => {
    const url = model.links[name];
    return url === null ? [] : [{name, url}];
  });
  const known = FIELDS.filter((field) => !('why' in model[field]) || model[field].why !== '不适用');
  return (
    <>
      <p>
        {model.developer}，{model.family} 系列。
        {links.map(({name, url}) => (
          <span key={name}>
            <a href={url}>{LINKS[name]}</a>{' '}
          </span>
        ))}
      </p>
      {model.notes.length > 0 && (
        <ul>
          {model.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <dl>
        {known.map((field) => (
          <WholeValue key={field} field={field} value={model[field]} />
        ))}
      </dl>
    </>
  );
}

function WholeValue({field, value}: {readonly field: Field; readonly value: ServedValue}): ReactNode {
  const statements = 'why' in value ? [] : [value, ...(value.also ?? [])];
  return (
    <>
      <dt>{fields[field].label}</dt>
      <dd>
        {'why' in value && missingText(value.why)}
        {statements.map((one, index) => (
          <span key={index}>
            {index > 0 && '；≠ '}
            {valueText(field, one.value as string)}
            {one.printed !== undefined && `（${one.printed}）`} <a href={one.source.url}>{one.source.title}</a>，
            {one.source.where}
          </span>
        ))}
      </dd>
    </>
  );
}
