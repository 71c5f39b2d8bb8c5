import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { cdp, page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerHandle, LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

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
  // The clipboard is that of the page with the focus.
  await userEvent.click(document.body);
  await navigator.clipboard.writeText('nothing yet');
});

async function mount(props: LogViewerProps) {
  const handle: { current: LogViewerHandle | null } = { current: null };
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer ref={handle} follow={false} {...props} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  const copied = async (type: string) => {
    const [item] = await navigator.clipboard.read();
    const blob = await item?.getType(type);
    return (await blob?.text()) ?? '';
  };
  return { handle, screen, viewer, copied };
}

const SGR = new RegExp(`${String.fromCharCode(0x1b)}\\[[\\d;]*m`, 'g');
const COLOURS = 'plain\n\x1b[31mred \x1b[1mbold\x1b[0m end\n<b onclick="x">&amp;</b>';

describe('a host copies', () => {
  test('text, with numbers and a header where asked', async () => {
    const { handle, viewer, copied } = await mount({
      text: COLOURS,
      logName: 'Run 12ab, step train',
    });
    await viewer.shows('plain');
    await handle.current?.copy();
    expect(await copied('text/plain')).toBe('plain\nred bold end\n<b onclick="x">&amp;</b>');
    await handle.current?.copy({ lineNumbers: true, header: true });
    expect(await copied('text/plain')).toBe(
      [
        '# Run 12ab, step train, lines 1 to 3 of 3',
        '1  plain',
        '2  red bold end',
        '3  <b onclick="x">&amp;</b>',
      ].join('\n'),
    );
  });

  test('colours for terminals, by SGR only', async () => {
    const { handle, viewer, copied } = await mount({
      text: `${COLOURS}\n\x1b]0;title\x07a\x1b[2Jb\x1b]8;;http://x.test\x07link\x1b]8;;\x07\n\x1b[31ma\x1b[0m\x9b2J\x85\u202ec`,
    });
    await viewer.shows('plain');
    await handle.current?.copy({ format: 'ansi' });
    const text = await copied('text/plain');
    expect(text).toContain('plain\n\x1b[0;38;5;1mred \x1b[0m\x1b[0;1;38;5;1mbold\x1b[0m end\n');
    const rest = text.replaceAll(SGR, '');
    expect(rest.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    await handle.current?.copy();
    expect(rest).toBe(await copied('text/plain'));
  });

  test('colours for documents, where nothing of a log is markup', async () => {
    const { handle, viewer, copied } = await mount({
      text: `${COLOURS}<script>alert(1)</script>\n\x1b[32m<img src=x onerror=alert(1)>"'`,
    });
    await viewer.shows('plain');
    await handle.current?.copy({ format: 'html' });
    const html = await copied('text/html');
    const shown = new DOMParser().parseFromString(html, 'text/html');
    expect(shown.querySelectorAll('script, img, b, [onclick]')).toHaveLength(0);
    expect(shown.body.textContent.trim()).toBe(await copied('text/plain'));
    const bold = [...shown.querySelectorAll('span')].find((span) => span.textContent === 'bold');
    expect(bold?.style.fontWeight).toMatch(/bold|700/);
    expect(bold?.style.color).not.toBe('');
  });

  test('what is shown, what is selected, or the whole log', async () => {
    const { handle, viewer, copied } = await mount({
      logLines: Array.from(
        { length: 100 },
        (_, i) => `${i % 10 === 9 ? 'error' : 'line'} ${i + 1}`,
      ),
    });
    await viewer.shows('line 1');
    handle.current?.filter('error');
    await viewer.shows('9 lines hidden');
    await handle.current?.copy({ lineNumbers: true, header: true });
    const shown = (await copied('text/plain')).split('\n');
    expect(shown.slice(0, 3)).toEqual([
      '# Log, lines 10 to 100 of 100, 10 of them',
      ' 10  error 10',
      ' 20  error 20',
    ]);
    expect(shown).toHaveLength(11);
    await handle.current?.copy({ part: 'all' });
    expect((await copied('text/plain')).split('\n')).toHaveLength(100);
    viewer.scroller.focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await handle.current?.copy();
    expect(await copied('text/plain')).toBe('error 10');
    await handle.current?.copy({ part: 'shown' });
    expect((await copied('text/plain')).split('\n')).toHaveLength(10);
  });

  test('as many lines as there are, while more come in', async () => {
    const log = new LogDocument();
    const line = (i: number) => `step ${i} ${'.'.repeat(60)}`;
    log.appendLines(Array.from({ length: 100_000 }, (_, i) => line(i)));
    const { handle, viewer, copied } = await mount({ document: log });
    await viewer.shows('step 1 ');
    const copying = handle.current?.copy();
    for (let i = 0; i < 50; i++) {
      log.appendLines([line(100_000 + i)]);
      await new Promise((resolve) => setTimeout(resolve));
    }
    await copying;
    const lines = (await copied('text/plain')).split('\n');
    expect([lines.length, lines[99_999]]).toEqual([100_000, line(99_999)]);
    log.end();
  });
});

describe('a reader copies', () => {
  test('in a dialog, by the key c', async () => {
    const { screen, viewer, copied } = await mount({ text: COLOURS, logName: 'Step train' });
    await viewer.shows('plain');
    viewer.scroller.focus();
    await userEvent.keyboard('c');
    const dialog = screen.getByRole('dialog', { name: 'Copy or download' });
    await expect.element(dialog).toBeVisible();
    await dialog.getByRole('checkbox', { name: 'Line numbers' }).click();
    await dialog.getByRole('checkbox', { name: 'A first line that names the log' }).click();
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.element(dialog.getByRole('status')).toHaveTextContent('3 lines copied');
    expect(await copied('text/plain')).toMatch(/^# Step train, lines 1 to 3 of 3\n1 {2}plain\n/);
    await dialog.getByRole('combobox', { name: 'As' }).selectOptions('Coloured, for documents');
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.poll(() => copied('text/html').catch(() => '')).toContain('bold');
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(document.activeElement).toBe(viewer.scroller);
  });

  test('the lines that they have selected, unless they say others', async () => {
    const { screen, viewer, copied } = await mount({
      logLines: Array.from({ length: 50 }, (_, i) => `line ${i + 1}`),
    });
    await viewer.shows('line 2');
    viewer.scroller.focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}c');
    const opened = screen.getByRole('dialog', { name: 'Copy or download' });
    await opened.getByRole('button', { name: 'Copy' }).click();
    await expect.element(opened.getByRole('status')).toHaveTextContent('1 line copied');
    await userEvent.keyboard('{Escape}');
    await expect.element(opened).not.toBeInTheDocument();
    await userEvent.keyboard('{Shift>}{End}{/Shift}c');
    const dialog = screen.getByRole('dialog', { name: 'Copy or download' });
    const lines = dialog.getByRole('combobox', { name: 'Lines' });
    await expect.element(lines).toHaveValue('selection');
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.element(dialog.getByRole('status')).toHaveTextContent('2 lines copied');
    expect(await copied('text/plain')).toBe('line 1\nline 2');
    await lines.selectOptions('All that is shown');
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.element(dialog.getByRole('status')).toHaveTextContent('50 lines copied');
  });
});
