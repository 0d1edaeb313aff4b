import http from 'node:http';
import sirv from 'sirv';

const EVENTS = '/__reload';
const SNIPPET = `<script>new EventSource('${EVENTS}').onmessage=e=>{if(e.data==='reload')location.reload()}</script>`;

/**
 * Serves a built site as a static host does: `/a` is `a.html`, and what is not there is 404.html.
 *
 * @param {{folder: () => string, port: number, host: string, live?: boolean}} options
 *   folder: asked for at every request, so that a new build can take the old one's place;
 *   live: pages reload when `reload` is called
 * @returns {Promise<{close: () => Promise<void>, reload: () => void, port: number}>}
 */
export function serveSite({folder, port, host, live = false}) {
  const listeners = new Set();
  const handlers = new Map();
  const handlerFor = (directory) => {
    if (!handlers.has(directory)) {
      handlers.clear();
      handlers.set(directory, sirv(directory, {dev: true, extensions: ['html'], etag: true}));
    }
    return handlers.get(directory);
  };
  const server = http.createServer((request, response) => {
    if (live && request.url === EVENTS) {
      response.writeHead(200, {'content-type': 'text/event-stream', 'cache-control': 'no-store'});
      response.write(':ok\n\n');
      listeners.add(response);
      request.on('close', () => listeners.delete(response));
      return;
    }
    if (live) injectSnippet(request, response);
    const handler = handlerFor(folder());
    handler(request, response, () => {
      const missing = {
        ...request,
        url: '/404.html',
        method: 'GET',
        headers: {},
        path: '/404.html',
        _parsedUrl: undefined,
      };
      response.statusCode = 404;
      const write = response.writeHead.bind(response);
      response.writeHead = (_code, headers) => write(404, headers);
      handler(missing, response, () => response.end('404'));
    });
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, host, () => {
      resolve({
        port: server.address().port,
        reload: () => listeners.forEach((listener) => listener.write('data: reload\n\n')),
        close: () =>
          new Promise((done) => {
            listeners.forEach((listener) => listener.end());
            server.close(done);
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** Adds the reloading script to HTML on its way out; the built files stay as they will be published. */
function injectSnippet(request, response) {
  delete request.headers.range;
  delete request.headers['if-none-match'];
  delete request.headers['if-modified-since'];
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (code, headers = {}) => {
    const names = Object.keys(headers);
    const type = names.find((name) => name.toLowerCase() === 'content-type');
    if (type && String(headers[type]).startsWith('text/html')) {
      const length = names.find((name) => name.toLowerCase() === 'content-length');
      headers = {...headers};
      if (length) headers[length] = Number(headers[length]) + Buffer.byteLength(SNIPPET);
      const end = response.end.bind(response);
      response.end = (...args) => {
        response.write(SNIPPET);
        return end(...args);
      };
    }
    return writeHead(code, headers);
  };
}
