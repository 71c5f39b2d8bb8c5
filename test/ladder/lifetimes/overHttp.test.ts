import { afterAll, beforeAll } from 'vitest';

import type { TestServer } from '../../support/serve.js';
import { LIVES, serveStepLives } from '../../support/stepLives.js';
import { testLivesOverHttp } from './overHttpSuite.js';

let server: TestServer;
beforeAll(async () => {
  server = await serveStepLives();
});
afterAll(() => server[Symbol.asyncDispose]());

testLivesOverHttp(() => server.url, LIVES);
