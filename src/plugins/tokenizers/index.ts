import type {LoadContext, Plugin} from '@docusaurus/types';
import {cachedTokenizers, type BuiltTokenizers} from './build';
import {emitFiles} from '../../utils/emitFiles';

/**
 * Shortens the tokenizers' vocabularies and puts them beside the site's other assets, where a reader's choice loads them;
 * cuts the fixed text, for the tables that are in the page. A thin shell: see build.ts.
 */
export default function tokenizersPlugin({siteDir}: LoadContext): Plugin<BuiltTokenizers> {
  return {
    name: 'tokenizers',
    loadContent: () => cachedTokenizers(siteDir),
    async contentLoaded({content, actions}) {
      // Read as `@generated/tokenizers/default/tables.json`.
      await actions.createData('tables.json', content.tables);
      // Apart: only the page with the loss mask reads it.
      await actions.createData('chats.json', content.chats);
    },
    configureWebpack(_config, isServer, _utils, {files}) {
      if (isServer) return {};
      return emitFiles('tokenizers', files);
    },
  };
}
