import { beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

/** Reads as a harmless access check, as in https://trojansource.codes/trojan-source.pdf */
const TROJAN = 'if role != "user\u202e \u2066// admins only\u2069 \u2066": pass';
const SHOWN = 'if role != "user<U+202E> <U+2066>// admins only<U+2069> <U+2066>": pass';

async function mount(props: LogViewerProps) {
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer {...props} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  const copied = () => {
    const clipboardData = new DataTransfer();
    viewer.scroller.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
    return clipboardData.getData('text/plain');
  };
  /** Drags from one column of the first row to another. */
  const drag = (from: number, to: number) => {
    const row = viewer.root.querySelector('.klv-ready .klv-row')?.getBoundingClientRect();
    const lefts = viewer.characters(0).map(({ left }) => left);
    const cell = ((lefts.at(-1) ?? 0) - (lefts[0] ?? 0)) / (lefts.length - 1);
    const at = (column: number, buttons: number) => ({
      clientX: (row?.left ?? 0) + column * cell,
      clientY: (row?.top ?? 0) + 5,
      ...{ buttons, bubbles: true, detail: 1 },
    });
    viewer.scroller.dispatchEvent(new MouseEvent('mousedown', at(from, 1)));
    viewer.scroller.dispatchEvent(new MouseEvent('mousemove', at(to, 1)));
    viewer.scroller.dispatchEvent(new MouseEvent('mouseup', at(to, 0)));
  };
  return { screen, viewer, copied, drag };
}

beforeAll(async () => {
  await page.viewport(900, 700);
});

test('characters that reorder text are shown to eyes and ears, and copied as they are', async () => {
  const { screen, viewer, copied } = await mount({ text: `${TROJAN}\nad\u200bmin` });
  await viewer.shows(SHOWN);
  await viewer.shows('ad<U+200B>min');
  await expect.element(screen.getByRole('log')).toHaveTextContent(SHOWN);
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(copied()).toBe(`${TROJAN}\nad\u200bmin`);
});

test('a mark stands out from text that looks like one', async () => {
  const { viewer } = await mount({ text: 'said <U+202E>\nis \u202e|' });
  await viewer.shows('is <U+202E>|');
  const backgrounds = [...viewer.root.querySelectorAll<HTMLElement>('.klv-ready .klv-run')]
    .filter((span) => span.textContent.includes('<U+202E>'))
    .map((span) => getComputedStyle(span).backgroundColor);
  expect(backgrounds).toHaveLength(2);
  expect(new Set(backgrounds).size).toBe(2);
});

test('a mark is selected as the one character that it stands for', async () => {
  const { viewer, copied, drag } = await mount({ text: 'ab\u202ecd' });
  await viewer.shows('ab<U+202E>cd');
  // From behind `a` into the middle of the mark; then from there to the end.
  drag(1, 5);
  expect(copied()).toBe('b\u202e');
  drag(5, 12);
  expect(copied()).toBe('cd');
});

test('what is found after a mark is where it says', async () => {
  const { screen, viewer } = await mount({ text: 'ab\u202e needle' });
  await viewer.shows('ab<U+202E> needle');
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}f{/Control}');
  await screen.getByRole('textbox', { name: 'Find in the log' }).fill('needle');
  await expect.poll(() => viewer.span('needle')?.textContent).toBe('needle');
});

test('a line wraps before a mark that does not fit', async () => {
  const { viewer } = await mount({ text: `${'\u202e'.repeat(60)}|`, wrap: true });
  await viewer.shows('|');
  for (const row of viewer.rows().filter((it) => it !== '')) {
    expect(row).toMatch(/^(?:1 {2})?(?:<U\+202E>)+\|?$/);
  }
});
