// Serves every site of the bench in the same way: compressed beforehand, the same headers, `/a` is a.html or a/index.html.
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import sirv from 'sirv';

const COMPRESSED = /\.(?:html|js|mjs|css|svg|json|xml|txt|wasm|map|webmanifest)$/;
/** What GitHub Pages sends: neither site gains by rules for its own file names. */
const CACHE_SECONDS = 600;

/**
 * Copies a built site to a folder and puts a brotli file (quality 11) beside each text file.
 * @param {string} build
 * @param {string} folder emptied first
 * @param {string} store compressed files by content, kept between runs
 */
export function prepareSite(build, folder, store) {
  fs.rmSync(folder, {recursive: true, force: true});
  fs.cpSync(build, folder, {recursive: true});
  fs.mkdirSync(store, {recursive: true});
  for (const entry of fs.readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || !COMPRESSED.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const content = fs.readFileSync(file);
    const kept = path.join(store, `${createHash('sha256').update(content).digest('hex')}.br`);
    if (!fs.existsSync(kept)) {
      const {BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT} = zlib.constants;
      const params = {[BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: content.length};
      fs.writeFileSync(kept, zlib.brotliCompressSync(content, {params}));
    }
    fs.copyFileSync(kept, `${file}.br`);
  }
}

/**
 * @param {string} folder prepared
 * @returns {Promise<{url: string, close: () => Promise<void>}>} on a free port of this machine
 */
export function servePrepared(folder) {
  const handler = sirv(folder, {
    brotli: true,
    etag: true,
    extensions: ['html'],
    setHeaders: (response) => response.setHeader('Cache-Control', `public, max-age=${CACHE_SECONDS}`),
  });
  const server = http.createServer((request, response) =>
    handler(request, response, () => {
      response.statusCode = 404;
      response.end('404');
    }),
  );
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, 'localhost', () =>
      resolve({
        url: `http://localhost:${server.address().port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      }),
    );
  });
}
