import xtermCss from '@xterm/xterm/css/xterm.css?inline';
import type { CSSProperties } from 'react';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerHandle } from '../../src/react/LogViewer/types.js';
import '../../src/styles.css';
import { properties } from './styleTable.js';
import { viewerIn } from './viewerDriver.js';

type Viewer = ReturnType<typeof viewerIn>;

/** A value that no default has, and where a reader sees it. */
type Use = readonly [value: string, seen: (viewer: Viewer) => unknown, expected?: unknown];

const ANSI = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

const style = (property: string, selector?: string) => (viewer: Viewer) => {
  const element = selector ? viewer.root.querySelector(selector) : viewer.root;
  return element && getComputedStyle(element).getPropertyValue(property);
};
const cell = (text: string) => (viewer: Viewer) => {
  const span = viewer.span(text);
  return span && getComputedStyle(span).backgroundColor;
};
/** The `n`th cell range in which the text was found. */
const found = (n: number) => (viewer: Viewer) => {
  const spans = [...viewer.root.querySelectorAll('.xterm-rows span')];
  const span = spans.filter(({ textContent }) => textContent === 'needle')[n];
  return span && getComputedStyle(span).backgroundColor;
};
/** The `n`th of a family of colours that differ from each other and from every default. */
const color = (n: number) => `rgb(${String(100 + n)}, ${String(n)}, ${String(200 - n)})`;

/** A use of each property that `docs/theming.md` lists. */
const USES: Record<string, Use> = {
  background: [color(1), style('background-color')],
  foreground: [color(2), style('color', '.xterm-rows')],
  'gutter-foreground': [color(3), style('color', '.klv-numbers')],
  'gutter-line': [color(4), style('border-right-color', '.klv-numbers')],
  'selection-background': [color(5), cell('selected')],
  'match-background': [color(6), found(1)],
  'active-match-background': [color(7), found(0)],
  accent: [color(8), style('background-color', '.klv-follow')],
  'accent-foreground': [color(9), style('color', '.klv-follow')],
  muted: [color(10), style('color', '.klv-find-count')],
  border: [color(11), style('border-top-color', '.klv-find')],
  surface: [color(12), style('background-color', '.klv-find')],
  error: [color(13), style('fill', '.klv-mark-error')],
  warning: [color(14), style('fill', '.klv-ruler-warning')],
  'ruler-match': [color(15), style('fill', '.klv-ruler-match')],
  ...Object.fromEntries(
    ANSI.flatMap((name, i) => [
      [`ansi-${name}`, [color(20 + i), cell(`normal ${name}`)] as const],
      [`ansi-bright-${name}`, [color(30 + i), cell(`bright ${name}`)] as const],
    ]),
  ),
  'font-family': ['Courier', style('font-family', '.xterm-rows')],
  'font-size': ['17px', style('font-size', '.xterm-rows')],
  'line-height': [
    '2',
    // The height of a row is a multiple of the font's height, which is more than its size.
    (viewer) => {
      const height = parseFloat(String(style('height', '.xterm-rows > div')(viewer)));
      return height >= 2 * parseFloat(String(style('font-size', '.xterm-rows')(viewer)));
    },
    true,
  ],
  padding: [
    '23px',
    (viewer) => [
      style('top', '.klv-terminal')(viewer),
      style('padding-top', '.klv-numbers')(viewer),
    ],
    ['23px', '23px'],
  ],
  'ui-font-family': [
    'Georgia',
    (viewer) => [
      style('font-family', '.klv-find')(viewer),
      style('font-family', '.klv-find-input')(viewer),
      style('font-family', '.klv-follow')(viewer),
    ],
    ['Georgia', 'Georgia', 'Georgia'],
  ],
};

type Values = CSSProperties & Record<`--klv-${string}`, string>;

const VALUES: Values = Object.fromEntries(
  Object.entries(USES).map(([name, [value]]) => [`--klv-${name}`, value]),
);

