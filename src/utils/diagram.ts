import {createHash} from 'node:crypto';
import path from 'node:path';
import {Worker} from 'node:worker_threads';
import {cached} from './contentCache';

/** What became of a diagram: drawn, refused by mermaid's parser, or of a type that the renderer does not know. */
export type Drawing = {readonly svg: string} | {readonly invalid: string} | {readonly undrawable: string};

type Answer = Drawing & {readonly id: number};

const OPTIONS = {bg: 'var(--note-page)', fg: 'var(--note-ink)', padding: 6, transparent: true};

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<
  number,
  {readonly resolve: (drawing: Drawing) => void; readonly reject: (error: Error) => void}
>();

/**
 * Checks a diagram with mermaid's own parser and draws it as SVG whose colours are the site's CSS variables and whose
 * text is text. Ids inside are unique to the source, so that a page can hold several diagrams.
 */
export async function drawDiagram(source: string): Promise<Drawing> {
  // Loading mermaid takes longer than drawing: a build whose diagrams are all known starts no worker.
  const from = {inputs: [source, JSON.stringify(OPTIONS)], packages: ['mermaid', 'beautiful-mermaid']};
  const drawing = JSON.parse(
    (await cached('diagrams', from, async () => Buffer.from(JSON.stringify(await drawInWorker(source))))).toString(),
  ) as Drawing;
  if (!('svg' in drawing)) return drawing;
  const prefix = createHash('sha256').update(source).digest('hex').slice(0, 8);
  return {svg: localiseIds(stripStyle(drawing.svg), prefix)};
}

async function drawInWorker(source: string): Promise<Drawing> {
  worker ??= startWorker();
  const id = ++lastId;
  const current = worker;
  // Referenced only while an answer is due, so that a build can end.
  current.ref();
  const drawing = await new Promise<Drawing>((resolve, reject) => {
    waiting.set(id, {resolve, reject});
    current.postMessage({id, source, options: OPTIONS});
  });
  if (waiting.size === 0) current.unref();
  return drawing;
}

function startWorker(): Worker {
  const started = new Worker(path.join(process.cwd(), 'src/utils/diagramWorker.mjs'));
  started.on('message', ({id, ...drawing}: Answer) => {
    const due = waiting.get(id);
    waiting.delete(id);
    due?.resolve(drawing);
  });
  started.on('error', (error) => {
    for (const {reject} of waiting.values()) reject(error);
    waiting.clear();
    worker = null;
  });
  return started;
}

/** The renderer's style element asks Google for a font and repeats rules that custom.css holds once. */
function stripStyle(svg: string): string {
  return svg.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<\?xml[^>]*>/, '');
}

function localiseIds(svg: string, prefix: string): string {
  return svg.replace(/\bid="([^"]+)"/g, `id="d${prefix}-$1"`).replace(/url\(#([^)]+)\)/g, `url(#d${prefix}-$1)`);
}
