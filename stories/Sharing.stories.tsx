import { expect, waitFor } from 'storybook/test';

import preview from '../.storybook/preview.js';
import { kfpHandlers, type ScenarioRun, scenarios } from '../src/msw/index.js';
import { viewStateInUrl } from '../src/react/LogViewer/viewState.js';
import { LinkedRunLogs } from './LinkedRunLogs.js';
import { SimulatedRunLogs } from './SimulatedRunLogs.js';

let run: ScenarioRun;

const meta = preview.meta({
  title: 'RunLogs/Sharing',
  component: SimulatedRunLogs,
  args: { scenario: 'finished' },
  argTypes: { run: { table: { disable: true } } },
  beforeEach: ({ args, msw }) => {
    run = scenarios[args.scenario].create();
    msw.use(...kfpHandlers(run.world));
    const { href } = window.location;
    return () => {
      window.history.replaceState(null, '', href);
    };
  },
  render: (args) => <SimulatedRunLogs {...args} run={run} />,
});

/** The URL is that of KFP's own page, whose router reads the hash. */
export const LinkToALine = meta.story({
  name: 'A link opens a run’s step at its line',
  args: { scenario: 'finished', component: LinkedRunLogs },
  beforeEach: () => {
    window.history.replaceState(null, '', '#/runs/details/1?log=lines%3DL5');
  },
  play: async ({ canvasElement }) => {
    // Marked, with the short hash of its text.
    await waitFor(() => expect(viewStateInUrl().read().lines).toMatch(/^L5\./));
    await expect(canvasElement.querySelector('.klv-numbers')).toHaveTextContent('5');
    await expect(window.location.hash).toMatch(/^#\/runs\/details\/1\?log=lines/);
  },
});
