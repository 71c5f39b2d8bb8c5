import { cleanup, configure, render, screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { kfpHandlers, scenarios } from '../../src/msw/index.js';
import { createKfpClient, LogViewer, RunLogs, RunLogsProvider } from '../../src/react/index.js';

/**
 * What a host's own test does, in an environment that imitates a browser and lays nothing out: nothing is
 * stubbed, and texts are looked for as Testing Library advises.
 */
export function hostTest(): void {
  const { world, target } = scenarios.shippedDefaultsMismatch.create();
  const server = setupServer(...kfpHandlers(world));
  beforeAll(() => {
    // A log may take its time on a busy machine; a test that passes is as fast as ever.
    configure({ asyncUtilTimeout: 30_000 });
    server.listen({ onUnhandledRequest: 'error' });
  });
  afterEach(cleanup);
  afterAll(() => {
    server.close();
  });

  test('the text of a log is found, line by line', async () => {
    render(<LogViewer logLines={['epoch 5', '\x1b[32mepoch 6\x1b[0m', 'epoch 7  done']} />);
    expect(await screen.findByText('epoch 6')).toBeDefined();
    expect(screen.getByText('epoch 7 done')).toBeDefined();
  });

  test("a step's log is found, with the simulated KFP in place of the server", async () => {
    const client = createKfpClient({ baseUrl: 'http://kfp.test/pipeline' });
    const { unmount } = render(
      <RunLogsProvider client={client}>
        <RunLogs target={target} />
      </RunLogsProvider>,
    );
    expect(await screen.findByText(/epoch 6 val_loss/)).toBeDefined();
    unmount();
  });
}
