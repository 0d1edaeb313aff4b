import {cachedTokenizers} from '@site/src/plugins/tokenizers/build';

/** The example conversation as the build cuts it. */
const {chats} = await cachedTokenizers(process.cwd());
export default chats;
