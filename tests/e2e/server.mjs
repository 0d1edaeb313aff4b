// Serves both builds for the browser tests: the root build on 4173, the one under /notes/ on 4174.
import fs from 'node:fs';
import {serveSite} from '../../scripts/lib/serve.mjs';

// A static host has the sub-path as a folder; a link gives the same.
fs.rmSync('.cache/sub-root', {recursive: true, force: true});
fs.mkdirSync('.cache/sub-root', {recursive: true});
fs.symlinkSync('../build-sub', '.cache/sub-root/notes', 'junction');
await serveSite({folder: () => '.cache/sub-root', port: 4174, host: 'localhost'});
await serveSite({folder: () => 'build', port: 4173, host: 'localhost'});
