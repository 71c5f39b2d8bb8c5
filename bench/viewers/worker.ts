import { LogWorker } from 'kfp-log-viewer/core';

import { createOurs } from '../page/createOurs.js';

const worker = new LogWorker(
  () => new Worker(new URL('../page/log.worker.ts', import.meta.url), { type: 'module' }),
);

export const viewer = createOurs({ worker });
