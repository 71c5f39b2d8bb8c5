import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { cdp, page, userEvent } from 'vitest/browser';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

beforeAll(async () => {
  await page.viewport(400, 500);
  await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const { targetInfo } = await cdp().send('Target.getTargetInfo');
  await cdp().send('Browser.grantPermissions', {
    ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
  });
});

afterAll(async () => {
  await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: false });
  await cdp().send('Emulation.setEmulatedMedia', { features: [] });
});

/** Sends what a touch screen does: points are of this page, which is in a frame. */
async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point): Promise<void> {
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = (frame?.width ?? window.innerWidth) / window.innerWidth;
  const touchPoints = at
    ? [{ x: (frame?.left ?? 0) + at.x * scale, y: (frame?.top ?? 0) + at.y * scale }]
    : [];
  await cdp().send('Input.dispatchTouchEvent', { type, touchPoints });
}

const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => `line ${i + 1} of /data/file-${i + 1}.csv done`);

async function mount(props: LogViewerProps) {
  const screen = await render(
    <div style={{ width: 360, height: 400 }}>
      <LogViewer follow={false} aria-label="Log" {...props} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await expect.poll(() => viewer.cells().length).toBeGreaterThan(0);
  const copy = () => screen.getByRole('button', { name: 'Copy', exact: true });
  const handles = () =>
    [...viewer.root.querySelectorAll<HTMLElement>('.klv-handle:not([hidden])')].map((it) =>
      it.getBoundingClientRect(),
    );
  const center = ({ left, top, width, height }: DOMRect): Point => ({
    x: left + width / 2,
    y: top + height / 2,
  });
  /** A point in the middle of a character of a row. */
  const character = (y: number, index: number): Point => {
    const at = viewer.characters(y)[index];
    const row = viewer.cells()[y]?.getBoundingClientRect();
    if (!at || !row) throw new Error('No such character.');
    return { x: at.left + 4, y: row.top + row.height / 2 };
  };
  /** What is copied, by the button. */
  const copied = async (): Promise<string> => {
    await navigator.clipboard.writeText('');
    await copy().click();
    await expect.poll(() => navigator.clipboard.readText()).not.toBe('');
    return navigator.clipboard.readText();
  };
  return { screen, viewer, copy, handles, center, character, copied };
}

/** Where the path of line 3 stands among its characters, behind the columns of the numbers. */
const inPath = (row: readonly { character: string }[]): number =>
  row.findIndex(({ character }) => character === '/') + 3;

describe.each(['terminal', 'elements'] as const)('a finger, in %s', (renderer) => {
  test('that rests on a word selects it, and the button copies it', async () => {
    const { viewer, copy, handles, character, copied } = await mount({
      logLines: lines(100),
      renderer,
    });
    await viewer.shows('line 3 of');
    const at = character(2, inPath(viewer.characters(2)));
    await touch('touchStart', at);
    await expect.element(copy()).toBeVisible();
    await touch('touchEnd');
    expect(handles()).toHaveLength(2);
    expect(await copied()).toBe('/data/file-3.csv');
    await expect.element(copy()).not.toBeInTheDocument();
    expect(handles()).toEqual([]);
  });

  test('that drags a handle extends the selection, also beyond the view', async () => {
    const { viewer, copy, handles, center, character, copied } = await mount({
      logLines: lines(400),
      renderer,
    });
    await viewer.shows('line 3 of');
    await touch('touchStart', character(2, inPath(viewer.characters(2))));
    await expect.element(copy()).toBeVisible();
    await touch('touchEnd');
    const [, end] = handles();
    if (!end) throw new Error('No handle.');
    const grip = center(end);
    const cell = (viewer.cells()[1]?.getBoundingClientRect().height ?? 0) * 2;
    await touch('touchStart', grip);
    await touch('touchMove', { x: grip.x, y: grip.y + cell });
    await touch('touchEnd');
    expect(await copied()).toBe(
      '/data/file-3.csv done\n' +
        'line 4 of /data/file-4.csv done\n' +
        'line 5 of /data/file-5.csv',
    );
    // Again, and now below the lower edge: the log scrolls.
    await touch('touchStart', character(2, inPath(viewer.characters(2))));
    await expect.element(copy()).toBeVisible();
    await touch('touchEnd');
    const lower = handles()[1];
    if (!lower) throw new Error('No handle.');
    await touch('touchStart', center(lower));
    await touch('touchMove', { x: grip.x, y: viewer.root.getBoundingClientRect().bottom + 60 });
    await viewer.shows('line 60 of');
    await touch('touchEnd');
    expect(await copied()).toMatch(/^\/data\/file-3\.csv done\n(.+\n){50}/);
  });

  test('that moves scrolls, and selects nothing', async () => {
    const { viewer, copy, handles, character } = await mount({ logLines: lines(400), renderer });
    await viewer.shows('line 10 of');
    const at = character(9, 12);
    await touch('touchStart', at);
    for (let step = 1; step <= 8; step++)
      await touch('touchMove', { x: at.x, y: at.y - 15 * step });
    await touch('touchEnd');
    await expect.poll(() => viewer.rows()[0]).not.toContain('line 1 of');
    expect(handles()).toEqual([]);
    await expect.element(copy()).not.toBeInTheDocument();
  });

  test('that taps elsewhere selects nothing any more', async () => {
    const { viewer, copy, character } = await mount({ logLines: lines(100), renderer });
    await viewer.shows('line 3 of');
    await touch('touchStart', character(2, inPath(viewer.characters(2))));
    await expect.element(copy()).toBeVisible();
    await touch('touchEnd');
    await touch('touchStart', character(8, 12));
    await touch('touchEnd');
    await expect.element(copy()).not.toBeInTheDocument();
  });
});

test('every target of the bars and tools is 44 px large for fingers', async () => {
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'pointer', value: 'coarse' }],
  });
  const { screen, viewer } = await mount({
    text: `${lines(50).join('\n')}\nERROR:root:failed\n${lines(50).join('\n')}`,
  });
  await expect.element(screen.getByText('Errors: 1')).toBeVisible();
  const small = () =>
    [
      ...viewer.root.querySelectorAll<HTMLElement>(
        'button, input, select, label:not([for]), summary',
      ),
    ]
      .filter((it) => it.checkVisibility() && !it.matches('label input, label select'))
      .map((it) => ({ it, box: it.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 44)
      .map(({ it, box }) => `${it.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`);
  expect(small()).toEqual([]);
  for (const key of ['/', 'f', 'g', 'c', '?']) {
    viewer.scroller.focus();
    await userEvent.keyboard(key);
    if (key === '/') await expect.element(screen.getByRole('search').first()).toBeVisible();
    if (key === 'f')
      await expect.element(screen.getByRole('search', { name: 'Filter' })).toBeVisible();
    if (key === 'c' || key === '?')
      await expect.element(screen.getByRole('dialog').last()).toBeVisible();
    expect(small(), key).toEqual([]);
    if (key !== 'f') await userEvent.keyboard('{Escape}');
  }
});
