import { type Ref, StrictMode } from 'react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument, Scheduler } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerHandle, LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i + 1}`);
const encode = (text: string) => new TextEncoder().encode(text);

/** What a reader sees and does, the same whatever renders the rows. */
export function viewerSuite(renderer: 'terminal' | 'elements'): void {
  const Sized = ({
    tall = 300,
    ...props
  }: LogViewerProps & { tall?: number; ref?: Ref<LogViewerHandle> }) => (
    <div style={{ width: 700, height: tall }}>
      <LogViewer renderer={renderer} {...props} />
    </div>
  );

  async function mount(props: LogViewerProps) {
    const screen = await render(<Sized {...props} />);
    return { screen, viewer: viewerIn(screen.container) };
  }

  const wheel = (element: HTMLElement, deltaY: number) => {
    element.scrollBy({ top: deltaY });
  };

  beforeAll(async () => {
    await page.viewport(900, 700);
  });

  describe('rendering', () => {
    test('shows the first lines of a log, numbered', async () => {
      const { viewer } = await mount({ logLines: numbered(1000), follow: false });
      await viewer.shows('line 5');
      expect(viewer.rows().slice(0, 3)).toEqual(['1  line 1', '2  line 2', '3  line 3']);
      expect(viewer.rows().length).toBeLessThan(30);
    });

    test('shows each number beside its line, in every frame', async () => {
      const handle: { current: LogViewerHandle | null } = { current: null };
      const screen = await render(<Sized ref={handle} logLines={numbered(5000)} follow={false} />);
      const viewer = viewerIn(screen.container);
      await viewer.shows('line 5');
      for (const line of [4000, 17, 2500, 2501, 90]) {
        handle.current?.scrollToLine(line);
        for (let frame = 0; frame < 3; frame++) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          for (const row of viewer.rows()) {
            expect(row).toMatch(/^(\d+) {2}line \1$/);
          }
        }
        await viewer.shows(`${line}  line ${line}`);
      }
      const numbers = viewer.root.querySelector('.klv-numbers')?.firstChild;
      if (!numbers) throw new Error('No numbers.');
      const range = document.createRange();
      range.selectNodeContents(numbers);
      const tops = [...new Set([...range.getClientRects()].map(({ top }) => top))];
      const texts = viewer.cells().map((row) => row.querySelector('span') ?? row);
      expect(tops).toHaveLength(texts.length);
      texts.forEach((text, y) => {
        const written = document.createRange();
        written.selectNodeContents(text);
        expect(tops[y], `row ${y}`).toBeCloseTo(written.getBoundingClientRect().top, 1);
      });
    });

    test('leaves numbers out when asked to', async () => {
      const { viewer } = await mount({ text: 'hello', lineNumbers: false });
      await viewer.shows('hello');
      expect(viewer.rows()[0]).toBe('hello');
    });

    test('keeps blank lines, reads CRLF, and collapses progress bars', async () => {
      const bar = Array.from({ length: 50 }, (_, i) => `\r${i * 2}%|${'█'.repeat(i)}|`).join('');
      const { viewer } = await mount({ text: `a\r\n\r\nb\r\n${bar}\r100%|done|\x1b[K\r\nc` });
      await viewer.shows('c');
      expect(viewer.rows().slice(0, 5)).toEqual(['1  a', '2', '3  b', '4  100%|done|', '5  c']);
    });

    test('renders 16, 256 and RGB colours, and carries them into later lines', async () => {
      const { viewer } = await mount({
        colorScheme: 'dark',
        text: '\x1b[48;2;1;2;3mrgb\x1b[0m \x1b[48;5;21mindexed\x1b[0m \x1b[41msixteen\n carried\x1b[0m',
      });
      await viewer.shows('carried');
      const background = (text: string) => {
        const span = viewer.span(text);
        return span && getComputedStyle(span).backgroundColor;
      };
      expect(background('rgb')).toBe('rgb(1, 2, 3)');
      expect(background('indexed')).toBe('rgb(0, 0, 255)');
      expect(background('sixteen')).toBe('rgb(255, 128, 120)');
      expect(background('carried')).toBe('rgb(255, 128, 120)');
    });

    test('gives wide characters and emoji two columns, and one to a family joined by ZWJ', async () => {
      const { viewer } = await mount({
        text: ['漢字|', '😀👍🏽|', '🇩🇪👩‍💻|', '⚠️e\u0301.|', 'abcd|'].join('\n'),
      });
      await viewer.shows('abcd|');
      const lefts = viewer
        .rows()
        .flatMap((_, y) => viewer.characters(y))
        .filter(({ character }) => character === '|')
        .map(({ left }) => left);
      expect(lefts).toHaveLength(5);
      const [expected = 0] = lefts.slice(-1);
      for (const left of lefts) expect(Math.abs(left - expected)).toBeLessThanOrEqual(1);
    });

    test('keeps characters in the order of the log, whichever way they are written', async () => {
      const { viewer } = await mount({ text: 'ok \u202elive\u202c \x1b[31mשלום\x1b[0m عدد 12|' });
      await viewer.shows('|');
      const lefts = viewer.characters(0).map(({ left }) => left);
      expect(lefts.length).toBeGreaterThanOrEqual(20);
      expect(lefts).toEqual(lefts.toSorted((one, other) => one - other));
    });

    test('never lets the log reach the terminal', async () => {
      const { viewer } = await mount({
        text: '\x1b]0;owned\x07\x1b[2J\x1b[Ha\x1b[c\x1b]52;c;YQ==\x07<img src=x onerror=alert(1)>\x1b[?1049h',
      });
      await viewer.shows('a<img src=x onerror=alert(1)>');
      expect(viewer.root.querySelector('img')).toBeNull();
    });

    test('scrolls sideways over long lines, by columns', async () => {
      const { viewer } = await mount({ text: `${'x'.repeat(500)}THE END\nshort` });
      await viewer.shows('short');
      await expect.poll(() => viewer.scroller.scrollWidth).toBeGreaterThan(2000);
      viewer.scroller.scrollLeft = viewer.scroller.scrollWidth;
      await viewer.shows('THE END');
      expect(viewer.rows()[0]).toMatch(/^1 {2}x+THE END$/);
      viewer.scroller.scrollLeft = 0;
      await viewer.shows('short');
    });

    test('renders more lines than a browser has pixels for', async () => {
      const document = LogDocument.from('x\n'.repeat(3_000_000));
      const { viewer } = await mount({ document, follow: false });
      await viewer.shows('1  x');
      viewer.scroller.scrollTop = viewer.scroller.scrollHeight;
      await viewer.lastRow('3000000  x');
      viewer.scroller.focus();
      await userEvent.keyboard('{ArrowUp}');
      await viewer.lastRow('2999999  x');
      const turned = new WheelEvent('wheel', { deltaY: -100, cancelable: true, bubbles: true });
      viewer.scroller.dispatchEvent(turned);
      await expect.poll(() => Number(viewer.rows().at(-1)?.split(' ')[0])).toBeLessThan(2_999_998);
      expect(Number(viewer.rows().at(-1)?.split(' ')[0])).toBeGreaterThan(2_999_980);
    });

    test('says that a log is empty', async () => {
      const { screen } = await mount({ document: LogDocument.from('') });
      await expect.element(screen.getByText('This log is empty.')).toBeVisible();
    });
  });

  describe('scrolling', () => {
    test('goes to the last line by scrolling, and by keys', async () => {
      const { viewer } = await mount({ logLines: numbered(1000), follow: false });
      await viewer.shows('line 1');
      viewer.scroller.scrollTop = viewer.scroller.scrollHeight;
      await viewer.lastRow('1000  line 1000');

      viewer.scroller.focus();
      await userEvent.keyboard('{Home}');
      await viewer.shows('1  line 1');
      await userEvent.keyboard('{ArrowDown}{ArrowDown}');
      await expect.poll(() => viewer.rows()[0]).toBe('3  line 3');
      await userEvent.keyboard('{PageDown}');
      await expect
        .poll(() => viewer.rows()[0])
        .toBe(`${2 + viewer.rows().length}  line ${2 + viewer.rows().length}`);
      await userEvent.keyboard('{PageUp}');
      await expect.poll(() => viewer.rows()[0]).toBe('3  line 3');
      await userEvent.keyboard('{End}');
      await viewer.lastRow('1000  line 1000');
    });

    test('scrolls by less than a row', async () => {
      const { viewer } = await mount({ logLines: numbered(1000), follow: false });
      await viewer.shows('line 1');
      for (let i = 0; i < 12; i++) {
        const before = viewer.scroller.scrollTop;
        wheel(viewer.scroller, 4);
        await expect.poll(() => viewer.scroller.scrollTop).toBeGreaterThan(before);
      }
      await expect.poll(() => viewer.rows()[0]).not.toContain('line 1');
    });

    test('keeps the first line in view when the size changes', async () => {
      const lines = numbered(1000);
      const screen = await render(<Sized logLines={lines} follow={false} />);
      const viewer = viewerIn(screen.container);
      await viewer.shows('line 1');
      viewer.scroller.focus();
      await userEvent.keyboard('{PageDown}{PageDown}');
      await expect.poll(() => viewer.rows()[0]).not.toContain('  line 1');
      const first = viewer.rows()[0];
      const count = viewer.rows().length;
      await screen.rerender(<Sized logLines={lines} follow={false} tall={450} />);
      await expect.poll(() => viewer.rows().length).toBeGreaterThan(count);
      await expect.poll(() => viewer.rows()[0]).toBe(first);
    });

    test('stays at the end when the size changes while following', async () => {
      const lines = numbered(1000);
      const screen = await render(<Sized logLines={lines} tall={450} />);
      const viewer = viewerIn(screen.container);
      for (const height of [200, 600, 350]) {
        await screen.rerender(<Sized logLines={lines} tall={height} />);
        await viewer.lastRow('1000  line 1000');
      }
      expect(screen.container.querySelector('button')).toBeNull();
    });

    test('goes to a line asked for through the handle', async () => {
      const handle: { current: LogViewerHandle | null } = { current: null };
      const screen = await render(
        <div style={{ height: 300 }}>
          <LogViewer ref={handle} logLines={numbered(1000)} />
        </div>,
      );
      const viewer = viewerIn(screen.container);
      await viewer.lastRow('1000  line 1000');
      handle.current?.scrollToLine(500);
      await viewer.shows('500  line 500');
      handle.current?.scrollToEnd();
      await viewer.lastRow('1000  line 1000');
      handle.current?.focus();
      expect(document.activeElement).toBe(viewer.scroller);
    });
  });

  describe('following', () => {
    test('sticks to the end, pauses when the reader scrolls up, and counts new lines', async () => {
      const onFollowChange = vi.fn();
      const log = new LogDocument();
      log.appendLines(numbered(100));
      const { screen, viewer } = await mount({ document: log, onFollowChange });
      await viewer.lastRow('100  line 100');
      log.append(encode('line 101\nline 102'));
      await viewer.lastRow('102  line 102');

      wheel(viewer.scroller, -200);
      await expect.element(screen.getByRole('button', { name: 'Go to the end' })).toBeVisible();
      expect(onFollowChange.mock.calls).toEqual([[false]]);
      const first = viewer.rows()[0];
      log.append(encode('\nline 103'));
      await expect.element(screen.getByRole('button', { name: '1 new line' })).toBeVisible();
      log.append(encode('\nline 104\nline 105\n'));
      const button = screen.getByRole('button', { name: '3 new lines' });
      await expect.element(button).toBeVisible();
      expect(viewer.rows()[0]).toBe(first);

      await button.click();
      await viewer.lastRow('105  line 105');
      log.append(encode('line 106\n'));
      await viewer.lastRow('106  line 106');
      expect(onFollowChange.mock.calls).toEqual([[false], [true]]);
      expect(screen.container.querySelector('button')).toBeNull();
    });

    test('resumes when the reader comes back to the end', async () => {
      const log = new LogDocument();
      log.appendLines(numbered(100));
      const { viewer } = await mount({ document: log });
      await viewer.lastRow('100  line 100');
      wheel(viewer.scroller, -200);
      await expect.poll(() => viewer.rows().join()).not.toContain('line 100');
      viewer.scroller.scrollTop = viewer.scroller.scrollHeight;
      await viewer.lastRow('100  line 100');
      log.appendLines(['more']);
      await viewer.lastRow('101  more');
    });

    test('can be held by the host', async () => {
      const log = new LogDocument();
      log.appendLines(numbered(100));
      const screen = await render(<Sized document={log} follow={false} />);
      const viewer = viewerIn(screen.container);
      await viewer.shows('1  line 1');
      log.appendLines(['more']);
      await expect.element(screen.getByRole('button', { name: 'Go to the end' })).toBeVisible();
      await screen.rerender(<Sized document={log} follow />);
      await viewer.lastRow('101  more');
    });

    test('shows the whole of a line that comes in pieces', async () => {
      const log = new LogDocument();
      const { viewer } = await mount({ document: log });
      for (const piece of ['\x1b[3', '2m漢', '字 1', '0%\r漢字 99%']) {
        log.append(encode(piece));
      }
      await viewer.lastRow('1  漢字 99%');
      log.append(encode('\r\x1b[2Kdone\n'));
      await viewer.lastRow('1  done');
    });
  });

  describe('props', () => {
    test('appends lines and text that continue, and starts over with others', async () => {
      const lines = numbered(50);
      const screen = await render(<Sized logLines={lines} />);
      const viewer = viewerIn(screen.container);
      await viewer.lastRow('50  line 50');
      await screen.rerender(<Sized logLines={[...lines, 'line 51']} />);
      await viewer.lastRow('51  line 51');
      await screen.rerender(<Sized logLines={['other']} />);
      await viewer.lastRow('1  other');
      await screen.rerender(<Sized text="one" />);
      await viewer.lastRow('1  one');
      await screen.rerender(<Sized text={'one and\ntwo'} />);
      await viewer.lastRow('2  two');
      expect(viewer.rows()[0]).toBe('1  one and');
    });

    test('changes colours and font with the scheme, the size and the host', async () => {
      const screen = await render(<Sized text="hello" colorScheme="dark" />);
      const viewer = viewerIn(screen.container);
      await viewer.shows('hello');
      const color = () => {
        const [row] = viewer.cells();
        return row && getComputedStyle(row).color;
      };
      expect(color()).toBe('rgb(214, 221, 231)');
      await screen.rerender(<Sized text="hello" colorScheme="light" />);
      await expect.poll(color).toBe('rgb(29, 36, 45)');
      viewer.root.style.setProperty('--klv-foreground', 'rgb(0, 51, 102)');
      await expect.poll(color).toBe('rgb(0, 51, 102)');
      const count = viewer.rows().length;
      await screen.rerender(<Sized text="hello" colorScheme="light" fontSize={20} />);
      await expect.poll(() => viewer.rows().length).toBeLessThan(count);
      await viewer.shows('hello');
    });

    test('names the log, and gives its visible lines to screen readers', async () => {
      const { screen, viewer } = await mount({
        logLines: numbered(1000),
        'aria-label': 'Step log',
      });
      await expect.element(screen.getByRole('region', { name: 'Step log' })).toBeVisible();
      const spoken = screen.getByRole('log');
      await expect.element(spoken).toHaveTextContent('line 1000');
      await expect.element(spoken).toHaveAttribute('aria-live', 'polite');
      wheel(viewer.scroller, -2000);
      await expect.element(spoken).not.toHaveTextContent('line 1000');
      await expect.element(spoken).toHaveAttribute('aria-live', 'off');
    });
  });

  describe('selecting', () => {
    const drag = (
      viewer: ReturnType<typeof viewerIn>,
      from: [number, number],
      to: [number, number],
    ) => {
      const at = ([clientX, clientY]: [number, number], buttons: number) => ({
        clientX,
        clientY,
        buttons,
        bubbles: true,
        detail: 1,
      });
      viewer.scroller.dispatchEvent(new MouseEvent('mousedown', at(from, 1)));
      viewer.scroller.dispatchEvent(new MouseEvent('mousemove', at(to, 1)));
      viewer.scroller.dispatchEvent(new MouseEvent('mouseup', at(to, 0)));
    };
    const copied = (viewer: ReturnType<typeof viewerIn>) => {
      const clipboardData = new DataTransfer();
      viewer.scroller.dispatchEvent(
        new ClipboardEvent('copy', { clipboardData, cancelable: true }),
      );
      return clipboardData.getData('text/plain');
    };
    test('copies lines of the document without their numbers', async () => {
      const { viewer } = await mount({ text: 'first 漢字\n\x1b[31msecond\x1b[0m\nthird' });
      await viewer.shows('third');
      const row = viewer.cells()[0]?.getBoundingClientRect();
      if (!row) throw new Error('Nothing painted.');
      drag(viewer, [row.left + 1, row.top + 5], [row.right - 1, row.bottom + 5]);
      expect(copied(viewer)).toBe('first 漢字\nsecond');
      await expect
        .poll(() => {
          const span = viewer.span('second');
          return span && getComputedStyle(span).backgroundColor;
        })
        .not.toBe('rgba(0, 0, 0, 0)');
    });

    test('copies a large selection bit by bit', async () => {
      const lines = Array.from({ length: 60_000 }, (_, i) => `line ${i} ${'.'.repeat(40)}`);
      const { viewer } = await mount({ logLines: lines });
      await viewer.shows('line 59999');
      const written: ClipboardItem[] = [];
      const write = vi.spyOn(navigator.clipboard, 'write').mockImplementation((items) => {
        written.push(...items);
        return Promise.resolve();
      });
      viewer.scroller.focus();
      await userEvent.keyboard('{Control>}a{/Control}');
      expect(copied(viewer)).toBe('');
      const blob = await written[0]?.getType('text/plain');
      expect(await blob?.text()).toBe(lines.join('\n'));
      write.mockRestore();
    });

    test('goes on beyond the edge of the view, and stays when the log is scrolled', async () => {
      const { viewer } = await mount({ logLines: numbered(300), follow: false });
      await viewer.shows('line 2');
      const { left, top, bottom } = viewer.scroller.getBoundingClientRect();
      const at = (clientX: number, clientY: number, buttons: number) => ({
        clientX,
        clientY,
        buttons,
        bubbles: true,
        detail: 1,
      });
      viewer.scroller.dispatchEvent(new MouseEvent('mousedown', at(left + 60, top + 12, 1)));
      viewer.scroller.dispatchEvent(new MouseEvent('mousemove', at(left + 80, bottom + 60, 1)));
      await expect.poll(() => copied(viewer)).toContain('line 60');
      viewer.scroller.dispatchEvent(new MouseEvent('mouseup', at(left + 80, bottom + 60, 0)));
      const text = copied(viewer);
      viewer.scroller.focus();
      await userEvent.keyboard('{Home}');
      await viewer.shows('1  line 1');
      expect(copied(viewer)).toBe(text);
      expect(text.split('\n').slice(1, 3)).toEqual(['line 2', 'line 3']);
    });

    test('selects all lines with the keyboard, and clears the selection', async () => {
      const { viewer } = await mount({ logLines: numbered(200) });
      await viewer.lastRow('200  line 200');
      viewer.scroller.focus();
      await userEvent.keyboard('{Control>}a{/Control}');
      expect(copied(viewer)).toBe(numbered(200).join('\n'));
      await userEvent.keyboard('{Escape}');
      expect(copied(viewer)).toBe('');
    });
  });

  describe('life', () => {
    test('is not focused when mounted, and gives no focus to the rows', async () => {
      const { viewer } = await mount({ text: 'hello' });
      await viewer.shows('hello');
      expect(document.activeElement).toBe(document.body);
      await userEvent.tab();
      expect(document.activeElement).toBe(viewer.scroller);
      await userEvent.tab();
      expect(viewer.root.querySelector('.klv-page')?.contains(document.activeElement)).toBe(false);
    });

    test('works in StrictMode, with one set of rows', async () => {
      const screen = await render(
        <StrictMode>
          <Sized logLines={numbered(100)} />
        </StrictMode>,
      );
      const viewer = viewerIn(screen.container);
      await viewer.lastRow('100  line 100');
      expect(screen.container.querySelectorAll('.klv-colored')).toHaveLength(1);
      expect(screen.container.querySelectorAll('.klv-first')).toHaveLength(0);
    });

    test('two viewers on a page do not disturb each other', async () => {
      const log = LogDocument.from(numbered(100));
      const screen = await render(
        <div>
          <Sized document={log} tall={150} colorScheme="light" />
          <Sized document={log} tall={150} colorScheme="dark" follow={false} />
        </div>,
      );
      const [first, second] = [...(screen.container.firstElementChild?.children ?? [])].map(
        viewerIn,
      );
      await first?.lastRow('100  line 100');
      await second?.shows('1  line 1');
    });

    test('leaves nothing behind', async () => {
      const nodes = document.querySelectorAll('*').length;
      const log = new LogDocument();
      const unsubscribed = vi.fn();
      const subscribe = log.subscribe.bind(log);
      const subscribed = vi.spyOn(log, 'subscribe').mockImplementation((listener) => {
        const stop = subscribe(listener);
        return () => {
          unsubscribed();
          stop();
        };
      });
      const frames = vi.spyOn(window, 'requestAnimationFrame');
      const { screen, viewer } = await mount({ document: log });
      log.appendLines(numbered(100));
      await viewer.lastRow('100  line 100');
      log.appendLines(['more']);
      await screen.unmount();
      expect(unsubscribed).toHaveBeenCalledTimes(subscribed.mock.calls.length);
      expect(document.querySelector('.xterm, .klv-row')).toBeNull();
      expect(document.querySelectorAll('*').length).toBeLessThanOrEqual(nodes + 1);
      frames.mockClear();
      log.appendLines(['after']);
      expect(frames).not.toHaveBeenCalled();
      frames.mockRestore();
    });

    test('leaves no timer and no frame waiting', async () => {
      const after = vi.spyOn(Scheduler.prototype, 'after');
      const onFrame = vi.spyOn(Scheduler.prototype, 'onFrame');
      const handle: { current: LogViewerHandle | null } = { current: null };
      const log = new LogDocument();
      log.appendLines(numbered(1000));
      const screen = await render(<Sized ref={handle} document={log} />);
      await viewerIn(screen.container).lastRow('1000  line 1000');
      handle.current?.find('line 1');
      await expect.element(screen.getByRole('search')).toBeVisible();
      handle.current?.scrollToLine(500);
      log.appendLines(['more']);
      const schedulers = [...new Set([...after.mock.contexts, ...onFrame.mock.contexts])].filter(
        (context) => context instanceof Scheduler,
      );
      expect(schedulers.some(({ pending }) => pending > 0)).toBe(true);
      await screen.unmount();
      log.appendLines(['after']);
      expect(schedulers.map(({ pending }) => pending)).toEqual(schedulers.map(() => 0));
      after.mockClear();
      onFrame.mockClear();
      log.appendLines(['long after']);
      expect(after).not.toHaveBeenCalled();
      expect(onFrame).not.toHaveBeenCalled();
      after.mockRestore();
      onFrame.mockRestore();
    });

    test('may be unmounted before the terminal is loaded', async () => {
      const { screen } = await mount({ text: 'hello' });
      await screen.unmount();
      expect(document.querySelector('.xterm, .klv-row')).toBeNull();
    });

    test('waits while it is hidden', async () => {
      const screen = await render(
        <div style={{ display: 'none' }}>
          <Sized logLines={numbered(100)} />
        </div>,
      );
      const outer = screen.container.firstElementChild;
      if (!(outer instanceof HTMLElement)) throw new Error('Nothing rendered.');
      outer.style.display = 'block';
      await viewerIn(screen.container).lastRow('100  line 100');
    });
  });
}
