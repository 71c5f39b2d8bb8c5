import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerOptions } from '../../src/react/LogViewer/types.js';
import { gbkLog, utf16Log } from '../../stories/sampleLogs.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

async function mount(document: LogDocument, options?: LogViewerOptions) {
  const screen = await render(
    <div style={{ width: 800, height: 300 }}>
      <LogViewer document={document} follow={false} {...options} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  const note = () => screen.getByRole('group', { name: 'Encoding of the log' });
  const encodings = () => screen.getByRole('combobox', { name: 'Encoding of the log' });
  return { screen, viewer, note, encodings };
}

beforeAll(async () => {
  await page.viewport(900, 700);
});

test('a log of UTF-16 with its byte order mark is read as it is', async () => {
  const { viewer, note } = await mount(LogDocument.from(utf16Log()));
  await viewer.shows('1  步骤 train 已启动');
  await expect.element(note()).not.toBeInTheDocument();
});

test('a log of GBK is offered to be read so, and the reader stays at their line', async () => {
  const document = LogDocument.from(gbkLog(400));
  const { screen, viewer, note, encodings } = await mount(document);
  await expect.element(note()).toHaveTextContent('Many bytes of this log are not UTF-8.');
  await expect.element(note()).toHaveTextContent('训练开始');
  viewer.scroller.focus();
  await userEvent.keyboard('{PageDown}');
  await expect.poll(() => viewer.rows()[0]).toMatch(/^\d\d /);
  const first = viewer.rows()[0]?.split(' ')[0];

  await screen.getByRole('button', { name: 'Read as GBK' }).click();
  await viewer.shows('训练');
  expect(viewer.rows()[0]?.split(' ')[0]).toBe(first);
  await expect.element(note()).toHaveTextContent('Read as GBK, GB 18030.');
  await expect.element(encodings()).toHaveValue('gb18030');

  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(screen.getByRole('search').getByRole('textbox')).toHaveFocus();
  await userEvent.keyboard('损失');
  await expect
    .element(screen.getByRole('search').getByRole('status'))
    .toHaveTextContent(/^\d+ of 399$/);
  expect(new Uint8Array(await document.blob().arrayBuffer())).toEqual(gbkLog(400));

  await userEvent.selectOptions(encodings(), 'UTF-8');
  await viewer.shows('\ufffd');
  await screen.getByRole('button', { name: 'Hide' }).click();
  await expect.element(note()).not.toBeInTheDocument();
});

test('a host says how a log is to be read', async () => {
  const { viewer, note } = await mount(LogDocument.from(gbkLog(20)), { encoding: 'gbk' });
  await viewer.shows('训练开始');
  await expect.element(note()).not.toBeInTheDocument();
});

test('an encoding that nobody knows is as good as none', async () => {
  const { viewer } = await mount(LogDocument.from('plain'), { encoding: 'klingon' });
  await viewer.shows('1  plain');
});

test('a few bytes that are none are no reason to ask', async () => {
  const { viewer, screen } = await mount(LogDocument.from(Uint8Array.of(0x61, 0xff, 0x62)));
  await viewer.shows('a\ufffdb');
  expect(screen.container.querySelector('.klv-encoding')).toBeNull();
});
