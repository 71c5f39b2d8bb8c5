import { cleanup, render, screen } from '@testing-library/react';
import { createKfpClient, RunLogs, RunLogsProvider } from 'kfp-log-viewer';
import { kfpHandlers, scenarios } from 'kfp-log-viewer/msw';
import { setupServer } from 'msw/node';

const { world, target } = scenarios.shippedDefaultsMismatch.create();
const server = setupServer(...kfpHandlers(world));
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(cleanup);
afterAll(() => server.close());

test('shows the log of a step whose pod is gone', async () => {
  render(
    <RunLogsProvider client={createKfpClient({ baseUrl: 'http://kfp.test/pipeline' })}>
      <RunLogs target={target} />
    </RunLogsProvider>,
  );
  expect(await screen.findByText(/epoch 6 val_loss/, {}, { timeout: 20_000 })).toBeTruthy();
});
