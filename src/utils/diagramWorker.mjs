// Parses diagrams with mermaid itself and draws them. Mermaid needs a DOM, and a DOM among the build's globals would make
// Docusaurus believe that it renders in a browser; the renderer is an ES module only, which the configuration's loader
// cannot import: hence a thread of its own.
// Messages: {id, source, options} in; {id, svg} or {id, invalid} or {id, undrawable} out.
import {parentPort} from 'node:worker_threads';
import {renderMermaidSVG} from 'beautiful-mermaid';
import {JSDOM} from 'jsdom';

const {window} = new JSDOM('');
globalThis.window = window;
globalThis.document = window.document;
const {default: mermaid} = await import('mermaid');

parentPort.on('message', async ({id, source, options}) => {
  const text = (error) => (error instanceof Error ? error.message : String(error));
  try {
    await mermaid.parse(source);
  } catch (error) {
    parentPort.postMessage({id, invalid: text(error)});
    return;
  }
  try {
    parentPort.postMessage({id, svg: renderMermaidSVG(source.trim(), options)});
  } catch (error) {
    parentPort.postMessage({id, undrawable: text(error)});
  }
});
