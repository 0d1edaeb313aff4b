import path from 'node:path';
import type {PluginConfig} from '@docusaurus/types';
import {glossary} from './data/glossary';
import {notePipeline, type NotePipeline} from './notePipeline';
import leanPlugin from './plugins/lean';
import modelsPlugin from './plugins/models';
import notesPlugin from './plugins/notes';
import searchPlugin from './plugins/search';
import tokenizersPlugin from './plugins/tokenizers';
import {loadBibliography, loadNotes, otherPageAnchors, readProjectFile} from './utils/content';
import {notePath} from './utils/noteIndex';

/**
 * What the configuration takes from the site's own code. One module, so that all of it shares what has been read: every note
 * and the references are parsed once for the transforms and the plugins together.
 */

export {leanTemplate} from './plugins/lean/template';
export {parseFrontMatter} from './utils/asked';
export {site} from './utils/site';

/** The transforms of the notes, with what they ask for read from disk. */
export function siteNotes(siteDir: string, repository: string | undefined): NotePipeline {
  return notePipeline({
    glossary,
    bibliography: loadBibliography,
    notes: loadNotes,
    otherPage: otherPageAnchors,
    addressOf: (file) => notePath(path.join(siteDir, 'docs'), file),
    readFile: readProjectFile,
    repository,
  });
}

/** The site's own plugins: as functions, because Docusaurus loads each path with modules of its own. */
export function sitePlugins(lean: boolean): PluginConfig[] {
  return [
    [notesPlugin, {clientHtml: !lean}],
    searchPlugin,
    tokenizersPlugin,
    modelsPlugin,
    ...(lean ? [leanPlugin] : []),
  ] as PluginConfig[];
}
