import {Fragment, type ReactNode} from 'react';
import Link from '@docusaurus/Link';
import controls from '@site/src/components/controls/controls.module.css';
import {countText, LINES, rowAddress, type FigureModel} from '@site/src/components/ModelScatter/data';
import {InlineMark} from '@site/src/components/ModelScatter/Mark';
import {useAddressState} from '@site/src/components/useAddressState';
import {contextText, KIND_TEXT} from '@site/src/utils/modelText';
import {
  ADDRESS,
  byYear,
  codec,
  dateText,
  shownReleases,
  UNDATED,
  YEARS,
  type Release,
  type TimelineState,
} from './model';
import Picture from './Picture';
import styles from './styles.module.css';

/**
 * Every release of src/data/models since GPT-1, by line: lanes where there is room, below them (and on a phone instead of them)
 * a list by year. Without scripts it shows all years.
 */
export default function ModelTimeline(): ReactNode {
  const [state, setState] = useAddressState(codec);
  const change = (values: Partial<TimelineState>): void => setState({...state, ...values});
  const years = byYear(state);
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <Controls state={state} change={change} />
      <p className={styles.status} role="status">
        {statusText(state)}
      </p>
      <Picture state={state} />
      <Pages />
      {years.map(({year, releases}) => (
        <details key={year} className={controls.disclosure} open={state.year === year || years.at(-1)?.year === year}>
          <summary>
            {year} 年：{countOf(releases)} 个模型
          </summary>
          <ol className={styles.list}>
            {releases.map((release) => (
              <Entry key={`${release.family} ${release.date}`} release={release} />
            ))}
          </ol>
        </details>
      ))}
      <details className={controls.disclosure}>
        <summary>发布日期没有核实的 {UNDATED.length} 个</summary>
        <ul className={styles.undated}>
          {UNDATED.map((model) => (
            <li key={model.id}>
              <InlineMark line={model.lineIndex} /> <ModelLink model={model} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

interface ControlProps {
  readonly state: TimelineState;
  readonly change: (values: Partial<TimelineState>) => void;
}

function Controls({state, change}: ControlProps): ReactNode {
  return (
    <div className={styles.controls} data-scripted="">
      <div className={controls.buttons} role="group" aria-label="年份">
        <YearButton text="全部" isChosen={state.year === null} choose={() => change({year: null})} />
        {YEARS.map((year) => (
          <YearButton
            key={year}
            text={String(year)}
            isChosen={state.year === year}
            choose={() => change({year: state.year === year ? null : year})}
          />
        ))}
      </div>
      <label>
        系列
        <select
          className={controls.field}
          value={state.line ?? ''}
          onChange={(event) => change({line: event.target.value || null})}>
          <option value="">全部系列</option>
          {LINES.map(({id, name}) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

interface YearButtonProps {
  readonly text: string;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

function YearButton({text, isChosen, choose}: YearButtonProps): ReactNode {
  return (
    <button type="button" className={controls.button} aria-pressed={isChosen} onClick={choose}>
      {text}
    </button>
  );
}

function statusText(state: TimelineState): string {
  const releases = shownReleases(state);
  const span = state.year === null ? `${YEARS[0]} 到 ${YEARS.at(-1)} 年` : `${state.year} 年`;
  const line = LINES.find(({id}) => id === state.line);
  const what = line ? `${line.name} 系列` : '各系列';
  return releases.length === 0
    ? `${span}，${what}：没有记录。`
    : `${span}，${what}：${releases.length} 次发布，${countOf(releases)} 个模型。`;
}

function countOf(releases: readonly Release[]): number {
  return releases.reduce((sum, {models}) => sum + models.length, 0);
}

/** The lines that have a note of their own. */
function Pages(): ReactNode {
  const written = LINES.map((line, index) => ({...line, index})).filter(({to}) => to !== null);
  return (
    <p className={styles.pages}>
      有专页的系列：
      {written.map(({id, name, to, index}, place) => (
        <Fragment key={id}>
          {place > 0 && '、'}
          <span className={styles.page}>
            <InlineMark line={index} /> <Link to={to ?? undefined}>{name}</Link>
          </span>
        </Fragment>
      ))}
      。
    </p>
  );
}

function Entry({release: {date, family, lineIndex, models}}: {readonly release: Release}): ReactNode {
  return (
    <li>
      <span className={styles.mark}>
        <InlineMark line={lineIndex} />
      </span>
      <span className={styles.date}>{dateText(date)}</span> <b>{titleOf(family, LINES[lineIndex]?.name ?? '')}</b>
      <ul>
        {models.map((model) => (
          <li key={model.id}>
            <ModelLink model={model} />
            <span className={styles.facts}> {factsText(model)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** “GLM：ChatGLM”, but “Qwen3” alone where the family's name says the line. */
function titleOf(family: string, line: string): string {
  return family.toLowerCase().startsWith(line.toLowerCase()) ? family : `${line}：${family}`;
}

function factsText(model: FigureModel): string {
  const {total, active, tokens, context, kind, open} = model;
  return [
    KIND_TEXT[kind],
    total.value !== null &&
      (active.value === null ? countText(total) : `${countText(total)}，激活 ${countText(active)}`),
    tokens.value !== null && `${countText(tokens)} 词元`,
    context.value !== null && `上下文 ${contextText(context.value)}`,
    !open && '权重没有公开',
  ]
    .filter(Boolean)
    .join('，');
}

function ModelLink({model}: {readonly model: FigureModel}): ReactNode {
  return (
    // The row is no heading, which is all that the check of links knows.
    <Link to={rowAddress(model)} data-noBrokenLinkCheck>
      {model.name}
    </Link>
  );
}
