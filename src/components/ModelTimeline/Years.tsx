import type {ReactNode} from 'react';
import Link from '@docusaurus/Link';
import ScrollTable from '@site/src/components/ScrollTable';
import {countText, rowAddress} from '@site/src/components/ModelScatter/data';
import {short} from '@site/src/llm/format';
import {contextText} from '@site/src/utils/modelText';
import {yearRows} from './model';
import styles from './styles.module.css';

/** What came in each year: how many models, how large, on how many tokens, with how much context. */
export default function ModelYears(): ReactNode {
  return (
    <ScrollTable className={styles.years}>
      <thead>
        <tr>
          <th scope="col">年</th>
          <th scope="col">模型</th>
          <th scope="col">总参数中位数</th>
          <th scope="col">最大的</th>
          <th scope="col">训练词元中位数</th>
          <th scope="col">上下文中位数</th>
          <th scope="col">混合专家</th>
          <th scope="col">会思考的</th>
        </tr>
      </thead>
      <tbody>
        {yearRows().map((row) => (
          <tr key={row.year}>
            <th scope="row">{row.year}</th>
            <td>{row.models}</td>
            <td>{row.medianTotal === null ? '—' : short(row.medianTotal)}</td>
            <td>
              {row.largest && (
                // The row is no heading, which is all that the check of links knows.
                <Link to={rowAddress(row.largest)} data-noBrokenLinkCheck>
                  {row.largest.name}
                </Link>
              )}
              {row.largest && `，${countText(row.largest.total)}`}
            </td>
            <td>{row.medianTokens === null ? '都没有公布' : `${short(row.medianTokens)}（${row.withTokens} 个）`}</td>
            <td>{row.medianContext === null ? '—' : contextText(Math.round(row.medianContext))}</td>
            <td>{row.mixtures}</td>
            <td>{row.thinking}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
