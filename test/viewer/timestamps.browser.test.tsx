import { useState } from 'react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { stampsFor } from '../../src/core/log/time/LineStamps.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import type { LogViewerProps } from '../../src/react/LogViewer/types.js';
import {
  formatViewState,
  type LogViewState,
  parseViewState,
} from '../../src/react/LogViewer/viewState.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

beforeAll(async () => {
  await page.viewport(900, 700);
});

const START = Date.UTC(2026, 7, 20, 9);

/** 2000 lines, one a second, with a traceback in between, and four minutes without output. */
function sample(): LogDocument {
  const lines: string[] = [];
  for (let i = 0; i < 2000; i++) {
    const time = START + i * 1000 + (i >= 10 ? 252_000 : 0);
    lines.push(`${new Date(time).toISOString()} step ${i}`);
    if (i === 5) lines.push('Traceback (most recent call last):', 'KeyError: 1');
  }
  return LogDocument.from(`${lines.join('\n')}\n`);
}

/** As a reader in any zone sees it. */
const localTime = (time: number): string => {
  const zone = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - zone).toISOString().replace('T', ' ').slice(0, 23);
};

async function mount(props: LogViewerProps) {
  const screen = await render(
    <div style={{ width: 700, height: 400 }}>
      <LogViewer follow={false} aria-label="Log" {...props} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await expect.poll(() => viewer.cells().length).toBeGreaterThan(0);
  return { screen, viewer };
}

describe.each(['terminal', 'elements'] as const)('times in %s', (renderer) => {
  test.each([
    ['written', '3  2026-08-20T09:00:02.000Z step 2', '9  2026-08-20T09:00:06.000Z step 6'],
    ['local', `3  ${localTime(START + 2000)}  step 2`, `9  ${localTime(START + 6000)}  step 6`],
    ['utc', '3  2026-08-20 09:00:02.000  step 2', '9  2026-08-20 09:00:06.000  step 6'],
    ['elapsed', '3  +00:00:02.000            step 2', '9  +00:00:06.000            step 6'],
    ['delta', '3  +00:00:01.000            step 2', '9  +00:00:01.000            step 6'],
  ] as const)('%s', async (timestamps, third, ninth) => {
    const { viewer } = await mount({ document: sample(), renderer, timestamps });
    await expect.poll(() => viewer.rows()[2]).toBe(third);
    expect(viewer.rows()[8]).toBe(ninth);
    // Lines without a time are as they are.
    expect(viewer.rows()[6]).toBe('7  Traceback (most recent call last):');
  });

  test('elapsed since the start that the host knows', async () => {
    const startedAt = new Date(START - 90_500).toISOString();
    const log = { document: sample(), renderer, timestamps: 'elapsed', startedAt } as const;
    const { screen, viewer } = await mount(log);
    await expect.poll(() => viewer.rows()[2]).toBe('3  +00:01:32.500            step 2');
    viewer.scroller.focus();
    await userEvent.keyboard('g');
    const field = screen.getByRole('textbox', { name: 'Go to line or time' });
    await field.fill('+30:00');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => viewer.rows().join('\n')).toContain('+00:30:00.500');
  });

  test('are found and copied as they are written, and decorated where they stand', async () => {
    const { screen, viewer } = await mount({ document: sample(), renderer, timestamps: 'elapsed' });
    await expect.poll(() => viewer.rows()[2]).toContain('+00:00:02.000');
    viewer.scroller.focus();
    await userEvent.keyboard('/');
    await screen.getByRole('textbox', { name: 'Find in the log' }).fill('09:00:02.000Z step 2');
    await expect.element(screen.getByText('1 of 1', { exact: true })).toBeVisible();
    // What is found has two colours: what is shown in its columns, and the text behind it.
    await expect.poll(() => viewer.rows()[2]).toBe('3  +00:00:02.000            step 2');
    // Without a decoration a span has no background of its own.
    const background = () => {
      const found = viewer.span('step 2');
      return found ? getComputedStyle(found).backgroundColor : 'rgba(0, 0, 0, 0)';
    };
    await expect.poll(background).not.toBe('rgba(0, 0, 0, 0)');
    viewer.scroller.focus();
    await userEvent.keyboard('{Home}{Shift>}{ArrowDown}{/Shift}');
    const data = new DataTransfer();
    viewer.scroller.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    expect(data.getData('text/plain')).toContain('2026-08-20T09:00:00.000Z step 0');
  });

  test('with a long time between them are marked, between the rows', async () => {
    const { viewer, screen } = await mount({ document: sample(), renderer });
    const pause = () => viewer.root.querySelector('.klv-pause');
    await expect.poll(() => pause()?.textContent).toBe('4 min 13 sec without output');
    const row = viewer.cells()[12]?.getBoundingClientRect();
    expect(viewer.rows()[12]).toContain('step 10');
    expect(pause()?.getBoundingClientRect().top).toBeCloseTo(row?.top ?? 0, 0);
    expect(viewer.root.querySelectorAll('.klv-pause')).toHaveLength(1);
    // Screen readers hear it with the line; the line is no other than before.
    const log = screen.getByRole('log');
    await expect
      .element(log)
      .toHaveTextContent('4 min 13 sec without output 2026-08-20T09:04:22.000Z step 10');
  });
});

