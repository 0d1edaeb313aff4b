declare module '@generated/tokenizers/default/tables.json' {
  import type {TokenizerTables} from '@site/src/labs/tokenizers/tables';

  const tables: TokenizerTables;
  export default tables;
}
