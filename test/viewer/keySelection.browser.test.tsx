import { beforeAll, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

beforeAll(async () => {
  await page.viewport(900, 700);
});

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i + 1}`);

describe.each(['terminal', 'elements'] as const)('selecting by keys, with %s', (renderer) => {
  async function mount(props: LogViewerProps) {
    const screen = await render(
      <div style={{ width: 700, height: 300 }}>
        <LogViewer renderer={renderer} {...props} />
      </div>,
    );
    const viewer = viewerIn(screen.container);
    const press = async (...keys: string[]) => {
      viewer.scroller.focus();
      for (const key of keys) await userEvent.keyboard(`{Shift>}${key}{/Shift}`);
    };
    const copied = () => {
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent('copy', { clipboardData, cancelable: true });
      viewer.scroller.dispatchEvent(event);
      return clipboardData.getData('text/plain');
    };
    return { screen, viewer, press, copied };
  }

  test('by characters, words and lines, over wide characters', async () => {
    const { viewer, press, copied } = await mount({ text: 'a漢 word_1, x\nsecond\nthird' });
    await viewer.shows('third');
    await press('{ArrowRight}{ArrowRight}');
    expect(copied()).toBe('a漢');
    await press('{Control>}{ArrowRight}{/Control}');
    expect(copied()).toBe('a漢 word_1');
    await press('{Control>}{ArrowLeft}{/Control}');
    expect(copied()).toBe('a漢 ');
    await press('{ArrowLeft}{ArrowLeft}');
    expect(copied()).toBe('a');
    await press('{End}');
    expect(copied()).toBe('a漢 word_1, x');
    await press('{ArrowRight}{ArrowDown}');
    expect(copied()).toBe('a漢 word_1, x\nsecond\n');
    await press('{Home}{ArrowLeft}');
    expect(copied()).toBe('a漢 word_1, x\nsecond');
    await expect
      .poll(() => {
        const span = viewer.span('second');
        return span && getComputedStyle(span).backgroundColor;
      })
      .not.toBe('rgba(0, 0, 0, 0)');
  });

  test('by rows and pages, keeping the column, and scrolls along', async () => {
    const lines = numbered(300).map((line, i) => (i === 1 ? 'x' : line));
    const { viewer, press, copied } = await mount({ logLines: lines, follow: false });
    await viewer.shows('1  line 1');
    await press('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowDown}{ArrowDown}');
    expect(copied()).toBe('line 1\nx\nline');
    for (let i = 0; i < 4; i++) await press('{PageDown}');
    await expect.poll(() => copied().split('\n').length).toBeGreaterThan(40);
    const last = copied().split('\n').length;
    await viewer.shows(`${last}  line ${last}`);
    await press('{Control>}{End}{/Control}');
    expect(copied()).toBe(lines.join('\n'));
    await viewer.lastRow('300  line 300');
    await press('{Control>}{Home}{/Control}');
    expect(copied()).toBe('');
    await viewer.shows('1  line 1');
  });

  test('copies and downloads what a filter shows', async () => {
    const { screen, viewer, press, copied } = await mount({
      logLines: numbered(40),
      follow: false,
      fileName: 'train-2.log',
    });
    await viewer.shows('1  line 1');
    viewer.scroller.focus();
    await userEvent.keyboard('f');
    await screen.getByRole('textbox', { name: 'Show only lines with' }).fill('line 3');
    await viewer.shows('lines hidden');
    await press('{ArrowDown}{ArrowDown}{End}');
    expect(copied()).toBe('line 3');

    const files: { name: string; text: Promise<string> }[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      const text = fetch(this.href).then((response) => response.text());
      files.push({ name: this.download, text });
    });
    await screen.getByRole('button', { name: 'Download' }).click();
    await expect.poll(() => files.length).toBe(1);
    click.mockRestore();
    expect(files[0]?.name).toBe('train-2.log');
    const expected = numbered(40).filter((line) => line.startsWith('line 3'));
    expect(await files[0]?.text).toBe(`${expected.join('\n')}\n`);
  });

  test('w wraps lines where the host lets it', async () => {
    const changes: boolean[] = [];
    const { viewer } = await mount({
      logLines: numbered(4),
      onWrapChange: (wrap) => changes.push(wrap),
    });
    await viewer.shows('4  line 4');
    viewer.scroller.focus();
    await userEvent.keyboard('w');
    expect(changes).toEqual([true]);
  });
});
