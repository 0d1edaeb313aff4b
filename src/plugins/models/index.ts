import type {Plugin} from '@docusaurus/types';
import {models} from '../../data/models';
import {ROWS_FILE} from '../../data/models/row';
import {rowsJson} from '../../data/models/rows';
import {modelsCsv, modelsJson, modelsSchema, SCHEMA_FILE} from '../../data/models/served';
import {emitFiles} from '../../utils/emitFiles';

/**
 * Serves the data on models as files below the site's address, in the built site and by the development server alike:
 * `data/models.json`, `data/models.csv`, `data/models.schema.json`, and `data/model-rows.json` for the table of models. They
 * stand beside the notes under `/data`.
 *
 * A thin shell: what the files hold is made in src/data/models/served.ts and rows.ts.
 */
export default function modelsPlugin(): Plugin {
  return {
    name: 'models',
    configureWebpack(_config, isServer) {
      if (isServer) return {};
      const files = {
        'data/models.json': modelsJson(models),
        'data/models.csv': modelsCsv(models),
        [ROWS_FILE]: rowsJson(models),
        [SCHEMA_FILE]: `${JSON.stringify(modelsSchema(), null, 2)}\n`,
      };
      return emitFiles('models', files);
    },
  };
}
