import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { cdp, page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerHandle, LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const SHOWN = 65_536;
const LONG = `${'abcdefg '.repeat(400_000)}needle`;
const LOG = ['before', LONG, ...Array.from({ length: 60 }, (_, i) => `after ${i}`)];

beforeAll(async () => {
  await page.viewport(900, 700);
  const { targetInfo } = await cdp().send('Target.getTargetInfo');
  const { browserContextId = '' } = targetInfo;
  await cdp().send('Browser.grantPermissions', {
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
    browserContextId,
  });
});
beforeEach(async () => {
  await userEvent.click(document.body);
  await navigator.clipboard.writeText('nothing yet');
});

describe.each(['terminal', 'elements'] as const)('a line over 64 KiB, with %s', (renderer) => {
  async function mount(props: LogViewerProps, width = 700) {
    const handle: { current: LogViewerHandle | null } = { current: null };
    const screen = await render(
      <div style={{ width, height: 300 }}>
        <LogViewer ref={handle} follow={false} renderer={renderer} {...props} />
      </div>,
    );
    const viewer = viewerIn(screen.container);
    const button = (name: string) => screen.getByRole('button', { name });
    /** Drags from a row to another one, at the given pixels from the left of the view. */
    const drag = (from: readonly [row: number, x: number], to: readonly [number, number]) => {
      const at = ([row, x]: readonly [number, number]) => {
        const box = viewer.cells()[row]?.getBoundingClientRect();
        if (!box) throw new Error('No such row.');
        const { left } = viewer.scroller.getBoundingClientRect();
        const clientY = box.top + box.height / 2;
        return { clientX: left + x, clientY, detail: 1, buttons: 1, bubbles: true };
      };
      viewer.scroller.dispatchEvent(new MouseEvent('mousedown', at(from)));
      viewer.scroller.dispatchEvent(new MouseEvent('mousemove', at(to)));
      viewer.scroller.dispatchEvent(new MouseEvent('mouseup', at(to)));
    };
    const copied = async () => {
      await handle.current?.copy();
      return navigator.clipboard.readText();
    };
    const rowWith = (text: string) => viewer.rows().findIndex((row) => row.includes(text));
    return { handle, screen, viewer, button, drag, copied, rowWith };
  }

  test('is shown in part, and whole when the reader asks for it', async () => {
    const { viewer, button, handle } = await mount({ logLines: LOG, wrap: true });
    await viewer.shows('before');
    await expect.element(button('Show whole line 2')).toBeInTheDocument();
    handle.current?.scrollToLine(3);
    await viewer.shows('… 3.1 MB more');
    await expect.element(button('Show whole line 2')).toBeVisible();
    const rows = viewer.scroller.scrollHeight;
    await button('Show whole line 2').click();
    await expect.poll(() => viewer.rows().join('')).not.toContain('more');
    await expect.poll(() => viewer.scroller.scrollHeight).toBeGreaterThan(rows * 10);
    // The reader is where they were, in the line that goes on now.
    expect(viewer.rows()[0]).toContain('abcdefg');
    await button('Shorten line 2').click();
    await expect.poll(() => viewer.scroller.scrollHeight).toBe(rows);
    handle.current?.scrollToLine(3);
    await viewer.shows('… 3.1 MB more');
  });

  test('is as wide as what is shown of it, where it is not wrapped', async () => {
    const { viewer, button } = await mount({ logLines: LOG });
    await viewer.shows('before');
    await expect.element(button('Show whole line 2')).toBeInTheDocument();
    const cell = () => viewer.scroller.scrollWidth / (SHOWN + 50);
    await expect.poll(cell).toBeGreaterThan(4);
    expect(cell()).toBeLessThan(12);
    viewer.scroller.scrollLeft = viewer.scroller.scrollWidth;
    await viewer.shows('… 3.1 MB more');
    await expect.element(button('Show whole line 2')).toBeVisible();
    await button('Show whole line 2').click();
    await expect.poll(cell).toBeGreaterThan(100);
    expect(viewer.scroller.scrollLeft).toBeGreaterThan(SHOWN * 4);
  });

  test('is copied whole by its button, and as it is selected', async () => {
    const { viewer, button, drag, copied, handle, rowWith } = await mount({
      logLines: LOG,
      wrap: true,
    });
    await viewer.shows('before');
    handle.current?.scrollToLine(3);
    await viewer.shows('… 3.1 MB more');
    await button('Copy whole line 2').click();
    await expect.element(page.getByText('Line 2 is copied')).toBeInTheDocument();
    expect((await navigator.clipboard.readText()) === LONG).toBe(true);

    handle.current?.scrollToLine(1);
    await viewer.shows('before');
    drag([0, 40], [1, 200]);
    expect(await copied()).toMatch(/^before\n[a-g ]{5,30}$/);
    handle.current?.scrollToLine(3);
    await viewer.shows('… 3.1 MB more');
    const end = rowWith('more');
    // Within what is shown, and from there over what stands for the rest.
    drag([end - 2, 60], [end - 1, 100]);
    expect((await copied()).length).toBeLessThan(200);
    drag([end - 1, 60], [end + 1, 300]);
    const all = await copied();
    expect(all.length).toBeGreaterThan(LONG.length - SHOWN);
    expect(all.endsWith('needle\nafter 0')).toBe(true);
  });

  test('is opened by a match that is not shown, which is counted all the same', async () => {
    const { viewer, screen, button } = await mount({ logLines: LOG, wrap: true });
    await viewer.shows('before');
    viewer.scroller.focus();
    await userEvent.keyboard('/');
    await userEvent.fill(screen.getByRole('textbox'), 'bcdefg a');
    await expect.element(screen.getByText('1 of 399,999')).toBeVisible();
    await expect.element(button('Show whole line 2')).toBeInTheDocument();
    await userEvent.fill(screen.getByRole('textbox'), 'needle');
    await expect.element(screen.getByText('1 of 1')).toBeVisible();
    await viewer.shows('needle');
    await expect.element(button('Shorten line 2')).toBeInTheDocument();
  });

  test('is reached by keys from anywhere in it', async () => {
    const { viewer, button } = await mount({ logLines: LOG, wrap: true });
    await viewer.shows('abcdefg');
    await expect.element(button('Show whole line 2')).toBeInTheDocument();
    viewer.scroller.focus();
    for (let i = 0; i < 8 && document.activeElement?.textContent !== 'Show whole'; i++) {
      await userEvent.keyboard('{Tab}');
    }
    expect(document.activeElement).toBe(button('Show whole line 2').element());
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Shorten line 2')).toBeInTheDocument();
    expect(document.activeElement).toBe(viewer.scroller);
  });

  test('keeps the reader’s rows when it grows past that, and is short again when rewritten', async () => {
    const log = new LogDocument();
    log.appendText(`before\n${'x'.repeat(SHOWN - 8)}`);
    const { viewer, handle, button } = await mount({ document: log, wrap: true });
    await viewer.shows('before');
    handle.current?.scrollToLine(2);
    await viewer.shows('xxx');
    const rows = viewer.rows();
    log.appendText('y'.repeat(5000));
    await expect.element(button('Show whole line 2')).toBeInTheDocument();
    expect(viewer.rows()).toEqual(rows);
    log.appendText('\r\x1b[Kdone\nend\n');
    await viewer.shows('2  done');
    await expect.element(button('Show whole line 2')).not.toBeInTheDocument();
  });

  test('has its commands within a narrow view', async () => {
    const { viewer, button, handle } = await mount({ logLines: LOG, wrap: true }, 320);
    await viewer.shows('before');
    handle.current?.scrollToLine(3);
    await viewer.shows('… 3.1 MB more');
    await expect.element(button('Copy whole line 2')).toBeVisible();
    const view = viewer.root.getBoundingClientRect();
    await expect
      .poll(() => button('Copy whole line 2').element().getBoundingClientRect().right)
      .toBeLessThan(view.right);
  });
});
