import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const Sized = ({ width = 700, ...props }: LogViewerProps & { width?: number }) => (
  <div style={{ width, height: 300 }}>
    <LogViewer {...props} />
  </div>
);
const long = (i: number) => `line ${i} ${'x'.repeat((i * 37) % 300)}|`;
const lines = Array.from({ length: 3000 }, (_, i) => long(i + 1));

beforeAll(async () => {
  await page.viewport(1000, 700);
});

test('a long line goes on in rows below its first, numbered once', async () => {
  const screen = await render(<Sized text={`${'a'.repeat(150)}END\nnext`} follow={false} wrap />);
  const viewer = viewerIn(screen.container);
  await viewer.shows('2  next');
  const rows = viewer.rows();
  const next = rows.indexOf('2  next');
  expect(next).toBeGreaterThan(1);
  expect(rows[0]).toMatch(/^1 {2}a+$/);
  expect(rows.slice(1, next).join('')).toMatch(/^a+END$/);
  expect(viewer.scroller.scrollWidth).toBe(viewer.scroller.clientWidth);
  await screen.rerender(<Sized text={`${'a'.repeat(150)}END\nnext`} follow={false} />);
  await expect.poll(() => viewer.rows()[1]).toBe('2  next');
});

test('a progress bar wider than the view is one line, with what its last state left', async () => {
  const dots = Array.from({ length: 200 }, (_, i) => `${'#'.repeat(i)}${'.'.repeat(200 - i)}|`);
  const text = `start\n${dots.join('\r')}\r100%${'='.repeat(190)}\nend`;
  const said = `100%${'='.repeat(190)}#####.|`;
  const screen = await render(<Sized text={text} follow={false} />);
  const viewer = viewerIn(screen.container);
  await viewer.shows('3  end');
  const [start, bar = '', end] = viewer.rows();
  expect([start, end]).toEqual(['1  start', '3  end']);
  expect(bar.length).toBeLessThan(said.length);
  expect(`2  ${said}`.startsWith(bar)).toBe(true);

  await screen.rerender(<Sized text={text} follow={false} wrap />);
  await expect.poll(() => viewer.rows().indexOf('3  end')).toBeGreaterThan(2);
  const rows = viewer.rows();
  expect(rows.slice(1, rows.indexOf('3  end')).join('')).toBe(`2  ${said}`);
});

test('every row is reached by wheel and by keys, the last line too', async () => {
  const screen = await render(<Sized logLines={lines.slice(0, 60)} follow={false} wrap />);
  const viewer = viewerIn(screen.container);
  await viewer.shows('1  line 1');
  const seen = new Set<string>();
  for (let i = 0; i < 400 && !seen.has('60'); i++) {
    for (const row of viewer.rows()) seen.add(/^\d+/.exec(row)?.[0] ?? '');
    const before = viewer.scroller.scrollTop;
    viewer.scroller.scrollBy({ top: 60 });
    if (viewer.scroller.scrollTop === before) break;
    await expect.poll(() => viewer.scroller.scrollTop).toBeGreaterThan(before);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }
  expect(seen.has('60')).toBe(true);
  for (let line = 1; line <= 60; line++) expect(seen).toContain(String(line));
  viewer.scroller.focus();
  await userEvent.keyboard('{Home}{ArrowDown}{ArrowDown}');
  await expect.poll(() => viewer.rows()[0]).not.toContain('line 1 ');
  await userEvent.keyboard('{End}');
  await expect.poll(() => viewer.rows().findLast((row) => row !== '')).toMatch(/x\|$/);
});

test("the reader's line stays first when width, wrap and the log change", async () => {
  const log = new LogDocument();
  log.appendLines(lines);
  const props = { document: log, follow: false };
  const screen = await render(<Sized {...props} wrap />);
  const viewer = viewerIn(screen.container);
  await viewer.shows('1  line 1');
  viewer.scroller.scrollTop = viewer.scroller.scrollHeight / 2;
  await expect.poll(() => viewer.rows()[0]).not.toContain('line 1 ');
  viewer.scroller.focus();
  // To a row that begins a line.
  for (let i = 0; i < 8 && !/^\d+ /.test(viewer.rows()[0] ?? ''); i++) {
    const before = viewer.rows()[0];
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => viewer.rows()[0]).not.toBe(before);
  }
  const first = /^\d+ {2}line \d+/.exec(viewer.rows()[0] ?? '')?.[0];
  expect(first).toBeDefined();
  const stays = () => expect.poll(() => viewer.rows()[0]).toMatch(new RegExp(`^${first ?? ''} `));
  for (const [width, wrap] of [
    [500, true],
    [900, true],
    [900, false],
    [620, true],
    [300, true],
    [700, true],
  ] as const) {
    await screen.rerender(<Sized {...props} width={width} wrap={wrap} />);
    await expect.poll(() => viewer.scroller.clientWidth).toBeGreaterThan(width - 40);
    log.appendLines(lines.slice(0, 200));
    await stays();
  }
});

test('a log that is followed stays at its end', async () => {
  const log = new LogDocument();
  log.appendLines(lines);
  const screen = await render(<Sized document={log} wrap />);
  const viewer = viewerIn(screen.container);
  await expect.poll(() => viewer.rows().findLast((row) => row !== '')).toMatch(/\|$/);
  log.appendLines([`${'y'.repeat(400)}LAST`]);
  await expect.poll(() => viewer.rows().findLast((row) => row !== '')).toMatch(/LAST$/);
  await screen.rerender(<Sized document={log} width={400} wrap />);
  await expect.poll(() => viewer.rows().findLast((row) => row !== '')).toMatch(/LAST$/);
  expect(screen.container.querySelector('button')).toBeNull();
});
