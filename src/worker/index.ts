// The code of a worker that a host creates for `LogWorker`: its file imports this, and nothing else.

import { serveScans } from '../core/log/worker/serveScans.js';

serveScans(self);
