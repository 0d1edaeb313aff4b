import {createHash} from 'node:crypto';
import path from 'node:path';
import {Worker} from 'node:worker_threads';

interface Reply {
  readonly id: number;
  readonly error: string | null;
}

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, (reply: Reply) => void>();

/**
 * Asks mermaid's own parser whether a diagram is valid.
 *
 * @throws Error with mermaid's message, which names the line inside the diagram
 */
export async function parseDiagram(source: string): Promise<void> {
  worker ??= startWorker();
  // Referenced only while an answer is due, so that a build can end.
  worker.ref();
  const id = ++lastId;
  const reply = await new Promise<Reply>((resolve) => {
    waiting.set(id, resolve);
    worker?.postMessage({id, source});
  });
  if (waiting.size === 0) worker.unref();
  if (reply.error !== null) throw new Error(reply.error);
}

function startWorker(): Worker {
  const started = new Worker(path.join(process.cwd(), 'src/utils/diagramParser.mjs'));
  started.on('message', (reply: Reply) => {
    const resolve = waiting.get(reply.id);
    waiting.delete(reply.id);
    resolve?.(reply);
  });
  started.on('error', (error) => {
    for (const [id, resolve] of waiting) resolve({id, error: error.message});
    waiting.clear();
    worker = null;
  });
  return started;
}

const PADDING = 6;

/**
 * Draws a diagram as SVG whose colours are the site's CSS variables and whose text is text.
 *
 * @param source mermaid source that `parseDiagram` accepts
 * @returns one `<svg>` element; ids inside are unique to the source, so that a page can hold several
 * @throws Error when the renderer does not know the type of diagram
 */
export async function drawDiagram(source: string): Promise<string> {
  const {renderMermaidSVG} = await import('beautiful-mermaid');
  const svg = renderMermaidSVG(source.trim(), {
    bg: 'var(--note-page)',
    fg: 'var(--note-ink)',
    padding: PADDING,
    transparent: true,
  });
  return localiseIds(stripStyle(svg), createHash('sha256').update(source).digest('hex').slice(0, 8));
}

/** The renderer's style element asks Google for a font and repeats rules that custom.css holds once. */
function stripStyle(svg: string): string {
  return svg.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<\?xml[^>]*>/, '');
}

function localiseIds(svg: string, prefix: string): string {
  return svg
    .replace(/\bid="([^"]+)"/g, `id="d${prefix}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#d${prefix}-$1)`);
}
