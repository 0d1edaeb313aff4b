import type {Plugin} from '@docusaurus/types';
import {models} from '../../data/models';
import {ROWS_FILE} from '../../data/models/row';
import {rowsJson} from '../../data/models/rows';
import {compactModels, scoreSeries, shapeRows} from '../../data/models/series';
import {modelsCsv, modelsJson, modelsSchema, SCHEMA_FILE} from '../../data/models/served';
import {emitFiles} from '../../utils/emitFiles';

/**
 * Serves the data on models as files below the site's address, in the built site and by the development server alike:
 * `data/models.json`, `data/models.csv`, `data/models.schema.json`, and `data/model-rows.json` for the table of models. They
 * stand beside the notes under `/data`. The figures on models get a compact form without the sources, part by part:
 * `@generated/models/default/models.json` and its siblings.
 *
 * A thin shell: what the files hold is made in src/data/models/served.ts, rows.ts and series.ts.
 */
export default function modelsPlugin(): Plugin {
  return {
    name: 'models',
    async contentLoaded({actions}) {
      await actions.createData('models.json', compactModels());
      await actions.createData('scores.json', scoreSeries());
      await actions.createData('shapes.json', shapeRows());
    },
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
