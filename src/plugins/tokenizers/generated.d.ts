declare module '@generated/tokenizers/default/tables.json' {
  const tables: import('../../labs/tokenizers/tables').TokenizerTables;
  export default tables;
}
