import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';

import {
  createKfpClient,
  type LogPreferences,
  preferencesInLocalStorage,
  RunLogs,
  type RunLogsProps,
  RunLogsProvider,
} from '../../src/react/index.js';
import '../../src/styles.css';
import { simulate } from '../support/simulate.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });
const gone = () => new HttpResponse('Could not get pod', { status: 500 });

beforeEach(async () => {
  await page.viewport(1000, 500);
  localStorage.clear();
  worker.use(
    http.get('*/k8s/pod/logs', () => new HttpResponse('one\ntwo\n')),
    http.get('*/k8s/*', gone),
    http.get('*/apis/*', () => new HttpResponse('{}', { status: 404 })),
  );
});
afterEach(() => {
  localStorage.clear();
});

const show = (props: Partial<RunLogsProps>) =>
  render(
    <RunLogsProvider client={client}>
      <div style={{ width: 900, height: 300 }}>
        <RunLogs target={{ runId: 'b5f0c1de', podName: 'train' }} {...props} />
      </div>
    </RunLogsProvider>,
  );
const wrapButton = () => page.getByRole('button', { name: 'Wrap lines' });

test('what the reader prefers is there again with the next log, also after a reload', async () => {
  const first = await show({ preferences: preferencesInLocalStorage() });
  await expect.element(wrapButton()).toHaveAttribute('aria-pressed', 'false');
  await wrapButton().click();
  await expect.element(wrapButton()).toHaveAttribute('aria-pressed', 'true');
  await first.unmount();
  // As after a reload: nothing is shared but what the browser has stored.
  await show({ preferences: preferencesInLocalStorage() });
  await expect.element(wrapButton()).toHaveAttribute('aria-pressed', 'true');
});

test('two logs on a page follow one another', async () => {
  const preferences = preferencesInLocalStorage();
  await show({ preferences });
  await show({ preferences });
  const pressed = () =>
    wrapButton()
      .elements()
      .map((button) => button.getAttribute('aria-pressed'));
  await expect.poll(pressed).toEqual(['false', 'false']);
  await wrapButton().first().click();
  await expect.poll(pressed).toEqual(['true', 'true']);
});

test('what the host says is not for the storage to change', async () => {
  localStorage.setItem('kfp-log-viewer', '{"wrap":true}');
  await show({ preferences: preferencesInLocalStorage(), wrap: false });
  await expect.element(wrapButton()).toHaveAttribute('aria-pressed', 'false');
});

test('hostile values leave a log as it is', async () => {
  localStorage.setItem('kfp-log-viewer', '{"wrap":"<img>","fontSize":1e308,"lineNumbers":{}}');
  const screen = await show({ preferences: preferencesInLocalStorage() });
  await expect.element(wrapButton()).toHaveAttribute('aria-pressed', 'false');
  const viewer = screen.container.querySelector<HTMLElement>('.klv-viewer');
  expect(viewer?.style.getPropertyValue('--klv-font-size')).toBe('');
});

test('a host keeps them where it likes', async () => {
  let kept: LogPreferences = { fontSize: 20 };
  const write = vi.fn((preferences: LogPreferences) => {
    kept = preferences;
  });
  const screen = await show({ preferences: { read: () => ({ ...kept }), write } });
  await expect.element(wrapButton()).toBeVisible();
  const viewer = screen.container.querySelector<HTMLElement>('.klv-viewer');
  expect(viewer?.style.getPropertyValue('--klv-font-size')).toBe('20px');
  await wrapButton().click();
  expect(write).toHaveBeenCalledExactlyOnceWith({ fontSize: 20, wrap: true });
  await expect.element(wrapButton()).toHaveAttribute('aria-pressed', 'true');
});
