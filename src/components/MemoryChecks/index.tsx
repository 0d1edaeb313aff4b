import type {ReactNode} from 'react';
import SourceLinks from '@site/src/components/ModelTables/SourceLinks';
import ScrollTable from '@site/src/components/ScrollTable';
import {MEASUREMENTS, UNITS} from '@site/src/data/memoryMeasurements';
import {memoryRuns, whyNoRuns} from '@site/src/data/memoryRuns';
import {signedPercent} from '@site/src/llm/format';
import controls from '@site/src/components/controls/controls.module.css';
import {check, measurementOf, within, type Computed, type OwnMeasurement} from './model';
import styles from './styles.module.css';

interface Props {
  /** One half of the table; both where it is left out. */
  readonly group?: 'inference' | 'training';
}

/** Published measurements of memory beside what is computed for the same setting, and the difference. */
export default function MemoryChecks({group}: Props): ReactNode {
  const checks = MEASUREMENTS.filter((one) => group === undefined || one.group === group).map(check);
  const bars = checks.filter(({id}) => isBar(id));
  return (
    <div className={styles.table}>
      <Checks first="公布" checks={checks.filter(({id}) => !isBar(id))} />
      {bars.length > 0 && (
        <details className={controls.disclosure}>
          <summary>QLoRA 图 6 逐段对照（{bars.length} 项）</summary>
          <Checks first="公布" checks={bars} />
        </details>
      )}
      <p className={styles.note}>
        {checks.length} 项里，偏差在 ±5% 以内的 {within(checks, 0.05)} 项，±10% 以内 {within(checks, 0.1)} 项，±20% 以内{' '}
        {within(checks, 0.2)} 项；算少的 {checks.filter(({difference}) => difference < 0).length} 项。
      </p>
      <p className={styles.note}>
        公布的数的来源：
        <SourceLinks sources={checks.map(({source}) => source)} />。
      </p>
      {group !== 'inference' && <OwnRuns />}
    </div>
  );
}

/** Whether a measurement is one piece of a bar of QLoRA's figure 6. */
function isBar(id: string): boolean {
  return /-(base|base-single|adapters|moments)$/.test(id);
}

/** The runs of measure_memory.py, or why there are none. */
function OwnRuns(): ReactNode {
  const checks = memoryRuns.flatMap((run) => measurementOf(run) ?? []).map((one) => check(one));
  return (
    <div>
      <p className={styles.note}>
        <b>本站所测</b>：{checks.length > 0 ? `${checks.length} 项。` : whyNoRuns}
      </p>
      {checks.length > 0 && <Checks first="实测" checks={checks} />}
    </div>
  );
}

interface ChecksProps {
  /** The name of the first column of numbers. */
  readonly first: string;
  readonly checks: readonly (OwnMeasurement & Computed)[];
}

function Checks({first, checks}: ChecksProps): ReactNode {
  const assumptions = [...new Set(checks.map(({assumed}) => assumed).filter(Boolean))];
  const whats = [...new Set(checks.map(({what}) => what))];
  return (
    <>
      <ScrollTable>
        <thead>
          <tr>
            <th scope="col">什么</th>
            <th scope="col">{first}</th>
            <th scope="col">计算</th>
            <th scope="col">偏差</th>
          </tr>
        </thead>
        {whats.map((what) => (
          <tbody key={what}>
            <tr>
              <th scope="rowgroup" colSpan={4}>
                {what}
              </th>
            </tr>
            {checks
              .filter((one) => one.what === what)
              .map((one) => (
                <Row key={one.id} one={one} note={assumptions.indexOf(one.assumed) + 1} />
              ))}
          </tbody>
        ))}
      </ScrollTable>
      <ol className={styles.notes}>
        {assumptions.map((assumed) => (
          <li key={assumed}>{assumed}</li>
        ))}
      </ol>
    </>
  );
}

function Row({one, note}: {readonly one: OwnMeasurement & Computed; readonly note: number}): ReactNode {
  const {how, published, printed, unit, computed, difference} = one;
  return (
    <tr>
      <th scope="row">
        {how || '合计'}
        {note > 0 && <sup>{note}</sup>}
      </th>
      <td>
        {asPrinted(one)} {printed}
      </td>
      <td>
        {digits(computed / UNITS[unit], published)} {unit}
      </td>
      <td data-far={Math.abs(difference) > 0.1 || undefined}>{signedPercent(difference)}</td>
    </tr>
  );
}

/** GB below 100 are printed with a decimal everywhere, MB without. */
function asPrinted({published, unit}: OwnMeasurement): string {
  return published.toLocaleString('en-US', {minimumFractionDigits: unit !== 'MiB' && published < 100 ? 1 : 0});
}

/** As many decimals as the published number has, and at least one below 1,000. */
function digits(value: number, published: number): string {
  const decimals = Math.max(value < 1000 ? 1 : 0, (String(published).split('.')[1] ?? '').length);
  return value.toLocaleString('en-US', {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
}
