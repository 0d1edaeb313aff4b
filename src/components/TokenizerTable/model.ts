import {chineseParts, codePart, englishParts} from '@site/src/data/tokenizerText';
import {characters, type Totals} from '@site/src/labs/tokenizers/pieces';
import type {TokenizerId, TokenizerRecord} from '@site/src/labs/tokenizers/registry';
import {sumOfParts, type TokenizerTables} from '@site/src/labs/tokenizers/tables';

export interface TableRow {
  readonly id: TokenizerId;
  readonly name: string;
  readonly shipped: boolean;
  readonly vocabulary: number;
  readonly chinese: Totals;
  readonly english: Totals;
  readonly code: Totals;
  /** Tokens for a character of the Chinese text. */
  readonly perCharacter: number;
  /** Tokens of the Chinese text for a token of the same text in English. */
  readonly ratio: number;
}

/** The rows of the table, most tokens for the Chinese text first. */
export function rowsOf(tables: TokenizerTables, records: readonly TokenizerRecord[]): TableRow[] {
  const length = chineseParts.reduce((sum, {text}) => sum + characters(text), 0);
  return records
    .map(({id, name, shipped, vocabulary}) => {
      const totals = tables.totals[id];
      const chinese = sumOfParts(totals, chineseParts);
      const english = sumOfParts(totals, englishParts);
      return {
        id,
        name,
        shipped,
        vocabulary,
        chinese,
        english,
        code: sumOfParts(totals, [codePart]),
        perCharacter: chinese.tokens / length,
        ratio: chinese.tokens / english.tokens,
      };
    })
    .sort((a, b) => b.chinese.tokens - a.chinese.tokens);
}
