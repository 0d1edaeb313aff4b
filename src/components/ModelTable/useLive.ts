import {useCallback, useEffect, useState} from 'react';
import {useBaseUrlUtils} from '@docusaurus/useBaseUrl';
import {ROWS_FILE, type ModelRow} from '@site/src/data/models/row';
import type * as Parts from './live';
import type {rowModel} from './rowModel';

/** What a table needs beyond the page's HTML: its rows as data, and the code that sorts, filters, compares and explains. */
export interface Live {
  readonly rows: readonly ModelRow[];
  readonly arrange: ReturnType<typeof rowModel>;
  readonly parts: typeof Parts;
}

interface Wanted {
  readonly family: string | undefined;
  readonly models: string | undefined;
  /** The rows, where the page's code has them. */
  readonly still: readonly ModelRow[] | null;
  /** Called just before the page changes. */
  readonly beforeLive: () => void;
}

const fetched = new Map<string, Promise<readonly ModelRow[]>>();

/** The rows of all models, fetched once for all tables; after a failure the next call tries again. */
function fetchRows(address: string): Promise<readonly ModelRow[]> {
  const before = fetched.get(address);
  if (before) return before;
  const rows = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    return (await answer.json()) as readonly ModelRow[];
  });
  fetched.set(address, rows);
  rows.catch(() => fetched.delete(address));
  return rows;
}

/** The rows that a table is about: listed ones as they are listed, families in the order of the data. */
export function chosenRows(
  rows: readonly ModelRow[],
  {family, models}: {readonly family?: string | undefined; readonly models?: string | undefined},
): readonly ModelRow[] {
  if (models !== undefined) {
    const ids = models.split(/\s+/).filter(Boolean);
    return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  }
  if (family === undefined) return rows;
  const names = family.split(',').map((name) => name.trim());
  return rows.filter((row) => names.includes(row.family));
}

/**
 * Loads both once they are needed.
 *
 * @returns `live` is null until then; `failed` after an attempt that failed, until the next one; `preload` fetches without
 *   showing anything, for a pointer that comes near
 */
export function useLive(
  needed: boolean,
  {family, models, still, beforeLive}: Wanted,
): {live: Live | null; failed: boolean; preload: () => void} {
  const {withBaseUrl} = useBaseUrlUtils();
  const address = withBaseUrl(`/${ROWS_FILE}`);
  const [live, setLive] = useState<Live | null>(null);
  const [failed, setFailed] = useState(false);
  const wanted = needed && !live;
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    const load = (): void => {
      Promise.all([import('./live'), still ?? fetchRows(address)])
        .then(([parts, all]) => {
          if (!current) return;
          const rows = chosenRows(all, {family, models});
          beforeLive();
          setFailed(false);
          setLive({rows, parts, arrange: parts.rowModel(rows)});
        })
        .catch(() => {
          if (current) setFailed(true);
        });
    };
    load();
    // Whoever has been told that it failed touches the table again.
    document.addEventListener('pointerdown', load);
    return () => {
      current = false;
      document.removeEventListener('pointerdown', load);
    };
  }, [wanted, address, family, models, still, beforeLive]);
  const preload = useCallback(() => {
    // Whoever then taps is told of a failure by their own attempt.
    Promise.all([import('./live'), still ?? fetchRows(address)]).catch(() => {});
  }, [address, still]);
  return {live, failed, preload};
}
