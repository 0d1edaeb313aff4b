/** One work named inside `[@…]`. */
export interface CitedWork {
  readonly key: string;
  /** Where in the work, such as `表 6`; empty when the note does not say. */
  readonly where: string;
}

/** Either text that is no citation, or the works of one pair of brackets. */
export type CitationPart =
  | {readonly type: 'text'; readonly value: string; readonly offset: number}
  | {readonly type: 'citation'; readonly works: readonly CitedWork[]; readonly offset: number};

const CITATION = /\[(@[^\]]+)\]/g;

/**
 * Cuts running text at its citations: `见 [@a2020x, 表 6; @b2021y]。` becomes text, a citation of two works, text.
 *
 * @param text a text node's value
 * @returns the parts in order; text without citations comes back as one part
 */
export function splitCitations(text: string): CitationPart[] {
  const parts: CitationPart[] = [];
  let end = 0;
  for (const match of text.matchAll(CITATION)) {
    if (match.index > end) parts.push({type: 'text', value: text.slice(end, match.index), offset: end});
    const works = (match[1] ?? '').split(/[;；]\s*(?=@)/).map(readWork);
    parts.push({type: 'citation', works, offset: match.index});
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({type: 'text', value: text.slice(end), offset: end});
  return parts;
}

function readWork(text: string): CitedWork {
  const match = /^@([^\s,，]+)\s*[,，]?\s*(.*)$/s.exec(text.trim());
  return {key: match?.[1] ?? text, where: (match?.[2] ?? '').trim()};
}
