import type {ReactNode} from 'react';
import type {Model, Note, Source} from '@site/src/data/shapes';
import SourceLinks from './SourceLinks';
import styles from './styles.module.css';

interface Props {
  /** Remarks of the table itself. */
  readonly remarks?: readonly string[];
  readonly models: readonly Model[];
  readonly sources: readonly Source[];
  /** Which of the models' own notes belong under this table. */
  readonly about: readonly Note['about'][];
}

/** What stands below a table: where its numbers come from, and where the publishers contradict themselves. */
export default function Notes({remarks = [], models, sources, about}: Props): ReactNode {
  const notes = models.flatMap((model) =>
    model.notes.filter((note) => about.includes(note.about)).map(({text}) => ({model, note: text})),
  );
  const said = new Map<string, string[]>();
  for (const {model, note} of notes) said.set(note, [...(said.get(note) ?? []), model.name]);
  return (
    <ul className={styles.notes}>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
      {[...said].map(([note, names]) => (
        <li key={note}>
          {names.join('、')}：{note}
        </li>
      ))}
      <li>
        来源：
        <SourceLinks sources={sources} />。
      </li>
    </ul>
  );
}
