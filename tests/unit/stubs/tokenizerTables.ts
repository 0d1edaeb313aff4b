import {cachedTokenizers} from '@site/src/plugins/tokenizers/build';

/** The tables as the build makes them. */
const {tables} = await cachedTokenizers(process.cwd());
export default tables;
