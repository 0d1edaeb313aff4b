/** The tokenizers in a worker: building one takes up to a second, and typing must not wait for it. */
import type {Request} from './protocol';
import {createService} from './service';

const answer = createService((message) => self.postMessage(message));

self.addEventListener('message', (event: MessageEvent<Request>) => void answer(event.data));
