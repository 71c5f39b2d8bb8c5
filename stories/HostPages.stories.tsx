import { type ReactElement, type ReactNode, useLayoutEffect } from 'react';
import { expect, waitFor } from 'storybook/test';

import preview from '../.storybook/preview.js';
import { createKfpClient, type KfpClient } from '../src/core/index.js';
import { kfpHandlers, type ScenarioRun, scenarios } from '../src/msw/index.js';
import { RunLogs } from '../src/react/RunLogs/RunLogs.js';
import { HOST_SHEETS } from '../test/support/hostSheets.js';

/** Two servers, as the pods of both steps have the same name. */
let steps: { readonly name: string; readonly run: ScenarioRun; readonly client: KfpClient }[] = [];

/** A page with a sheet of its own, which stands before ours. */
function HostPage({ sheet, children }: { sheet: string; children: ReactNode }): ReactElement {
  useLayoutEffect(() => {
    const style = document.createElement('style');
    style.textContent = sheet;
    document.head.prepend(style);
    return () => {
      style.remove();
    };
  }, [sheet]);
  return <>{children}</>;
}

/** A log and a diagnosis in a page that looks as its sheet says. */
const Panels = ({ sheet }: { sheet: string }): ReactElement => (
  <HostPage sheet={sheet}>
    <h2>Steps of the run</h2>
    <p>
      A page of the host’s, with <a href="#steps">a link</a> and{' '}
      <button type="button">a button</button>.
    </p>
    {steps.map(({ name, run, client }) => (
      <div key={name} style={{ height: '40%', width: '100%' }}>
        <RunLogs target={{ ...run.target, taskName: name }} options={{ client }} />
      </div>
    ))}
  </HostPage>
);

const meta = preview.meta({
  title: 'In a host’s page',
  component: Panels,
  argTypes: { sheet: { table: { disable: true } } },
  beforeEach: ({ msw }) => {
    steps = (['failedStep', 'storeDown'] as const).map((name) => ({
      name,
      run: scenarios[name].create(),
      client: createKfpClient({ baseUrl: `./simulated/${name}` }),
    }));
    for (const { name, run } of steps) {
      msw.use(...kfpHandlers(run.world, { baseUrl: `/simulated/${name}` }));
    }
  },
  play: async ({ canvasElement }) => {
    for (const shown of ['.klv-ready', '.klv-remedies']) {
      await waitFor(() => expect(canvasElement.querySelector(shown)).toBeVisible());
    }
  },
});

const sheetOf = (name: string): { sheet: string } => ({ sheet: HOST_SHEETS[name] ?? '' });

export const Tailwind = meta.story({
  name: 'With Tailwind’s preflight',
  args: sheetOf('Tailwind’s preflight'),
});
export const Bootstrap = meta.story({
  name: 'With Bootstrap’s reboot',
  args: sheetOf('Bootstrap’s reboot'),
});
export const Mui = meta.story({
  name: 'With MUI’s CssBaseline',
  args: sheetOf('MUI’s CssBaseline'),
});
export const Kfp = meta.story({
  name: 'With what KFP’s own page has',
  args: sheetOf('what KFP’s own has'),
});