describe.each(['terminal', 'elements'] as const)('times of stamped lines in %s', (renderer) => {
  /** Lines of which every third has a time of its own. */
  function stamped(): LogDocument {
    const document = new LogDocument();
    for (let i = 0; i < 100; i++) {
      const time = START + i * 1000 + (i >= 10 ? 252_000 : 0);
      stampsFor(document).add(document.byteLength, time);
      const written = i % 3 === 0 ? `${new Date(time).toISOString()} ` : '';
      document.appendText(`${written}step ${i}\n`);
    }
    document.end();
    return document;
  }
  const numbers = (viewer: ReturnType<typeof viewerIn>) =>
    viewer.root.querySelector('.klv-numbers')?.textContent.split('\n') ?? [];

  test.each([
    ['written', '   2', '   3'],
    ['utc', '   2  09:00:01.000 ', '   3  09:00:02.000 '],
    ['elapsed', '   2  +00:00:01.000', '   3  +00:00:02.000'],
    ['delta', '   2  +00:00:01.000', '   3  +00:00:01.000'],
  ] as const)('stand beside the numbers: %s', async (timestamps, second, third) => {
    const { viewer } = await mount({ document: stamped(), renderer, timestamps });
    await expect.poll(() => numbers(viewer)[1]).toBe(second);
    expect(numbers(viewer)[2]).toBe(third);
    // One that is written in its line is shown there.
    expect(numbers(viewer)[3]?.trim()).toBe('4');
  });

  test('tell how long there was no output, and are not copied', async () => {
    const { viewer, screen } = await mount({ document: stamped(), renderer, timestamps: 'utc' });
    const pause = () => viewer.root.querySelector('.klv-pause');
    await expect.poll(() => pause()?.textContent).toBe('4 min 13 sec without output');
    await expect.element(screen.getByRole('log')).toHaveTextContent('09:00:01.000 step 1');
    viewer.scroller.focus();
    await userEvent.keyboard('{Home}{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    const data = new DataTransfer();
    viewer.scroller.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    expect(data.getData('text/plain')).toContain('\nstep 1');
  });
});

test('the key t goes from one way to the next, and the host hears of it', async () => {
  const onTimestampsChange = vi.fn();
  const Host = () => {
    const [timestamps, setTimestamps] = useState<LogViewerProps['timestamps']>('written');
    return (
      <div style={{ width: 700, height: 400 }}>
        <LogViewer
          document={log}
          follow={false}
          timestamps={timestamps}
          onTimestampsChange={(next) => {
            onTimestampsChange(next);
            setTimestamps(next);
          }}
        />
      </div>
    );
  };
  const log = sample();
  const screen = await render(<Host />);
  const viewer = viewerIn(screen.container);
  await viewer.shows('09:00:02.000Z');
  await expect.poll(() => viewer.root.querySelector('.klv-pause')).not.toBeNull();
  viewer.scroller.focus();
  await userEvent.keyboard('tt');
  await viewer.shows('2026-08-20 09:00:02.000 ');
  await userEvent.keyboard('t');
  await viewer.shows('+00:00:02.000');
  await userEvent.keyboard('tt');
  await viewer.shows('09:00:02.000Z');
  expect(onTimestampsChange.mock.calls.flat()).toEqual([
    ...['local', 'utc', 'elapsed', 'delta', 'written'],
  ]);
});

test('are part of the view state', async () => {
  const log = sample();
  const states: LogViewState[] = [];
  const Host = () => {
    const [viewState, setViewState] = useState<LogViewState>({ timestamps: 'delta' });
    return (
      <div style={{ width: 700, height: 400 }}>
        <LogViewer
          document={log}
          follow={false}
          viewState={viewState}
          onViewStateChange={(next) => {
            states.push(next);
            setViewState(next);
          }}
        />
      </div>
    );
  };
  const screen = await render(<Host />);
  const viewer = viewerIn(screen.container);
  await viewer.shows('+00:00:01.000');
  viewer.scroller.focus();
  await userEvent.keyboard('t');
  await viewer.shows('09:00:02.000Z');
  expect(formatViewState(states.at(-1) ?? {})).toBe('');
  await userEvent.keyboard('ttt');
  await viewer.shows('+00:00:02.000');
  const text = formatViewState(states.at(-1) ?? {});
  expect(parseViewState(text)).toEqual({ timestamps: 'elapsed' });
  expect(parseViewState('timestamps=sometimes')).toEqual({});
});

describe('going to a time', () => {
  test.each([
    ['09:20:00', '951  2026-08-20T09:20:00.000Z step 948'],
    ['2026-08-20 09:20', '951  2026-08-20T09:20:00.000Z step 948'],
    ['+20:00', '951  2026-08-20T09:20:00.000Z step 948'],
    ['9:00:05.5', '9  2026-08-20T09:00:06.000Z step 6'],
    ['23:00', '2002  2026-08-20T09:37:31.000Z step 1999'],
    ['1500', '1500  2026-08-20T09:29:09.000Z step 1497'],
  ])('%s', async (asked, row) => {
    const { screen, viewer } = await mount({ document: sample() });
    viewer.scroller.focus();
    await userEvent.keyboard('g');
    const field = screen.getByRole('textbox', { name: 'Go to line or time' });
    await expect
      .element(field)
      .toHaveAttribute('placeholder', '1 to 2,002, or 09:00:00 to 09:37:31');
    await field.fill(asked);
    await userEvent.keyboard('{Enter}');
    await viewer.shows(row);
    await expect.element(field).not.toBeInTheDocument();
  });

  test('says what is no time, and where no line has one', async () => {
    const { screen, viewer } = await mount({ text: 'line\n'.repeat(500) });
    viewer.scroller.focus();
    await userEvent.keyboard('g');
    const field = screen.getByRole('textbox', { name: 'Go to line or time' });
    await field.fill('noon');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByRole('alert')).toHaveTextContent('neither a line nor a time');
    await field.fill('12:30');
    await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent('No line begins with a time.');
  });
});
