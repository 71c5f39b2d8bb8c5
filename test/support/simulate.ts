import type { RequestHandler } from 'msw';
import { setupWorker } from 'msw/browser';
import { afterAll, afterEach, beforeAll } from 'vitest';

/** One service worker for a file of browser tests; its handlers are removed after each test. */
export function simulate(): { use: (...handlers: RequestHandler[]) => void } {
  const worker = setupWorker();
  beforeAll(async () => {
    await worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
  });
  afterEach(() => {
    worker.resetHandlers();
  });
  afterAll(() => {
    worker.stop();
  });
  return {
    use: (...handlers) => {
      worker.use(...handlers);
    },
  };
}
