// Runs after every `npm install` and `npm ci`, so that `npm start` and `npm test` know what is there and do not install it again.
import {markInstalled} from './lib/install.mjs';

markInstalled();
