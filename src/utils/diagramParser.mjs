// Runs mermaid's own parser. It needs a DOM, and a DOM among the build's globals would make Docusaurus believe that it
// renders in a browser: hence a thread of its own. Messages: {id, source} in, {id, error} out.
import {parentPort} from 'node:worker_threads';
import {JSDOM} from 'jsdom';

const {window} = new JSDOM('');
globalThis.window = window;
globalThis.document = window.document;
const {default: mermaid} = await import('mermaid');

parentPort.on('message', async ({id, source}) => {
  try {
    await mermaid.parse(source);
    parentPort.postMessage({id, error: null});
  } catch (error) {
    parentPort.postMessage({id, error: error instanceof Error ? error.message : String(error)});
  }
});
