import { expect, inject, test } from 'vitest';
import { render } from 'vitest-browser-react';

import { createKfpClient } from '../../src/core/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { viewerIn } from '../viewer/viewerDriver.js';

// Over real connections: a service worker cuts none.
const url = inject('realBodies');

test.each(['reset', 'short', 'stall'])(
  'a log that was cut off (%s) says so, and “Try again” reads on from there',
  async (fault) => {
    const name = `${fault}-${performance.timeOrigin}`;
    const client = createKfpClient({
      baseUrl: `${url}/${fault}/${name}`,
      timeouts: { stall: 1_000 },
    });
    const target = { runId: 'b5f0', podName: 'train', namespace: 'team-a' };
    const screen = await render(
      <RunLogsProvider client={client}>
        <div style={{ width: 900, height: 300 }}>
          <RunLogs target={target} />
        </div>
      </RunLogsProvider>,
    );
    const viewer = viewerIn(screen.container);
    await viewer.shows('epoch 204');
    await fetch(`${url}/break/${name}`);
    const status = screen.getByRole('status').first();
    await expect.element(status).toHaveTextContent('Cut off');
    await expect.element(status).toHaveTextContent('Step failed, exit code 1');
    await expect.element(status).not.toHaveTextContent('Complete');
    const warning = screen.getByText('The end of this log may be missing', { exact: true });
    await expect.element(warning).toBeVisible();
    await viewer.shows('epoch 204');

    await fetch(`${url}/heal/${name}`);
    await screen.getByRole('button', { name: 'Try again' }).click();
    await expect.element(status).toHaveTextContent('Complete');
    await viewer.lastRow('400  epoch 399');
    await expect
      .element(screen.getByText('The end of this log may be missing'))
      .not.toBeInTheDocument();
    await expect.element(screen.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
  },
);
