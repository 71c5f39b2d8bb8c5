import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { cdp, page, userEvent } from 'vitest/browser';

import type { LogViewerHandle } from '../../src/react/LogViewer/types.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

async function setClipboard(setting: 'denied' | 'granted'): Promise<void> {
  const { targetInfo } = await cdp().send('Target.getTargetInfo');
  const { browserContextId = '' } = targetInfo;
  for (const permission of [{ name: 'clipboard-write' }, { name: 'clipboard-read' }]) {
    await cdp().send('Browser.setPermission', { permission, setting, browserContextId });
  }
}

beforeEach(() => page.viewport(900, 700));
afterEach(async () => {
  await setClipboard('granted');
});

async function mount() {
  const handle: { current: LogViewerHandle | null } = { current: null };
  const { container } = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer ref={handle} text={'first\nERROR second\nthird'} />
    </div>,
  );
  await viewerIn(container).shows('third');
  const said = () => container.querySelector('[role=alert]')?.textContent ?? '';
  return { handle, container, said };
}

test('a reader is told that a filter’s lines were not copied, until they have seen it', async () => {
  await setClipboard('denied');
  const { handle, said } = await mount();
  handle.current?.filter('ERROR');
  await userEvent.click(page.getByRole('button', { name: 'Copy', exact: true }));
  await expect.poll(said).toContain('Nothing was copied.');
  await userEvent.click(page.getByRole('alert').getByRole('button', { name: 'Close' }));
  expect(said()).toBe('');
});

test('what is copied at the next try takes the note away', async () => {
  await setClipboard('denied');
  const { handle, said } = await mount();
  handle.current?.filter('ERROR');
  const copy = page.getByRole('button', { name: 'Copy', exact: true });
  await userEvent.click(copy);
  await expect.poll(said).toContain('Nothing was copied.');
  await setClipboard('granted');
  await userEvent.click(copy);
  await expect.poll(said).toBe('');
  await expect.poll(() => navigator.clipboard.readText()).toBe('ERROR second');
});

test('a download that the browser refuses is no silence', async () => {
  const { handle, said } = await mount();
  const refused = vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  handle.current?.download();
  await expect.poll(said).toContain('Nothing was downloaded.');
  refused.mockRestore();
});
