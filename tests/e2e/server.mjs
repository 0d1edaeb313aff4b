// Serves the builds for the browser tests: the root build on 4173, the one under /notes/ on 4174, and the one without the
// light page (SITE_LEAN=0) on 4175.
import fs from 'node:fs';
import {serveSite} from '../../scripts/lib/serve.mjs';

// A static host has the sub-path as a folder; a link gives the same.
fs.rmSync('.cache/sub-root', {recursive: true, force: true});
fs.mkdirSync('.cache/sub-root', {recursive: true});
fs.symlinkSync('../build-sub', '.cache/sub-root/notes', 'junction');
await serveSite({folder: () => '.cache/sub-root', port: 4174, host: 'localhost'});
await serveSite({folder: () => '.cache/build-plain', port: 4175, host: 'localhost'});
await serveSite({folder: () => 'build', port: 4173, host: 'localhost'});
