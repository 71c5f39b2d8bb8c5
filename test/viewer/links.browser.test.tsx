import { beforeAll, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const osc8 = (uri: string, text: string) => `\x1b]8;;${uri}\x1b\\${text}\x1b]8;;\x1b\\`;
const TRACEBACK = 'Traceback (most recent call last):\n  File "/app/train.py", line 30, in main';

beforeAll(async () => {
  await page.viewport(900, 700);
});

describe.each(['terminal', 'elements'] as const)('links in the text, as %s', (renderer) => {
  async function mount(props: LogViewerProps) {
    const screen = await render(
      <div style={{ width: 700, height: 300 }}>
        <LogViewer renderer={renderer} {...props} />
      </div>,
    );
    const viewer = viewerIn(screen.container);
    const links = () => [...viewer.root.querySelectorAll<HTMLAnchorElement>('.klv-scroller a')];
    const hrefs = () => links().map(({ href }) => href);
    /** Which links would be opened, none of which is. */
    const opened: string[] = [];
    screen.container.addEventListener('click', (event) => {
      const link = event.target instanceof Element && event.target.closest('a');
      if (link && !event.defaultPrevented) opened.push(link.href);
      event.preventDefault();
    });
    /** Resolves when screen readers have the lines too: nothing is added to the page any more. */
    const rest = (text: string) => expect.element(screen.getByRole('log')).toHaveTextContent(text);
    return { screen, viewer, links, hrefs, opened, rest };
  }

  test('a URL is a link that knows nothing of the page, where it is written', async () => {
    const { viewer, links, opened, rest } = await mount({
      text: 'see \x1b[32mhttps://exam\x1b[1mple.org/a\x1b[0m.\nplain',
    });
    await viewer.shows('plain');
    await expect.poll(() => links()).toHaveLength(1);
    const [link] = links();
    expect(link).toMatchObject({
      ...{ href: 'https://example.org/a', target: '_blank', rel: 'noopener noreferrer' },
    });
    const box = link?.getBoundingClientRect();
    const characters = viewer.characters(0);
    const h = characters.findIndex((_, i) =>
      characters.slice(i, i + 5).every(({ character }, n) => character === 'https'[n]),
    );
    expect(Math.abs((characters[h]?.left ?? 0) - (box?.left ?? 0))).toBeLessThanOrEqual(1);
    const end = characters[h + 'https://example.org/a'.length]?.left ?? 0;
    expect(Math.abs(end - (box?.right ?? 0))).toBeLessThanOrEqual(1);
    const row = viewer.cells()[0]?.getBoundingClientRect();
    expect(Math.abs((row?.top ?? 0) - (box?.top ?? 99))).toBeLessThanOrEqual(2);
    const lineOf = (text: string) => {
      const span = viewer.span(text);
      return span && getComputedStyle(span).textDecorationLine;
    };
    expect(lineOf('https://exam')).toBe('underline');
    expect(lineOf('plain')).toBe('none');
    await rest('plain');
    if (link) await userEvent.click(link);
    expect(opened).toEqual(['https://example.org/a']);
    expect(viewer.root.contains(document.activeElement)).toBe(true);
  });

  test('a link stays on its text as the log is scrolled', async () => {
    const lines = Array.from({ length: 400 }, (_, i) => `line ${i} https://example.org/${i}`);
    const { viewer, links } = await mount({ logLines: lines, follow: false });
    await viewer.shows('https://example.org/3');
    viewer.scroller.scrollBy({ top: 2000 });
    await expect.poll(() => viewer.rows()[0]).not.toContain('line 0 ');
    await expect
      .poll(() => {
        const top = links()[0]?.getBoundingClientRect().top ?? NaN;
        return Math.abs(top - (viewer.cells()[0]?.getBoundingClientRect().top ?? 0));
      })
      .toBeLessThanOrEqual(2);
    expect(viewer.rows()[0]).toContain(links()[0]?.href);
  });

  test.each([
    ['Hebrew before it', 'ראו כאן: https://example.org/a עכשיו'],
    ['wide characters too', '日本語 שלום 中文 לא https://example.org/a'],
    ['coloured', 'ok \x1b[31mשלום\x1b[0m \x1b[32mhttps://exam\x1b[1mple.org/a\x1b[0m שלום'],
    ['in it', `ok ${osc8('https://example.org/a', 'שלום לא 12')} עוד`, 'שלום לא 12'],
  ])(
    'a line with Hebrew has its link where it is seen: %s',
    async (_, text, label = 'https://example.org/a') => {
      const { viewer, links, opened, rest } = await mount({ text: `${text}\nend` });
      await viewer.shows('end');
      await expect.poll(() => links()).toHaveLength(1);
      await rest('end');
      await clickAlong(viewer, label, [0], opened);
    },
  );

  test('a line with Hebrew has its link where it is seen: over several rows', async () => {
    const url = `https://example.org/${'a'.repeat(200)}`;
    const { viewer, hrefs, opened, rest } = await mount({
      text: `ראו כאן ${url} עכשיו`,
      wrap: true,
    });
    await viewer.shows('עכשיו');
    await expect.poll(hrefs).toEqual([url, url, url]);
    await rest('עכשיו');
    await clickAlong(viewer, url, [0, 1, 2], opened);
  });

  test('beside letters that join, a link is in the list only', async () => {
    const { screen, viewer, links } = await mount({
      text: 'السلام لا إله https://example.org/a\nhttps://example.org/b\nend',
    });
    await viewer.shows('end');
    await expect.poll(() => links().map(({ href }) => href)).toEqual(['https://example.org/b']);
    viewer.scroller.focus();
    await userEvent.keyboard('o');
    const dialog = screen.getByRole('dialog', { name: 'Links in view' });
    await expect.element(dialog.getByRole('link', { name: 'https://example.org/a' })).toBeVisible();
  });

  test('a URL over several rows is one link in each of them', async () => {
    const url = `https://example.org/${'a'.repeat(200)}`;
    const { viewer, hrefs } = await mount({ text: `see ${url} now`, wrap: true });
    await viewer.shows('now');
    await expect.poll(hrefs).toEqual([url, url, url]);
  });

  test('only http and https are links, unless the host has a route for others', async () => {
    const text = 'gs://bucket/a\njavascript://example.org/%0aalert(1)\ns3://bucket/b';
    const { viewer, screen, hrefs } = await mount({ text });
    await viewer.shows('s3://bucket/b');
    await expect.element(screen.getByRole('log')).toHaveTextContent('s3://bucket/b');
    expect(hrefs()).toEqual([]);
    await screen.rerender(
      <div style={{ width: 700, height: 300 }}>
        <LogViewer
          renderer={renderer}
          text={text}
          linkify={(uri) => (uri.startsWith('gs://') ? `#/artifacts/${uri.slice(5)}` : undefined)}
        />
      </div>,
    );
    await expect.poll(hrefs).toEqual([new URL('#/artifacts/bucket/a', document.baseURI).href]);
  });

  test('an OSC 8 link shows where it leads before it is opened; a hostile one is none', async () => {
    const { viewer, links, rest } = await mount({
      text: `${osc8('https://example.org/docs', 'the docs')}\n${osc8('javascript:alert(1)', 'click')}\nend`,
    });
    await viewer.shows('end');
    expect(viewer.rows().slice(0, 3)).toEqual(['1  the docs', '2  click', '3  end']);
    await expect.poll(() => links()).toHaveLength(1);
    await rest('end');
    const [link] = links();
    if (link) await userEvent.hover(link);
    const hint = () => viewer.root.querySelector('.klv-link-target:not([hidden])')?.textContent;
    await expect.poll(hint).toBe('https://example.org/docs');
    await userEvent.hover(viewer.scroller, { position: { x: 300, y: 200 } });
    await expect.poll(hint).toBeUndefined();
  });

  test('to select over a link does not open it', async () => {
    const { viewer, links, opened } = await mount({ text: 'go to https://example.org/a\nend' });
    await viewer.shows('end');
    await expect.poll(() => links()).toHaveLength(1);
    const [link] = links();
    if (!link) throw new Error('No link.');
    const { left, top, width } = link.getBoundingClientRect();
    const at = (x: number) => ({ clientX: left + x, clientY: top + 4, bubbles: true, detail: 1 });
    const press = new MouseEvent('mousedown', { ...at(2), cancelable: true, buttons: 1 });
    link.dispatchEvent(press);
    link.dispatchEvent(new MouseEvent('mousemove', { ...at(width - 8), buttons: 1 }));
    link.dispatchEvent(new MouseEvent('mouseup', at(width - 8)));
    link.dispatchEvent(new MouseEvent('click', { ...at(width - 8), cancelable: true }));
    expect(opened).toEqual([]);
    const clipboardData = new DataTransfer();
    viewer.scroller.dispatchEvent(new ClipboardEvent('copy', { clipboardData, cancelable: true }));
    expect(clipboardData.getData('text/plain')).toContain('ttps://example.org');
  });

  test('the key o lists the links in view with their targets, for the keyboard', async () => {
    const { screen, viewer, opened } = await mount({
      text: `none\n${osc8('https://example.org/docs', 'the docs')} https://example.org/b\nend`,
    });
    await viewer.shows('end');
    viewer.scroller.focus();
    await userEvent.keyboard('o');
    const dialog = screen.getByRole('dialog', { name: 'Links in view' });
    await expect.element(dialog.getByRole('link', { name: /the docs/ })).toHaveFocus();
    await expect.element(dialog).toHaveTextContent('https://example.org/docs');
    // It has the frame of the viewer's dialogs.
    expect(getComputedStyle(dialog.element()).borderRadius).toBe('8px');
    await userEvent.keyboard('{Tab}{Enter}');
    expect(opened).toEqual(['https://example.org/b']);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.activeElement).toBe(viewer.scroller);
  });

  test('screen readers find the links in the lines', async () => {
    const { screen, viewer } = await mount({ text: 'see https://example.org/a, then\nend' });
    await viewer.shows('end');
    const log = screen.getByRole('log');
    await expect.element(log).toHaveTextContent('see https://example.org/a, then');
    const link = log.getByRole('link', { name: 'https://example.org/a' });
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer');
  });

  test('a place in a source file is for the host, where it asks for them', async () => {
    const onSourceReference = vi.fn();
    const { screen, viewer, rest } = await mount({ text: TRACEBACK, onSourceReference });
    await viewer.shows('train.py');
    const place = () => viewer.root.querySelector<HTMLElement>('.klv-scroller button');
    await expect.poll(place).not.toBeNull();
    await rest('train.py');
    const button = place();
    if (button) await userEvent.click(button);
    const source = { file: '/app/train.py', line: 30 };
    expect(onSourceReference).toHaveBeenCalledExactlyOnceWith(source);
    viewer.scroller.focus();
    await userEvent.keyboard('o');
    await userEvent.click(screen.getByRole('dialog').getByRole('button', { name: /train\.py/ }));
    expect(onSourceReference).toHaveBeenCalledTimes(2);
  });

  test('without such a host there is none', async () => {
    const { screen, viewer } = await mount({ text: TRACEBACK });
    await viewer.shows('train.py');
    await expect.element(screen.getByRole('log')).toHaveTextContent('train.py');
    expect(viewer.root.querySelector('.klv-scroller button')).toBeNull();
  });
});

