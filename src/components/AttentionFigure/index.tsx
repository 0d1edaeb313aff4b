import {useId, useMemo, type ReactNode} from 'react';
import Slider from '../controls/Slider';
import {useAddressState} from '../useAddressState';
import Cells from './Cells';
import {CellDetails, Given, WeightedSum} from './Details';
import {ADDRESS, attend, largestChange, MAX_SHIFT, POSITIONS, two, type State} from './model';
import styles from './styles.module.css';

const POSITION_NAMES = {rope: 'RoPE', absolute: '绝对位置', none: '不加位置'} as const;
const CELL_NAMES = {weights: '权重', scores: '分数'} as const;

/**
 * One attention head over 猫追老鼠因为它饿. Choosing a cell shows where its number comes from; moving all positions shows
 * that with RoPE the scores depend on distances alone.
 */
export default function AttentionFigure(): ReactNode {
  const [state, change] = useAddressState(ADDRESS);
  const head = useMemo(() => attend(state.position, state.shift), [state.position, state.shift]);
  return (
    <div data-needs-app="attend position shift cells">
      <Choice
        legend="位置怎么加"
        options={POSITIONS}
        names={POSITION_NAMES}
        chosen={state.position}
        choose={(position) => change({...state, position})}
      />
      <Shift state={state} change={change} />
      <Choice
        legend="格子里写"
        options={['weights', 'scores'] as const}
        names={CELL_NAMES}
        chosen={state.cells}
        choose={(cells) => change({...state, cells})}
      />
      <Cells head={head} state={state} choose={(query, key) => change({...state, query, key})} />
      <CellDetails head={head} state={state} />
      <WeightedSum head={head} state={state} />
      <Given />
    </div>
  );
}

interface ChoiceProps<Option extends string> {
  readonly legend: string;
  readonly options: readonly Option[];
  readonly names: Readonly<Record<Option, string>>;
  readonly chosen: Option;
  readonly choose: (option: Option) => void;
}

function Choice<Option extends string>({legend, options, names, chosen, choose}: ChoiceProps<Option>): ReactNode {
  const group = useId();
  return (
    <fieldset className={styles.choice} data-scripted="">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option} data-chosen={option === chosen}>
          <input type="radio" name={group} checked={option === chosen} onChange={() => choose(option)} />
          {names[option]}
        </label>
      ))}
    </fieldset>
  );
}

interface ShiftProps {
  readonly state: State;
  readonly change: (state: State) => void;
}

function Shift({state, change}: ShiftProps): ReactNode {
  const moved = largestChange(state.position, state.shift);
  return (
    <div className={styles.shift}>
      <div data-scripted="">
        <Slider
          label="所有位置一起加"
          text={String(state.shift)}
          max={MAX_SHIFT}
          value={state.shift}
          change={(shift) => change({...state, shift})}
        />
      </div>
      <p role="status">
        六个词元的位置是 {state.shift} 到 {state.shift + 5}。与从 0 开始相比，分数最多变了 <b>{two(moved)}</b>。
      </p>
    </div>
  );
}
