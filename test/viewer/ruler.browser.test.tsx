import { beforeAll, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

beforeAll(async () => {
  await page.viewport(900, 700);
});

type Kind = 'error' | 'warning' | 'match' | 'gap' | 'selection';

/** 1000 lines: an error in line 251, a warning in line 501, a text to find in lines 751 to 760. */
function sample(): LogDocument {
  const line = (i: number): string => {
    if (i === 250) return 'ERROR:root:failed';
    if (i === 500) return 'WARNING:root:slow';
    return i >= 750 && i < 760 ? `needle ${i}` : `line ${i}`;
  };
  return LogDocument.from(`${Array.from({ length: 1000 }, (_, i) => line(i)).join('\n')}\n`);
}

async function mount(props: LogViewerProps, width = 700) {
  const screen = await render(
    <div style={{ width, height: 400 }}>
      <LogViewer follow={false} aria-label="Log" {...props} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await expect.poll(() => viewer.cells().length).toBeGreaterThan(0);
  const ruler = () => {
    const element = viewer.root.querySelector<HTMLElement>('.klv-ruler');
    if (!element) throw new Error('No ruler here.');
    return element;
  };
  /** Where a kind of mark begins, as shares of the height of the log. */
  const marks = (kind: Kind): number[] => {
    const path = viewer.root.querySelector(`.klv-ruler-${kind}`)?.getAttribute('d') ?? '';
    const height = viewer.scroller.clientHeight;
    return [...path.matchAll(/M\d+ (\d+)h\d+v(\d+)/g)].map(
      ([, top, size]) => (Number(top) + Number(size) / 2) / height,
    );
  };
  /** The events of a mouse, or a finger, at shares of the height of the ruler. */
  const press = (type: string, share: number): void => {
    const { left, top, height } = ruler().getBoundingClientRect();
    const at = { clientX: left + 6, clientY: top + share * height };
    ruler().dispatchEvent(
      new PointerEvent(type, { ...at, pointerId: 1, bubbles: true, isPrimary: true }),
    );
  };
  return { screen, viewer, ruler, marks, press };
}

describe.each(['terminal', 'elements'] as const)('the overview ruler, in %s', (renderer) => {
  test('marks errors, warnings, matches and the selection where they are', async () => {
    const { screen, viewer, marks } = await mount({ document: sample(), renderer });
    await expect.poll(() => marks('warning')).toHaveLength(1);
    // Once the bar of errors has taken its room.
    await expect.poll(() => marks('error')[0]).toBeCloseTo(0.25, 2);
    expect(marks('warning')[0]).toBeCloseTo(0.5, 2);
    expect(marks('match')).toEqual([]);
    viewer.scroller.focus();
    await userEvent.keyboard('/');
    await screen.getByRole('textbox', { name: 'Find in the log' }).fill('needle');
    await expect.poll(() => marks('match')).toHaveLength(1);
    expect(marks('match')[0]).toBeCloseTo(0.755, 2);
    await screen.getByRole('button', { name: 'Close', exact: true }).click();
    await expect.poll(() => marks('match')).toEqual([]);
    await userEvent.keyboard('{Control>}a{/Control}');
    await expect.poll(() => marks('selection')).toHaveLength(1);
    expect(marks('selection')[0]).toBeCloseTo(0.5, 2);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => marks('selection')).toEqual([]);
  });

  test('a click near a mark goes to its line, a click elsewhere and dragging to the place', async () => {
    const { viewer, marks, press } = await mount({ document: sample(), renderer });
    await expect.poll(() => marks('error')).toHaveLength(1);
    viewer.scroller.focus();
    press('pointerdown', 0.256);
    press('pointerup', 0.256);
    await viewer.shows('251  ERROR:root:failed');
    press('pointerdown', 0.9);
    await viewer.shows('901  line 900');
    press('pointermove', 0.5);
    await viewer.shows('501  WARNING:root:slow');
    press('pointermove', 0);
    await expect.poll(() => viewer.rows()[0]).toBe('1  line 0');
    press('pointermove', 1);
    await viewer.lastRow('1000  line 999');
    press('pointerup', 1);
    press('pointermove', 0.5);
    await viewer.lastRow('1000  line 999');
    expect(document.activeElement).toBe(viewer.scroller);
  });

  test('takes its width beside the text and the scrollbar, and covers neither', async () => {
    const { viewer, ruler } = await mount({ document: sample(), renderer });
    const box = ruler().getBoundingClientRect();
    expect(box.width).toBe(12);
    expect(box.right).toBe(viewer.root.getBoundingClientRect().right);
    expect(viewer.scroller.getBoundingClientRect().right).toBe(box.left);
    expect(box.height).toBe(viewer.scroller.getBoundingClientRect().height);
    expect(ruler()).toHaveAttribute('aria-hidden', 'true');
  });

  test('errors and warnings have a sign beside their lines, told apart by its shape', async () => {
    const log = LogDocument.from(
      'ok\nERROR:root:failed\nTraceback (most recent call last):\n  File "x"\nKeyError: 1\nWARNING:root:slow\nok\n',
    );
    const { viewer } = await mount({ document: log, renderer });
    const shapes = (severity: string): string =>
      viewer.root.querySelector(`.klv-mark-${severity}`)?.getAttribute('d') ?? '';
    // The line of the log that announces the traceback, two lines of it, and the exception's disc.
    await expect
      .poll(() => shapes('error'))
      .toMatch(/^(?:M[\d.]+ [\d.]+h2v[\d.]+h-2z){3}M[^M]+a[^M]+z$/);
    expect(shapes('warning')).toMatch(/^M[\d.]+ [\d.]+l[^M]+z$/);
    const boxOf = (severity: string): DOMRect => {
      const path = viewer.root.querySelector(`.klv-mark-${severity}`);
      if (!path) throw new Error('No signs here.');
      return path.getBoundingClientRect();
    };
    const rows = viewer.cells().map((row) => row.getBoundingClientRect());
    expect(boxOf('error').top).toBeCloseTo(rows[1]?.top ?? 0, 0);
    expect(boxOf('error').bottom).toBeLessThan(rows[4]?.bottom ?? 0);
    expect(boxOf('error').bottom).toBeGreaterThan(rows[4]?.top ?? 0);
    expect(boxOf('warning').top).toBeGreaterThan(rows[5]?.top ?? 0);
    expect(boxOf('warning').bottom).toBeLessThan(rows[5]?.bottom ?? 0);
    // In the column before the numbers.
    expect(boxOf('error').right).toBeLessThan((rows[0]?.left ?? 0) + 9);
  });
});

test('marks are where the rows are that a filter shows', async () => {
  const { screen, viewer, marks } = await mount({ document: sample() });
  await expect.poll(() => marks('error')).toHaveLength(1);
  viewer.scroller.focus();
  await userEvent.keyboard('f');
  await screen.getByRole('textbox', { name: 'Show only lines with' }).fill('needle');
  await expect.element(screen.getByText('10 of 1,000 lines match')).toBeVisible();
  // The view has more rows than the twelve that there are: one for the lines before, where both are.
  await expect.poll(() => marks('error')[0]).toBeLessThan(0.06);
  expect(marks('warning')).toEqual([]);
});

test('a long wrapped line takes as much of the ruler as its rows', async () => {
  const lines = Array.from({ length: 400 }, (_, i) => (i < 200 ? `line ${i}` : 'x'.repeat(2000)));
  lines[199] = 'ERROR:root:failed';
  const { marks } = await mount({ text: lines.join('\n'), wrap: true }, 600);
  await expect.poll(() => marks('error')).toHaveLength(1);
  expect(marks('error')[0]).toBeLessThan(0.06);
});

test('gaps are marked', async () => {
  const log = new LogDocument();
  log.appendText('line\n'.repeat(500));
  log.markSeam({ kind: 'gap' });
  log.appendText('line\n'.repeat(500));
  log.end();
  const { marks, press, viewer } = await mount({ document: log });
  await expect.poll(() => marks('gap')).toHaveLength(1);
  expect(marks('gap')[0]).toBeCloseTo(0.5, 2);
  press('pointerdown', 0.503);
  await viewer.shows('501  line');
});

test('marks move as the log grows', async () => {
  const log = new LogDocument();
  log.appendText(`ERROR:root:failed\n${'line\n'.repeat(99)}`);
  const { marks } = await mount({ document: log, follow: true });
  await expect.poll(() => marks('error')).toHaveLength(1);
  log.appendText(`${'line\n'.repeat(99)}ERROR:root:failed\n`);
  await expect.poll(() => marks('error')).toHaveLength(2);
  expect(marks('error')[1]).toBeGreaterThan(0.97);
  log.appendText('line\n'.repeat(200));
  await expect.poll(() => marks('error')[1]).toBeLessThan(0.51);
});

test('a wheel over the ruler scrolls the log', async () => {
  const { viewer, ruler } = await mount({ document: sample() });
  const event = new WheelEvent('wheel', { deltaY: 200, bubbles: true, cancelable: true });
  ruler().dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  await expect.poll(() => viewer.rows()[0]).not.toBe('1  line 0');
});

test('the host can switch both off, and a narrow viewer has no ruler', async () => {
  const { viewer } = await mount({
    document: sample(),
    overviewRuler: false,
    glyphMargin: false,
  });
  await expect.element(page.getByText('Errors: 1')).toBeVisible();
  expect(viewer.root.querySelector('.klv-ruler')).toBeNull();
  const { right } = viewer.root.getBoundingClientRect();
  expect(viewer.scroller.getBoundingClientRect().right).toBe(right);
  await userEvent.keyboard('n');
  expect(viewer.root.querySelector('.klv-mark-error')?.getAttribute('d') ?? '').toBe('');
});

test.each([
  [100, 0],
  [228, 0],
  [320, 12],
])('in a viewer %i px wide the ruler takes %i px', async (width, taken) => {
  const { viewer } = await mount({ document: sample() }, width);
  const { right } = viewer.root.getBoundingClientRect();
  await expect.poll(() => right - viewer.scroller.getBoundingClientRect().right).toBe(taken);
});
