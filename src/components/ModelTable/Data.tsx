import {useEffect, useState, type ReactNode} from 'react';
import Link from '@docusaurus/Link';
import {say} from '@site/src/client/say';
import controls from '@site/src/components/controls/controls.module.css';
import type {Shots} from '@site/src/data/models/columns';
import type {ModelRow} from '@site/src/data/models/row';
import type {Live} from './useLive';
import styles from './styles.module.css';

interface Props {
  readonly parts: Live['parts'] | undefined;
  readonly rows: readonly ModelRow[] | null;
  readonly columns: readonly string[];
  readonly shots: Shots;
  /** Asks for what is missing. */
  readonly begin: () => void;
}

type Form = 'markdown' | 'csv' | 'json';

/** What a reader takes along: the shown rows and columns, the address of what is shown, or the whole data set. */
export default function Data({parts, rows, columns, shots, begin}: Props): ReactNode {
  // Asked for before the data are there, it is given when they are.
  const [wanted, setWanted] = useState<{readonly form: Form} | null>(null);
  useEffect(() => {
    if (!wanted || !parts || !rows) return;
    setWanted(null);
    const shown = {rows, columns, shots, address: window.location.href};
    if (wanted.form === 'markdown') copy(parts.shownAsMarkdown(shown), '已复制 Markdown 表格');
    else if (wanted.form === 'csv') download('models.csv', 'text/csv', parts.shownAsCsv(shown));
    else download('models.json', 'application/json', parts.shownAsJson(shown));
  }, [wanted, parts, rows, columns, shots]);
  const button = (text: string, form: Form): ReactNode => (
    <button
      type="button"
      className={controls.button}
      onClick={() => {
        begin();
        setWanted({form});
      }}>
      {text}
    </button>
  );
  return (
    <>
      <div className={controls.buttons} role="group" aria-label="带走眼前的表" data-scripted="">
        {button('复制为 Markdown', 'markdown')}
        {button('下载 CSV', 'csv')}
        {button('下载 JSON', 'json')}
        <button type="button" className={controls.button} onClick={() => copy(window.location.href, '已复制链接')}>
          复制链接
        </button>
      </div>
      <p className={styles.note}>
        <span data-scripted="">按钮给出眼前的行与列。</span>全部模型、全部字段与每个值的来源：
        <Link to="pathname:///data/models.csv">CSV</Link>、<Link to="pathname:///data/models.json">JSON</Link>、
        <Link to="pathname:///data/models.schema.json">字段说明</Link>。
      </p>
    </>
  );
}

function copy(text: string, done: string): void {
  navigator.clipboard.writeText(text).then(
    () => say(done),
    () => say('浏览器不让复制。'),
  );
}

function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type}));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
