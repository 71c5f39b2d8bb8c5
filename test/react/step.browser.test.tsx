import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';

import { createKfpClient } from '../../src/core/index.js';
import { kfpHandlers, scenarios, type ScenarioName } from '../../src/msw/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { viewerIn } from '../viewer/viewerDriver.js';
import { createStep, endStep } from '../../src/msw/scenarios/startingPoints.js';
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

test.each([
  ['opens at its last error', { exitCode: 1 }, undefined, '12  ERROR:root:no disk'],
  ['that may not follow opens at the start', { exitCode: 1 }, false, '1  epoch 0'],
  ['opens at the end if it has succeeded', { exitCode: 0 }, undefined, '300  epoch 299'],
] as const)('the log of a step %s', async (_, end, defaultFollow, shown) => {
  const lines = Array.from({ length: 300 }, (_, i) => `epoch ${i}`);
  lines[11] = 'ERROR:root:no disk';
  const { world, target } = endStep(createStep({ log: `${lines.join('\n')}\n` }), 'kept', end);
  worker.use(...kfpHandlers(world));
  const screen = await render(
    <RunLogsProvider client={client}>
      <div style={{ width: 900, height: 300 }}>
        <RunLogs target={target} defaultFollow={defaultFollow} />
      </div>
    </RunLogsProvider>,
  );
  await expect.element(screen.getByText('Errors: 1')).toBeVisible();
  await viewerIn(screen.container).shows(shown);
});
