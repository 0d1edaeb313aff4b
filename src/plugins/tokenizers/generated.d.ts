declare module '@generated/tokenizers/default/tables.json' {
  import type {TokenizerTables} from '@site/src/labs/tokenizers/tables';

  const tables: TokenizerTables;
  export default tables;
}

declare module '@generated/tokenizers/default/chats.json' {
  import type {ChatTables} from '@site/src/labs/tokenizers/tables';

  const chats: ChatTables;
  export default chats;
}
