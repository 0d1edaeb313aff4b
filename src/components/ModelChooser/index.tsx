import {useMemo, type ReactNode} from 'react';
import Link from '@docusaurus/Link';
import controls from '@site/src/components/controls/controls.module.css';
import {rowAddress, type FigureModel} from '@site/src/components/ModelScatter/data';
import {InlineMark} from '@site/src/components/ModelScatter/Mark';
import {useAddressState} from '@site/src/components/useAddressState';
import {bytes, short} from '@site/src/llm/format';
import {contextText, KIND_TEXT} from '@site/src/utils/modelText';
import {
  ADDRESS,
  CANDIDATES,
  capacityOf,
  CHINESE,
  choose,
  codec,
  CONTEXTS,
  COUNTS,
  DEVICES,
  deviceOf,
  excludedByRule,
  isCpu,
  isTraining,
  LICENCES,
  openText,
  RULES,
  SORTS,
  TASKS,
  THINKING,
  TIGHT,
  type Chosen,
  type Judged,
  type Needs,
  type Step,
} from './model';
import styles from './styles.module.css';

type Change = (values: Partial<Needs>) => void;

/** So many of those that fit stand open; the rest is one tap away. */
const SHOWN = 6;

/**
 * The models of src/data/models that meet a reader's needs, each with its reasons and numbers; those of which the data say too
 * little apart, and those that are out by rule. Without scripts it shows what fits one card of 24 GB in 4 bits.
 */
export default function ModelChooser(): ReactNode {
  const [needs, setNeeds] = useAddressState(codec);
  const change: Change = (values) => setNeeds({...needs, ...values});
  const chosen = useMemo(() => choose(needs), [needs]);
  return (
    <div className={styles.figure} data-needs-app={ADDRESS}>
      <Controls needs={needs} change={change} />
      <p className={styles.needs}>
        <b>需要：</b>
        {needsText(needs)}
      </p>
      <Rules needs={needs} />
      <Funnel steps={chosen.steps} />
      <p className={styles.count} role="status">
        <b>{chosen.fitting.length} 个合适</b>，{chosen.undecided.length} 个无法判断，{chosen.excluded.length} 个排除。
        {isCpu(needs) && isTraining(needs) && '没有显卡时这里只算推理：换成推理，或选一张显卡。'}
      </p>
      <Fitting chosen={chosen} needs={needs} />
      <Undecided chosen={chosen} />
      <Excluded chosen={chosen} />
    </div>
  );
}

function needsText(needs: Needs): string {
  const named = (list: readonly {readonly id: string; readonly name: string}[], id: string): string =>
    list.find((one) => one.id === id)?.name ?? '';
  const cards = isCpu(needs) ? deviceOf(needs).name : `${needs.count} 张 ${deviceOf(needs).name}`;
  return [
    cards,
    named(TASKS, needs.task),
    `${contextText(needs.context)} 词元`,
    named(LICENCES, needs.licence),
    `中文${needs.chinese === 'yes' ? '要有成绩为证' : '不要求'}`,
    needs.thinking === 'any' ? '思不思考都行' : named(THINKING, needs.thinking),
  ].join('；');
}

function Controls({needs, change}: {readonly needs: Needs; readonly change: Change}): ReactNode {
  return (
    <div className={styles.controls} data-scripted="">
      <Choice label="机器" list={DEVICES} value={needs.device} choose={(device) => change({device})} />
      <Choice
        label="几张卡"
        list={COUNTS.map((count) => ({id: count, name: `${count} 张`}))}
        value={needs.count}
        disabled={isCpu(needs)}
        choose={(count) => change({count})}
      />
      <Choice label="做什么" list={TASKS} value={needs.task} choose={(task) => change({task})} />
      <Choice
        label={isTraining(needs) ? '训练的序列多长' : '上下文多长'}
        list={CONTEXTS.map((context) => ({id: context, name: `${contextText(context)} 词元`}))}
        value={needs.context}
        choose={(context) => change({context})}
      />
      <Choice label="许可" list={LICENCES} value={needs.licence} choose={(licence) => change({licence})} />
      <Choice label="中文" list={CHINESE} value={needs.chinese} choose={(chinese) => change({chinese})} />
      <Choice label="先思考再答" list={THINKING} value={needs.thinking} choose={(thinking) => change({thinking})} />
      <Choice label="次序" list={SORTS} value={needs.sort} choose={(sort) => change({sort})} />
    </div>
  );
}

interface ChoiceProps<Id extends string | number> {
  readonly label: string;
  readonly list: readonly {readonly id: Id; readonly name: string}[];
  readonly value: Id;
  readonly disabled?: boolean;
  readonly choose: (id: Id) => void;
}

