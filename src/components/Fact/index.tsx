import type {ReactNode} from 'react';
import NotePopover from '@site/src/components/NotePopover';
import styles from './styles.module.css';

interface Props {
  readonly cite: string;
  readonly where: string;
  readonly confidence: 'checked' | 'secondary' | 'unchecked';
  /** Written by remarkCitations. */
  readonly id?: string;
  /** Written by remarkCitations: the short form of the source. */
  readonly source?: string;
  readonly children: ReactNode;
}

const CONFIDENCE: Record<Props['confidence'], string> = {
  checked: '已核对原文',
  secondary: '转引，未见原文',
  unchecked: '未核实',
};

/** A figure that shows its source, and how sure it is, on demand. */
export default function Fact({cite, confidence, id = `fact-${cite}`, source, children}: Props): ReactNode {
  return (
    <span className={styles.fact} data-confidence={confidence}>
      <NotePopover id={id} describes="（可展开出处）" label={children}>
        <b>{CONFIDENCE[confidence]}</b>
        <br />
        出处：<a href={`#ref-${cite}`}>{source}</a>
      </NotePopover>
      {confidence !== 'checked' && <sup className={styles.mark}>{CONFIDENCE[confidence]}</sup>}
    </span>
  );
}
