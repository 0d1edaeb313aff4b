import type {NoteIndex} from './noteIndex';

/** Every published address with its ids: what links from elsewhere may point at. */
export type AnchorRegistry = Readonly<Record<string, readonly string[]>>;

/** All ids in a built page. */
export function idsInHtml(html: string): Set<string> {
  return new Set(
    [...html.matchAll(/\sid=(?:"([^"]+)"|'([^']+)'|([^\s>"']+))/g)].map(
      (match) => match[1] ?? match[2] ?? match[3] ?? '',
    ),
  );
}

/**
 * Compares the registry with what was built.
 *
 * @param registry addresses and ids that have been published
 * @param built ids by address
 * @param redirected old addresses that lead somewhere
 * @returns a message for each thing that is gone; a new address or id is never a problem
 */
export function checkAnchors(
  registry: AnchorRegistry,
  built: ReadonlyMap<string, ReadonlySet<string>>,
  redirected: ReadonlySet<string>,
): string[] {
  const problems: string[] = [];
  for (const [address, ids] of Object.entries(registry)) {
    const present = built.get(address);
    if (!present) {
      if (!redirected.has(address)) {
        problems.push(
          `anchors.json: ${address} 发布过，现在没有这一页。改法：恢复它，或在 src/utils/site.ts 的 redirects 里写它搬到了哪里。`,
        );
      }
      continue;
    }
    for (const id of ids) {
      if (!present.has(id)) {
        problems.push(
          `anchors.json: ${address}#${id} 发布过，现在页面上没有。改法：恢复这个 id，或在原处写 <Anchor id="${id}" />。`,
        );
      }
    }
  }
  return problems;
}

/** Adds the notes' addresses and ids to a registry; nothing is ever taken out. References are left to references.bib. */
export function extendRegistry(registry: AnchorRegistry, index: NoteIndex): AnchorRegistry {
  const entries = new Map<string, Set<string>>(
    Object.entries(registry).map(([address, ids]) => [address, new Set(ids)]),
  );
  for (const note of index.notes.values()) {
    const ids = entries.get(note.path) ?? new Set<string>();
    for (const id of note.anchors) if (!id.startsWith('ref-')) ids.add(id);
    entries.set(note.path, ids);
  }
  return Object.fromEntries(
    [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([address, ids]) => [address, [...ids].sort()]),
  );
}
