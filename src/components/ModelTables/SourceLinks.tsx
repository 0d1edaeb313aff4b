import type {ReactNode} from 'react';
import type {Source} from '@site/src/data/shapes';

interface Props {
  readonly sources: readonly Source[];
}

const SURE: Record<Source['confidence'], string> = {checked: '', secondary: '（转引）', unchecked: '（未核实）'};

/** The works behind a table, each once with the places in it. */
export default function SourceLinks({sources}: Props): ReactNode {
  return joinSources(sources).map(({title, url, places}, index) => (
    <span key={`${title}${places}`}>
      {index > 0 && '；'}
      <a href={url}>{title}</a>，{places}
    </span>
  ));
}

/** One entry for each work: its places in the order of their first use, marked where they were not read in the original. */
export function joinSources(sources: readonly Source[]): {title: string; url: string; places: string}[] {
  const works = new Map<string, {title: string; url: string; places: string[]}>();
  for (const {title, url, where, confidence} of sources) {
    const work = works.get(title) ?? {title, url, places: []};
    const place = where + SURE[confidence];
    if (!work.places.includes(place)) work.places.push(place);
    works.set(title, work);
  }
  return [...works.values()].map(({title, url, places}) => ({title, url, places: places.join('、')}));
}
