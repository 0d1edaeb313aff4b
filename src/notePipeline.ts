import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import type {PluggableList} from 'unified';
import type {GlossaryEntry} from './data/glossary';
import {rehypeHighlight} from './rehype/rehypeHighlight';
import {rehypeMath} from './rehype/rehypeMath';
import {rehypeMermaid} from './rehype/rehypeMermaid';
import {rehypeStatic} from './rehype/rehypeStatic';
import {remarkCitations} from './remark/remarkCitations';
import {remarkCodeRegion} from './remark/remarkCodeRegion';
import {remarkDerived} from './remark/remarkDerived';
import {remarkFigures} from './remark/remarkFigures';
import {remarkGuards} from './remark/remarkGuards';
import {remarkLinks} from './remark/remarkLinks';
import {remarkModels} from './remark/remarkModels';
import {remarkNumbering} from './remark/remarkNumbering';
import {remarkTerms} from './remark/remarkTerms';
import {remarkTraining} from './remark/remarkTraining';
import type {Bibliography} from './utils/bibliography';
import type {NoteIndex} from './utils/noteIndex';

/** What the transforms ask for; the configuration answers from disk, a test from memory. */
export interface NoteSources {
  readonly glossary: readonly GlossaryEntry[];
  readonly bibliography: () => Bibliography;
  readonly notes: () => NoteIndex;
  readonly otherPage: (address: string) => ReadonlySet<string> | null;
  readonly addressOf: (file: string) => string;
  readonly readFile: (name: string) => string | null;
  /** Where the notes' source is published; absent while it is nowhere. */
  readonly repository?: string | undefined;
}

export interface NotePipeline {
  /** Runs on the note as written. */
  readonly before: PluggableList;
  readonly remark: PluggableList;
  readonly rehype: PluggableList;
}

/** Every transform of a note, in order. */
export function notePipeline(sources: NoteSources): NotePipeline {
  return {
    before: [remarkGuards],
    // Order matters: code and numbers first, then links that show those numbers, then citations, and terms last, so
    // that no term is linked inside something that another transform has made.
    remark: [
      remarkCjkFriendly,
      remarkMath,
      [remarkCodeRegion, {readFile: sources.readFile}],
      remarkNumbering,
      remarkDerived,
      remarkFigures,
      remarkModels,
      [remarkTraining, {repository: sources.repository ?? null}],
      [remarkLinks, {notes: sources.notes, otherPage: sources.otherPage, addressOf: sources.addressOf}],
      [remarkCitations, {bibliography: sources.bibliography}],
      [remarkTerms, {glossary: sources.glossary}],
    ],
    rehype: [rehypeMath, rehypeMermaid, rehypeHighlight, rehypeStatic],
  };
}
