import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';

import { createKfpClient } from '../../src/core/index.js';
import { kfpHandlers, type ScenarioName, scenarios } from '../../src/msw/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { simulate } from '../support/simulate.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });

/** From the least that KFP lets its panel shrink to, to the width of a large screen. */
const WIDTHS = [100, 228, 320, 800, 2560];
const SCHEMES = ['light', 'dark'] as const;

/** A situation, and what has to be seen before the picture is taken. */
const SCENES: readonly (readonly [name: string, scenario: ScenarioName, ready: string])[] = [
  ['warning', 'cutOff', '.klv-ready'],
  ['log', 'failedStep', '.klv-ready'],
  ['diagnosis', 'storeDown', '.klv-remedies'],
];

beforeEach(() => {
  document.body.style.cssText = 'margin: 0; font-family: sans-serif';
});

describe.each(SCENES)('%s', (name, scenario, ready) => {
  test.each(WIDTHS.flatMap((width) => SCHEMES.map((scheme) => [width, scheme] as const)))(
    'in %i px, %s',
    async (width, scheme) => {
      await page.viewport(width, 320);
      const { world, target } = scenarios[scenario].create();
      worker.use(...kfpHandlers(world));
      const { container } = await render(
        <RunLogsProvider client={client}>
          <div data-testid="panel" style={{ width, height: 320 }}>
            <RunLogs target={target} colorScheme={scheme} />
          </div>
        </RunLogsProvider>,
      );
      await expect.poll(() => container.querySelector(ready)).not.toBeNull();
      await expect.poll(() => container.querySelector('.klv-commands')).not.toBeNull();
      if (scenario === 'failedStep') {
        await expect.poll(() => container.querySelector('.klv-step-logs')).not.toBeNull();
      }
      await expect(page.getByTestId('panel')).toMatchScreenshot(`${name}-${width}-${scheme}`);
    },
  );
});
