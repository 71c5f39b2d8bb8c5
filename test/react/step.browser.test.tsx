import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';

import { createKfpClient } from '../../src/core/index.js';
import { kfpHandlers, scenarios, type ScenarioName } from '../../src/msw/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { simulate } from '../support/simulate.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });

test.each<[ScenarioName, string, string]>([
  ['failedStep', 'Complete', 'Step failed, exit code 1'],
  ['oomKilled', 'Complete', 'Step failed, out of memory, exit code 137'],
  ['shippedDefaultsMismatch', 'Complete', 'Step succeeded'],
])(
  '%s: the log is “%s”, and what became of the step is said beside it',
  async (name, log, step) => {
    const { world, target } = scenarios[name].create();
    worker.use(...kfpHandlers(world));
    const screen = await render(
      <RunLogsProvider client={client}>
        <div style={{ width: 900, height: 300 }}>
          <RunLogs target={target} />
        </div>
      </RunLogsProvider>,
    );
    const status = screen.getByRole('status').first();
    await expect.element(status).toHaveTextContent(log);
    await expect.element(status).toHaveTextContent(step);
    await expect.element(screen.getByText(step)).toBeVisible();
  },
);