function Choice<Id extends string | number>({label, list, value, disabled, choose}: ChoiceProps<Id>): ReactNode {
  return (
    <label>
      {label}
      <select
        className={controls.field}
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const found = list.find(({id}) => String(id) === event.target.value);
          if (found) choose(found.id);
        }}>
        {list.map(({id, name}) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The rules in words, as they stand for these needs. */
function Rules({needs}: {readonly needs: Needs}): ReactNode {
  return (
    <ol className={styles.rules}>
      {RULES.map((rule) => {
        const words = rule.words(needs);
        return (
          words !== null && (
            <li key={rule.id}>
              <b>{rule.label}</b>：{words}
            </li>
          )
        );
      })}
    </ol>
  );
}

function Funnel({steps}: {readonly steps: readonly Step[]}): ReactNode {
  const width = (count: number): string => `${((100 * count) / CANDIDATES.length).toFixed(2)}%`;
  return (
    <div className={styles.funnel}>
      <FunnelRow label="全部记录" text={`${CANDIDATES.length} 个`} kept={width(CANDIDATES.length)} open={width(0)} />
      {steps.map(({rule, kept, open, dropped}) => (
        <FunnelRow
          key={rule.id}
          label={rule.label}
          text={`${kept} 个${open > 0 ? `，${open} 个无法判断` : ''}；去掉 ${dropped}`}
          kept={width(kept)}
          open={width(open)}
        />
      ))}
      <p className={styles.soft}>从上到下逐条筛。实心：符合；斜纹：数据不够，无法判断。</p>
    </div>
  );
}

interface FunnelRowProps {
  readonly label: string;
  readonly text: string;
  readonly kept: string;
  readonly open: string;
}

function FunnelRow({label, text, kept, open}: FunnelRowProps): ReactNode {
  return (
    <div className={styles.step}>
      <span>{label}</span>
      <span>{text}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.kept} style={{width: kept}} />
        <span className={styles.open} style={{width: open}} />
      </span>
    </div>
  );
}

function Fitting({chosen: {fitting}, needs}: {readonly chosen: Chosen; readonly needs: Needs}): ReactNode {
  if (fitting.length === 0)
    return (
      <p className={styles.none}>
        没有记录里的模型同时满足这些条件。放宽一条再试：位数少一点、上下文短一点、卡多一张，或许可放宽。
      </p>
    );
  const parts = fitting[0]?.need.parts.map(({name}) => name).join('、');
  return (
    <>
      <p className={styles.soft}>
        每条从左到右是{parts}，满格是 {bytes(capacityOf(needs))}。名字旁的“混合”指先思考、直接答两种方式都行。
      </p>
      <ul className={styles.list}>
        {fitting.slice(0, SHOWN).map((judged) => (
          <Fit key={judged.candidate.model.id} judged={judged} needs={needs} />
        ))}
      </ul>
      {fitting.length > SHOWN && (
        <details className={controls.disclosure}>
          <summary>其余 {fitting.length - SHOWN} 个合适的</summary>
          <ul className={styles.list}>
            {fitting.slice(SHOWN).map((judged) => (
              <Fit key={judged.candidate.model.id} judged={judged} needs={needs} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Fit({
  judged: {candidate, verdicts, need},
  needs,
}: {
  readonly judged: Judged;
  readonly needs: Needs;
}): ReactNode {
  const {model, facts} = candidate;
  const capacity = capacityOf(needs);
  return (
    <li>
      <p className={styles.head}>
        <ModelName model={model} />
        <span>{headText(model)}</span>
      </p>
      <span className={styles.track} aria-hidden="true">
        {need.parts.map(({name, bytes: between}, index) => (
          <span
            key={name}
            className={styles.part}
            data-part={index}
            style={{width: `${((100 * between.high) / capacity).toFixed(2)}%`}}
          />
        ))}
      </span>
      <p className={styles.why}>
        {verdicts
          .filter(({rule}) => rule.id !== 'open' && rule.id !== 'thinking')
          .map(({rule, verdict}) => (
            <span key={rule.id}>
              {rule.id === 'memory' && (
                <>
                  {verdict.text}，占 {((100 * need.total.high) / capacity).toFixed(0)}%
                  {need.total.high > TIGHT * capacity && '，很紧'}。
                  {!isTraining(needs) && ` 每个词元的缓存：${facts.cacheText}。`}
                </>
              )}
              {rule.id !== 'memory' && `${verdict.text}。`}
            </span>
          ))}
      </p>
    </li>
  );
}

function headText({released, total, active, kind}: FigureModel): string {
  const size = total.value === null ? '' : short(total.value);
  const mixed = active.value === null ? size : `${size}，激活 ${short(active.value)}`;
  return [mixed, KIND_TEXT[kind], released ?? '发布日期未核实'].join('，');
}

function ModelName({model}: {readonly model: FigureModel}): ReactNode {
  return (
    <b>
      <InlineMark line={model.lineIndex} /> {/* The row is no heading, which is all that the check of links knows. */}
      <Link to={rowAddress(model)} data-noBrokenLinkCheck>
        {model.name}
      </Link>
    </b>
  );
}

function Undecided({chosen: {undecided}}: {readonly chosen: Chosen}): ReactNode {
  if (undecided.length === 0) return null;
  return (
    <details className={controls.disclosure}>
      <summary>{undecided.length} 个无法判断的，差什么数据</summary>
      <ul className={styles.plain}>
        {undecided.map((judged) => (
          <li key={judged.candidate.model.id}>
            <ModelName model={judged.candidate.model} />：{openText(judged)}。
          </li>
        ))}
      </ul>
    </details>
  );
}

function Excluded({chosen}: {readonly chosen: Chosen}): ReactNode {
  return (
    <details className={controls.disclosure}>
      <summary>{chosen.excluded.length} 个排除的，为什么</summary>
      {excludedByRule(chosen).map(({rule, models}) => (
        <section key={rule.id} aria-label={`${rule.label}不合`}>
          <p className={styles.group}>
            <b>{rule.label}</b>不合的 {models.length} 个
          </p>
          <ul className={styles.plain}>
            {models.map(({judged, text}) => (
              <li key={judged.candidate.model.id}>
                {judged.candidate.model.name}：{text}。
              </li>
            ))}
          </ul>
        </section>
      ))}
      {chosen.excluded.length === 0 && <p>没有。</p>}
    </details>
  );
}
