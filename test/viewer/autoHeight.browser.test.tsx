import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const lines = (count: number) => Array.from({ length: count }, (_, i) => `line ${i + 1}`);

/** What browsers say of the page, a loop of sizes for one. */
const noise: string[] = [];
const listen = ({ message }: ErrorEvent) => noise.push(message);
beforeEach(async () => {
  await page.viewport(900, 900);
  noise.length = 0;
  window.addEventListener('error', listen);
});
afterEach(() => {
  window.removeEventListener('error', listen);
  expect(noise).toEqual([]);
});

describe.each(['terminal', 'elements'] as const)('height="auto", as %s', (renderer) => {
  async function mount(props: LogViewerProps) {
    const screen = await render(
      <div style={{ width: 600 }}>
        <LogViewer renderer={renderer} height="auto" {...props} />
      </div>,
    );
    const viewer = viewerIn(screen.container);
    const { root, scroller } = viewer;
    /** Height of a row in CSS pixels. */
    const row = () => viewer.cells()[0]?.getBoundingClientRect().height ?? NaN;
    /** How many rows the log takes, with 6 px above and below. */
    const height = () => Math.round(((scroller.clientHeight - 12) / row()) * 100) / 100;
    return { viewer, root, scroller, row, height };
  }

  test('a log of three lines is three rows high, and does not scroll', async () => {
    const { viewer, scroller, root, height } = await mount({ logLines: lines(3) });
    await viewer.shows('line 3');
    await expect.poll(height).toBe(3);
    expect(viewer.rows()).toEqual(['1  line 1', '2  line 2', '3  line 3']);
    expect(scroller.scrollHeight).toBe(scroller.clientHeight);
    expect(root.getBoundingClientRect().height).toBeLessThan(90);
  });

  test('it grows while lines come in, up to the maximum, and then scrolls', async () => {
    const document = new LogDocument();
    document.appendLines(lines(2));
    const { viewer, root, scroller, height } = await mount({ document, maxHeight: 200 });
    await viewer.shows('line 2');
    await expect.poll(height).toBe(2);
    document.appendLines(['more', 'and more']);
    await viewer.shows('and more');
    await expect.poll(height).toBe(4);
    document.appendLines(lines(5000));
    await viewer.shows('line 5000');
    await expect.poll(() => root.getBoundingClientRect().height).toBe(200);
    // The scrollbar may lag behind a log that is followed.
    await expect.poll(() => scroller.scrollHeight).toBeGreaterThan(10_000);
    await viewer.lastRow('5004  line 5000');
  });

  test('its height comes to rest', async () => {
    const heights: number[] = [];
    const watch = new ResizeObserver(([entry]) => heights.push(entry?.contentRect.height ?? 0));
    const { viewer, root, height } = await mount({
      text: `${'word '.repeat(200)}\nend`,
      wrap: true,
    });
    watch.observe(root);
    await viewer.shows('end');
    await expect.poll(height).toBeGreaterThan(10);
    const seen = heights.length;
    for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
    watch.disconnect();
    expect(heights.length).toBe(seen);
    expect(viewer.rows().at(-1)).toBe('2  end');
  });

  test('the bar of errors takes room of its own', async () => {
    const { viewer, root, height } = await mount({ logLines: ['ERROR: no', 'end'] });
    await viewer.shows('end');
    await expect.poll(() => root.querySelector('.klv-problems')).not.toBeNull();
    await expect.poll(height).toBe(2);
    expect(viewer.rows()).toEqual(['1  ERROR: no', '2  end']);
  });

  test('a log without a line says so', async () => {
    const { root } = await mount({ document: LogDocument.from('') });
    await expect.poll(() => root.textContent).toContain('This log is empty.');
    expect(root.getBoundingClientRect().height).toBeGreaterThan(20);
  });
});
