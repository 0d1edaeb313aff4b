import type {ReactNode} from 'react';
import {shortName} from '@site/src/data/models/columns';
import type {ModelRow} from '@site/src/data/models/row';
import {ATTENTIONS, COMMERCIAL} from '@site/src/data/models/types';
import {ATTENTION_TEXT, COMMERCIAL_TEXT, contextText} from '@site/src/utils/modelText';
import {CONTEXTS, NO_FILTERS, YEARS, type Filters} from './model';
import styles from './styles.module.css';

interface Props {
  readonly filters: Filters;
  readonly rows: readonly ModelRow[];
  readonly change: (filters: Partial<Filters>) => void;
}

const years = Array.from({length: YEARS.last - YEARS.first + 1}, (_, index) => YEARS.first + index);

/** Which rows to list. Rows whose value is not known fall out, and the line above the table counts them. */
export default function FilterPanel({filters, rows, change}: Props): ReactNode {
  const developers = [...new Set(rows.map(({developer}) => developer))];
  return (
    <div className={styles.filters}>
      <Choices
        legend="能否商用"
        all={COMMERCIAL}
        chosen={filters.commercial}
        text={(one) => COMMERCIAL_TEXT[one]}
        change={(commercial) => change({commercial})}
      />
      <Choices
        legend="注意力"
        all={ATTENTIONS.filter((one) => rows.some(({values}) => values.attention === one))}
        chosen={filters.attention}
        text={(one) => ATTENTION_TEXT[one]}
        change={(attention) => change({attention})}
      />
      <fieldset>
        <legend>总参数（B，十亿）</legend>
        <Limit label="至少" value={filters.smallest} change={(smallest) => change({smallest})} />
        <Limit label="至多" value={filters.largest} change={(largest) => change({largest})} />
      </fieldset>
      <fieldset>
        <legend>发布的年份</legend>
        <Select label="从" value={filters.since} all={years} change={(since) => change({since})} />
        <Select label="到" value={filters.until} all={years} change={(until) => change({until})} />
      </fieldset>
      <fieldset>
        <legend>上下文</legend>
        <Select
          label="至少"
          value={filters.context}
          all={CONTEXTS}
          text={contextText}
          change={(context) => change({context})}
        />
      </fieldset>
      <fieldset>
        <legend>权重</legend>
        <label>
          <input type="checkbox" checked={filters.open} onChange={() => change({open: !filters.open})} />
          可以下载
        </label>
      </fieldset>
      <Choices
        legend="开发者"
        all={developers}
        chosen={filters.developers}
        text={shortName}
        change={(chosen) => change({developers: chosen})}
      />
      <button type="button" className={styles.inline} onClick={() => change(NO_FILTERS)}>
        清除全部筛选
      </button>
    </div>
  );
}

interface ChoicesProps<T extends string> {
  readonly legend: string;
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  readonly text: (one: T) => string;
  readonly change: (chosen: readonly T[]) => void;
}

function Choices<T extends string>({legend, all, chosen, text, change}: ChoicesProps<T>): ReactNode {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {all.map((one) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            // In the order of the list, so that the same choice has the same address.
            onChange={() => change(all.filter((other) => chosen.includes(other) !== (other === one)))}
          />
          {text(one)}
        </label>
      ))}
    </fieldset>
  );
}

interface LimitProps {
  readonly label: string;
  readonly value: number | null;
  readonly change: (value: number | null) => void;
}

function Limit({label, value, change}: LimitProps): ReactNode {
  return (
    <label>
      {label}
      <input
        type="number"
        inputMode="decimal"
        min={0}
        step="any"
        value={value ?? ''}
        onChange={({currentTarget}) =>
          change(currentTarget.value === '' || currentTarget.valueAsNumber < 0 ? null : currentTarget.valueAsNumber)
        }
      />
    </label>
  );
}

interface SelectProps extends LimitProps {
  readonly all: readonly number[];
  readonly text?: (value: number) => string;
}

function Select({label, value, all, text = String, change}: SelectProps): ReactNode {
  return (
    <label>
      {label}
      <select
        value={value ?? ''}
        onChange={({currentTarget}) => change(currentTarget.value === '' ? null : Number(currentTarget.value))}>
        <option value="">不限</option>
        {all.map((one) => (
          <option key={one} value={one}>
            {text(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
