import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerHandle, LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { type Downloads, watchDownloads } from '../support/watchDownloads.js';
import { viewerIn } from './viewerDriver.js';

let downloads: Downloads;
const created = vi.spyOn(URL, 'createObjectURL');

beforeAll(async () => {
  await page.viewport(900, 700);
  downloads = await watchDownloads();
});
afterAll(async () => {
  created.mockRestore();
  await downloads.stop();
});

async function mount(props: LogViewerProps) {
  downloads.names.length = 0;
  created.mockClear();
  const handle: { current: LogViewerHandle | null } = { current: null };
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer ref={handle} follow={false} fileName="train-1.log" {...props} />
    </div>,
  );
  return { handle, screen, viewer: viewerIn(screen.container) };
}

/** The files so far, once there are as many. */
async function files(count: number) {
  await expect.poll(() => downloads.names.length).toBe(count);
  return created.mock.calls.map(([blob]) => blob as Blob);
}
const unpacked = (blob: Blob) =>
  new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();

// Colours, a progress bar, and bytes that are no UTF-8.
const BYTES = Uint8Array.from([
  ...new TextEncoder().encode('first\n\x1b[31merror 1\x1b[0m\n10%\r90%\nerror 2 '),
  0xff,
  0xfe,
  0x0a,
]);

describe('a log is downloaded', () => {
  test('byte for byte, whatever is shown of it', async () => {
    const { handle, viewer } = await mount({ document: LogDocument.from(BYTES.slice()) });
    await viewer.shows('first');
    handle.current?.filter('error');
    await viewer.shows('line hidden');
    handle.current?.download();
    const [raw] = await files(1);
    expect(new Uint8Array((await raw?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(BYTES);
    handle.current?.download({ gzip: true });
    const [, packed] = await files(2);
    if (!packed) throw new Error('No file.');
    expect(new Uint8Array(await unpacked(packed))).toEqual(BYTES);
    expect(downloads.names).toEqual(['train-1.log', 'train-1.log.gz']);
  });

  test('as it is shown, with what was asked for', async () => {
    const { handle, viewer } = await mount({ document: LogDocument.from(BYTES.slice()) });
    await viewer.shows('first');
    handle.current?.download({ format: 'text' });
    const [all] = await files(1);
    expect(await all?.text()).toBe('first\nerror 1\n90%\nerror 2 \ufffd\ufffd\n');
    handle.current?.filter('error');
    await viewer.shows('line hidden');
    handle.current?.download({ format: 'text', lineNumbers: true });
    const [, shown] = await files(2);
    expect(await shown?.text()).toBe('2  error 1\n4  error 2 \ufffd\ufffd\n');
    handle.current?.download({ format: 'html', part: 'all' });
    const [, , html] = await files(3);
    expect(await html?.text()).toMatch(/^<meta charset="utf-8"><pre style="[^"]*">first\n<span/);
    expect(downloads.names).toEqual(['train-1.log', 'train-1.log', 'train-1.html']);
  });

  test('compressed where it is large', async () => {
    const line = 'x'.repeat(99);
    const lines = Array.from({ length: 120_000 }, () => line);
    const { handle, viewer } = await mount({ document: LogDocument.from(lines) });
    await viewer.shows('xxx');
    handle.current?.download({ format: 'text' });
    const [packed] = await files(1);
    expect(packed?.size).toBeLessThan(1024 * 1024);
    if (!packed) throw new Error('No file.');
    expect(await new Response(await unpacked(packed)).text()).toBe(`${lines.join('\n')}\n`);
    handle.current?.download({ format: 'text', gzip: false });
    const [, plain] = await files(2);
    expect(plain?.size).toBe(12_000_000);
    expect(downloads.names).toEqual(['train-1.log.gz', 'train-1.log']);
  });

  test('by its reader, from the dialog and from the filter', async () => {
    const { screen, viewer } = await mount({ document: LogDocument.from(BYTES.slice()) });
    await viewer.shows('first');
    viewer.scroller.focus();
    await userEvent.keyboard('f');
    await screen.getByRole('textbox', { name: 'Show only lines with' }).fill('error');
    const bar = screen.getByRole('search', { name: 'Filter' });
    await expect.element(bar.getByRole('status')).toHaveTextContent('2 of 4 lines match');
    await bar.getByRole('button', { name: 'Download' }).click();
    const [shown] = await files(1);
    expect(await shown?.text()).toBe('error 1\nerror 2 \ufffd\ufffd\n');

    viewer.scroller.focus();
    await userEvent.keyboard('c');
    const dialog = screen.getByRole('dialog', { name: 'Copy or download' });
    await dialog.getByRole('button', { name: 'Download' }).click();
    expect(await (await files(2))[1]?.text()).toBe('error 1\nerror 2 \ufffd\ufffd\n');
    await expect.element(dialog.getByRole('status')).toHaveTextContent(/downloaded$/);
    const format = dialog.getByRole('combobox', { name: 'As' });
    await format.selectOptions('Bytes as they were received');
    await expect.element(dialog.getByRole('button', { name: 'Copy', exact: true })).toBeDisabled();
    await dialog.getByRole('checkbox', { name: 'Compress the download (gzip)' }).click();
    await dialog.getByRole('button', { name: 'Download' }).click();
    const packed = (await files(3))[2];
    if (!packed) throw new Error('No file.');
    expect(new Uint8Array(await unpacked(packed))).toEqual(BYTES);
    expect(downloads.names[2]).toBe('train-1.log.gz');
  });
});
