// @vitest-environment jsdom
import {describe, expect, it} from 'vitest';
import {sample, countsOf} from '@site/src/labs/chat/labels';
import {templates} from '@site/src/labs/chat/templates';
import {exampleMessages} from '@site/src/data/chatExample';
import {unpackPiece} from '@site/src/labs/tokenizers/tables';
import {cachedTokenizers} from '@site/src/plugins/tokenizers/build';
const {chats} = await cachedTokenizers(process.cwd());
describe('x', () => {
  it('prints', () => {
    for (const t of templates) for (const m of ['none','double-bos','pad-eos','wrong-template','prompt-loss','missing-eos','truncated'] as const) {
      const cut = (text: string) => chats[t.tokenizer]?.[text]?.map(unpackPiece) ?? null;
      const tokens = sample(t, exampleMessages, cut, m, 0.8);
      console.log(t.id, m, tokens && JSON.stringify(countsOf(tokens, t.stops)));
      if (m === 'none' && tokens) console.log(tokens.map((x) => `${x.name ?? x.piece?.text ?? '?'}:${x.id}${x.label === -100 ? '' : '*' + (x.label === x.id ? '' : x.label)}`).join(' '));
    }
    console.log(JSON.stringify(chats).length);
  });
});
