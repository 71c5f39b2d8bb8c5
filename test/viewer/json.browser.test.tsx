import { beforeAll, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const LOG = [
  '[INFO] started',
  '2026-08-20 [INFO] metrics {"loss": 0.25, "id": 12345678901234567890, "x": "<b>&amp;"}',
  'no JSON here',
  '{"a":[1,{"b":true}]}',
  ...Array.from({ length: 100 }, (_, i) => `line ${i}`),
  '['.repeat(10_000) + ']'.repeat(10_000),
];
const FIRST = '{\n  "loss": 0.25,\n  "id": 12345678901234567890,\n  "x": "<b>&amp;"\n}';
const SECOND = '{\n  "a": [\n    1,\n    {\n      "b": true\n    }\n  ]\n}';

beforeAll(async () => {
  await page.viewport(900, 700);
});

describe.each(['terminal', 'elements'] as const)('the JSON of a line, with %s', (renderer) => {
  async function mount() {
    const screen = await render(
      <div style={{ width: 700, height: 400 }}>
        <LogViewer logLines={LOG} follow={false} renderer={renderer} />
      </div>,
    );
    const viewer = viewerIn(screen.container);
    await viewer.shows('no JSON here');
    const click = (y: number) => {
      const row = viewer.cells()[y]?.getBoundingClientRect();
      if (!row) throw new Error('No such row.');
      const at = { clientX: row.left + 90, clientY: row.top + row.height / 2, detail: 1 };
      viewer.scroller.dispatchEvent(new MouseEvent('mousedown', { ...at, bubbles: true }));
      viewer.scroller.dispatchEvent(new MouseEvent('mouseup', { ...at, bubbles: true }));
    };
    const text = () => viewer.root.querySelector('.klv-json-text')?.textContent;
    const box = () => viewer.root.querySelector('.klv-json')?.getBoundingClientRect();
    const panel = screen.getByRole('dialog', { name: 'JSON of a line' });
    const button = screen.getByRole('button', { name: 'Lay out this JSON' });
    return { screen, viewer, click, text, box, panel, button };
  }

  test('is laid out below it, by a click and by the keyboard, one at a time', async () => {
    const { viewer, click, text, box, panel, button } = await mount();
    expect(viewer.root.querySelector('.klv-json-button')).toBeNull();
    click(1);
    await expect.element(button).toBeVisible();
    await button.click();
    await expect.poll(text).toBe(FIRST);
    await expect.element(panel).toHaveTextContent('JSON of line 2');
    expect(viewer.root.querySelector('.klv-json b')).toBeNull();
    const row = viewer.cells()[1]?.getBoundingClientRect();
    expect(Math.abs((box()?.top ?? 0) - (row?.bottom ?? 0))).toBeLessThan(3);

    await userEvent.keyboard('{Escape}');
    await expect.element(panel).not.toBeInTheDocument();
    expect(document.activeElement).toBe(viewer.scroller);
    click(3);
    await userEvent.keyboard('j');
    await expect.poll(text).toBe(SECOND);
    expect(viewer.root.querySelectorAll('.klv-json')).toHaveLength(1);
    // The lines of the log are what they were.
    expect(viewer.rows().slice(2, 5)).toEqual([
      '3  no JSON here',
      '4  {"a":[1,{"b":true}]}',
      '5  line 0',
    ]);
  });

  test('goes with its line, out of view and back', async () => {
    const { viewer, click, text, box, panel } = await mount();
    click(3);
    viewer.scroller.focus();
    await userEvent.keyboard('j');
    await expect.poll(text).toBe(SECOND);
    viewer.scroller.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect
      .poll(() =>
        Math.abs((box()?.top ?? 0) - (viewer.cells()[1]?.getBoundingClientRect().bottom ?? 0)),
      )
      .toBeLessThan(3);
    await userEvent.keyboard('{End}');
    await expect.element(panel).not.toBeInTheDocument();
    await userEvent.keyboard('{Home}');
    await expect.element(panel).toBeVisible();
  });

  test('is that of the first line in view, where none is selected, and none of a hostile one', async () => {
    const { viewer, text, panel } = await mount();
    viewer.scroller.focus();
    await userEvent.keyboard('j');
    await expect.poll(text).toBe(FIRST);
    await userEvent.keyboard('{Escape}');
    await expect.element(panel).not.toBeInTheDocument();
    await userEvent.keyboard('{End}');
    await viewer.shows('105  [[[');
    await userEvent.keyboard('j');
    await expect.element(panel).toHaveTextContent('No line in view has JSON.');
  });
});
