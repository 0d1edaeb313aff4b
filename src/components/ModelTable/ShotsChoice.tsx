import type {ReactNode} from 'react';
import type {Shots} from '@site/src/data/models/columns';
import {SHOTS} from './model';
import styles from './styles.module.css';

interface Props {
  readonly shots: Shots;
  readonly change: (shots: Shots) => void;
}

const NAMES: Readonly<Record<string, string>> = {any: '全部', unstated: '来源没写'};

/** Which scores count: with one number of examples alone, a column can be compared. */
export default function ShotsChoice({shots, change}: Props): ReactNode {
  return (
    <label className={styles.choice}>
      少样本个数{' '}
      <select
        value={String(shots)}
        onChange={(event) => change(SHOTS.find((one) => String(one) === event.currentTarget.value) ?? 'any')}>
        {SHOTS.map((one) => (
          <option key={one} value={one}>
            {NAMES[one] ?? `只看 ${one}-shot`}
          </option>
        ))}
      </select>
    </label>
  );
}