const TEXT = [
  '',
  '',
  '',
  ...ANSI.map(
    (name, i) =>
      `\x1b[${String(40 + i)}mnormal ${name}\x1b[m \x1b[${String(100 + i)}mbright ${name}\x1b[m`,
  ),
  'needle 1 needle 2',
  ...Array.from({ length: 100 }, () => 'selected'),
].join('\n');

/** A log that is not complete, with every colour in its first rows, and a find bar with matches. */
async function mount(host: Values, own: Values) {
  const log = new LogDocument();
  log.append(new TextEncoder().encode(`${TEXT}\n`));
  const handle: { current: LogViewerHandle | null } = { current: null };
  const screen = await render(
    <div style={host}>
      <div style={{ width: 800, height: 660 }}>
        <LogViewer ref={handle} document={log} follow={false} renderer="terminal" style={own} />
      </div>
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.shows('normal red');
  const around = screen.container.firstElementChild;
  if (!(around instanceof HTMLElement)) throw new Error('Nothing is rendered.');
  return { screen, viewer, handle, host: around };
}

async function expectUses(viewer: Viewer, handle: { current: LogViewerHandle | null }) {
  handle.current?.find('needle');
  // The selection covers the matches: select last.
  const { 'selection-background': selection, ...others } = USES;
  const entries = Object.entries(others);
  await expect
    .poll(() => Object.fromEntries(entries.map(([name, [, seen]]) => [name, seen(viewer)])))
    .toEqual(
      Object.fromEntries(entries.map(([name, [value, , expected = value]]) => [name, expected])),
    );
  viewer.scroller.focus();
  await userEvent.keyboard('{Control>}a{/Control}');
  await expect.poll(() => selection?.[1](viewer)).toBe(selection?.[0]);
}

beforeAll(async () => {
  await page.viewport(900, 700);
});

test('each property has a use that is tested here', () => {
  expect(Object.keys(USES).toSorted()).toEqual(properties.map(({ name }) => name).toSorted());
});

describe("a host's values reach what the reader sees", () => {
  test('from an element around the viewer', async () => {
    const { viewer, handle } = await mount(VALUES, {});
    await expectUses(viewer, handle);
  });

  test('from the viewer itself', async () => {
    const { viewer, handle } = await mount({}, VALUES);
    await expectUses(viewer, handle);
  });

  test.each(Object.keys(VALUES))('when %s changes', async (property) => {
    const [value = '', seen, expected = value] = USES[property.slice('--klv-'.length)] ?? [];
    const { viewer, handle, host } = await mount({}, {});
    if (property === '--klv-selection-background') {
      viewer.scroller.focus();
      await userEvent.keyboard('{Control>}a{/Control}');
    } else {
      handle.current?.find('needle');
      await expect.poll(() => viewer.root.querySelector('.klv-find-count')).not.toBeNull();
    }
    expect(seen?.(viewer)).not.toEqual(expected);
    host.style.setProperty(property, value);
    await expect.poll(() => seen?.(viewer)).toEqual(expected);
  });

  test('in an empty log', async () => {
    const screen = await render(
      <div style={VALUES}>
        <LogViewer document={LogDocument.from('')} />
      </div>,
    );
    const text = screen.getByText('This log is empty.');
    await expect.element(text).toHaveStyle({ fontFamily: 'Georgia', color: color(3) });
  });
});

/** A stylesheet of the host's, in no layer. */
function addStyles(css: string) {
  const element = document.createElement('style');
  element.textContent = css;
  document.head.append(element);
  onTestFinished(() => {
    element.remove();
  });
}

/** Where rows and numbers are, to the tenth of a pixel. */
function placesIn({ root }: Viewer) {
  const place = ({ left, top, width, height }: DOMRect) =>
    [left, top, width, height].map((at) => at.toFixed(1)).join(' ');
  const numbers = root.querySelector('.klv-numbers');
  const range = document.createRange();
  if (numbers) range.selectNodeContents(numbers);
  return {
    numbers: numbers && place(numbers.getBoundingClientRect()),
    digits: [...range.getClientRects()].map(place),
    spans: [...root.querySelectorAll('.klv-ready .xterm-rows span')].map((span) => [
      span.textContent,
      place(span.getBoundingClientRect()),
      getComputedStyle(span).fontFamily,
    ]),
  };
}

/** What the usual resets do, all at once. */
const RESET = `
  *, ::before, ::after {
    margin: 0; padding: 0; border: 0 solid; box-sizing: border-box;
    line-height: calc(1em + 0.5rem); font-family: Georgia;
  }
  pre, code { margin-bottom: 1rem; overflow: auto; font: italic 0.875em/2 serif; white-space: pre-wrap; }
  pre { display: block; }
`;

describe("a host's rules", () => {
  test('win over ours, whatever their selectors', async () => {
    addStyles(`
      :where(.klv-viewer) { min-height: 77px; background-color: rgb(1, 2, 3); }
      :where(.klv-numbers) { color: rgb(4, 5, 6); }
      button { border-radius: 3px; padding: 1px; }
    `);
    const { viewer } = await mount({}, {});
    expect(getComputedStyle(viewer.root).minHeight).toBe('77px');
    expect(getComputedStyle(viewer.root).backgroundColor).toBe('rgb(1, 2, 3)');
    expect(style('color', '.klv-numbers')(viewer)).toBe('rgb(4, 5, 6)');
    await expect.poll(() => style('border-radius', '.klv-follow')(viewer)).toBe('3px');
    expect(style('padding', '.klv-follow')(viewer)).toBe('1px');
  });

  test('do not pull rows and numbers apart', async () => {
    const font = { '--klv-font-family': 'monospace' };
    const { viewer, screen } = await mount(font, font);
    const places = placesIn(viewer);
    expect(places.spans.length).toBeGreaterThan(20);
    await screen.unmount();

    addStyles(RESET);
    const { viewer: reset } = await mount(font, font);
    expect(placesIn(reset)).toEqual(places);
  });

  test('do not show what is hidden, and measure the text that is shown before the terminal', async () => {
    addStyles(RESET);
    const { viewer } = await mount({ '--klv-font-family': 'monospace' }, {});
    const page = viewer.root.querySelector('.klv-page');
    const text = document.createElement('div');
    text.className = 'klv-row';
    const sample = document.createElement('span');
    sample.className = 'klv-sample';
    page?.append(text, sample);
    onTestFinished(() => {
      text.remove();
      sample.remove();
    });
    const { fontFamily, fontSize, fontStyle, whiteSpace, overflow } = getComputedStyle(text);
    expect({ fontFamily, fontSize, fontStyle, whiteSpace, overflow }).toEqual({
      fontFamily: 'monospace',
      fontSize: '13px',
      fontStyle: 'normal',
      whiteSpace: 'pre',
      overflow: 'hidden',
    });
    expect(getComputedStyle(sample).fontFamily).toBe('monospace');
    const numbers = viewer.root.querySelector<HTMLElement>('.klv-numbers');
    if (numbers) numbers.hidden = true;
    expect(style('display', '.klv-numbers')(viewer)).toBe('none');
  });

  test('for terminals of their own change nothing in ours', async () => {
    const text = '\x1b[4;9mboth\x1b[m \x1b[41mred\x1b[m';
    const screen = await render(
      <LogViewer text={text} renderer="terminal" style={{ height: 300 }} />,
    );
    const viewer = viewerIn(screen.container);
    await viewer.shows('both');
    const seen = () => [
      placesIn(viewer),
      ['.xterm-underline-1', '.xterm-bg-1'].map((selector) => {
        const span = viewer.root.querySelector(`.xterm-rows ${selector}`);
        const { textDecorationLine, display } = getComputedStyle(span ?? viewer.root);
        return [selector, textDecorationLine, display];
      }),
    ];
    const before = seen();
    addStyles(xtermCss);
    expect(seen()).toEqual(before);
    expect(before[1]).toEqual([
      ['.xterm-underline-1', 'underline line-through', 'inline'],
      ['.xterm-bg-1', 'none', 'inline'],
    ]);
  });
});
