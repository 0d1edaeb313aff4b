// Serves both builds for the browser tests: the root build, and the one under a sub-path.
import {serveSite} from '../../scripts/lib/serve.mjs';

await serveSite({folder: () => 'build', port: 4173, host: 'localhost'});