/** Clicks on characters of a link over rows, which open it, and on those beside it, which open nothing. */
async function clickAlong(
  viewer: ReturnType<typeof viewerIn>,
  label: string,
  rows: readonly number[],
  opened: readonly string[],
): Promise<void> {
  let left = label;
  for (const y of rows) {
    const characters = viewer.characters(y);
    // xterm.js has no plain spaces.
    const row = characters.map(({ character }) => character.replace('\u00a0', ' ')).join('');
    let size = left.length;
    while (size > 0 && !row.includes(left.slice(0, size))) size--;
    const from = row.indexOf(left.slice(0, size));
    const to = from + size;
    left = left.slice(size);
    for (let i = Math.max(0, from - 1); i <= Math.min(to, row.length - 1); i++) {
      const isNearEdge = i < from + 2 || i >= to - 2;
      if (!isNearEdge && i !== Math.floor((from + to) / 2)) continue;
      const isLink = i >= from && i < to;
      const before = opened.length;
      await clickAt(viewer, y, characters[i]);
      expect([i, row[i], opened.length - before]).toEqual([i, row[i], isLink ? 1 : 0]);
    }
  }
  expect(left).toBe('');
}

/** Clicks by the mouse where a character is seen: whatever lies on top gets the click. */
async function clickAt(
  { scroller, cells }: ReturnType<typeof viewerIn>,
  y: number,
  character: { left: number; right: number } | undefined,
): Promise<void> {
  const frame = scroller.getBoundingClientRect();
  const cell = cells()[y]?.getBoundingClientRect();
  if (!character || !cell) throw new Error('Nothing there.');
  const x = (character.left + character.right) / 2 - frame.left;
  const position = { x, y: cell.top + cell.height / 2 - frame.top };
  await userEvent.click(scroller, { position, force: true });
}
