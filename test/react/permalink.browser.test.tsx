import { http, HttpResponse } from 'msw';
import { useEffect, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import {
  createKfpClient,
  type LogViewState,
  RunLogs,
  RunLogsProvider,
  viewStateInUrl,
} from '../../src/react/index.js';
import '../../src/styles.css';
import { simulate } from '../support/simulate.js';
import { viewerIn } from '../viewer/viewerDriver.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });
const inUrl = viewStateInUrl();
const { href } = window.location;
const LINES = Array.from({ length: 2000 }, (_, i) => `epoch ${i + 1}`);
const gone = () => new HttpResponse('Could not get pod', { status: 500 });

beforeEach(async () => {
  await page.viewport(1000, 600);
  worker.use(
    http.get('*/k8s/pod/logs', () => new HttpResponse(`${LINES.join('\n')}\n`)),
    http.get('*/k8s/*', gone),
    http.get('*/apis/*', () => new HttpResponse('{}', { status: 404 })),
  );
});
afterEach(() => {
  window.history.replaceState(null, '', href);
});

/** How often the view state was written. */
let written = 0;

/** The page of a run, which a router by the hash has chosen, as KFP's does. */
function RunDetails() {
  const [viewState, setViewState] = useState<LogViewState>(inUrl.read);
  useEffect(
    () =>
      inUrl.subscribe(() => {
        setViewState(inUrl.read());
      }),
    [],
  );
  return (
    <RunLogsProvider client={client}>
      <div style={{ width: 900, height: 300 }}>
        <RunLogs
          target={{ runId: 'b5f0c1de', podName: 'train' }}
          viewState={viewState}
          onViewStateChange={(state) => {
            written += 1;
            setViewState(state);
            inUrl.write(state);
          }}
        />
      </div>
    </RunLogsProvider>
  );
}

/** Opens a URL as a reader does who was sent it. */
async function open(hash: string) {
  window.history.replaceState(null, '', hash);
  const screen = await render(<RunDetails />);
  await expect.poll(() => screen.container.querySelector('.klv-viewer')).not.toBeNull();
  return viewerIn(screen.container);
}
const wrapButton = () => page.getByRole('button', { name: 'Wrap lines' });

test('a link to a line of a step opens the step there, and the route stays', async () => {
  const viewer = await open('#/runs/details/b5f0c1de?log=lines%3DL812');
  await viewer.shows('812  epoch 812');
  expect(viewer.rows().at(-1)).not.toContain('2000');
  expect(window.location.hash).toMatch(/^#\/runs\/details\/b5f0c1de\?log=/);
});

test('a link that was made by marking a line opens it for others', async () => {
  const viewer = await open('#/runs/details/b5f0c1de');
  await viewer.shows('epoch 2000');
  viewer.scroller.focus();
  await userEvent.keyboard('{Home}l');
  await expect.poll(() => window.location.hash).toContain('lines');
  expect(inUrl.read().lines).toMatch(/^L1\./);
});

test('the toolbar and the key change the view state, once each', async () => {
  const viewer = await open('#/runs/details/b5f0c1de?log=wrap%3D1');
  await viewer.shows('epoch 2000');
  await expect.element(wrapButton()).toHaveAttribute('aria-pressed', 'true');
  written = 0;
  await wrapButton().click();
  await expect.element(wrapButton()).toHaveAttribute('aria-pressed', 'false');
  expect(inUrl.read()).toEqual({ wrap: false });
  viewer.scroller.focus();
  await userEvent.keyboard('w');
  await expect.element(wrapButton()).toHaveAttribute('aria-pressed', 'true');
  expect(inUrl.read()).toEqual({ wrap: true });
  expect(written).toBe(2);
});
