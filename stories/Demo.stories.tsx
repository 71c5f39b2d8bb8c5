import { expect, userEvent, waitFor, within } from 'storybook/test';

import preview from '../.storybook/preview.js';
import {
  dashboardHandlers,
  kfpHandlers,
  type ScenarioName,
  type ScenarioRun,
  scenarios,
} from '../src/msw/index.js';
import { RunPage } from './RunPage.js';
import { type Situation, SituationBrowser } from './SituationBrowser.js';
import { YourKfp } from './YourKfp.js';

const meta = preview.meta({ title: 'Demo' });

declare const __KFP_URL__: string;

let situations: Situation[] = [];
let liveRun: ScenarioRun | undefined;

/** Every situation that a log can be in, to be picked from a list. */
export const Steps = meta.story({
  name: 'A step in any situation, picked from a list',
  beforeEach: ({ msw }) => {
    situations = Object.keys(scenarios)
      .filter((name): name is ScenarioName => Object.hasOwn(scenarios, name))
      .filter((name) => name !== 'liveRun')
      .map((name) => ({ name, run: scenarios[name].create(), baseUrl: `./simulated/${name}` }));
    for (const { run, name } of situations) {
      const baseUrl = `/simulated/${name}`;
      msw.use(...kfpHandlers(run.world, { baseUrl }), ...dashboardHandlers(run.world, { baseUrl }));
    }
  },
  render: () => <SituationBrowser situations={situations} />,
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement).toHaveTextContent('Complete'));
  },
});

/** As a test: a step is picked that has a log, then one that has none. */
export const StepsPicked = Steps.extend({
  name: 'A step with a log is picked, then one without',
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const pick = (name: ScenarioName): Promise<void> =>
      userEvent.click(canvas.getByRole('button', { name: scenarios[name].title }));
    await pick('collectedWithArchive');
    await waitFor(() =>
      expect(canvasElement.querySelector('.klv-ready')).toHaveTextContent('epoch 6'),
    );
    await pick('archivingDisabled');
    await canvas.findByText('This log was not kept: archiving is disabled');
  },
});

/** A run of several steps, whose pods and workflow go while it is watched. */
export const Run = meta.story({
  name: 'A run that starts, ends and is cleaned up while you watch',
  beforeEach: ({ msw }) => {
    liveRun = scenarios.liveRun.create();
    msw.use(...kfpHandlers(liveRun.world));
  },
  render: () => (liveRun?.clock ? <RunPage clock={liveRun.clock} /> : <></>),
});

/** A step of a real KFP: start the demo with `KFP_URL=http://localhost:8080 npm start`. */
export const YourKFP = meta.story({
  name: 'A step of your own KFP',
  render: () => <YourKfp url={__KFP_URL__} />,
});
