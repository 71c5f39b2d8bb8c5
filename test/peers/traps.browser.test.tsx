import { Profiler, useState } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/LogViewer/LogViewer.js';
import '../../src/styles.css';
import { viewerIn } from '../viewer/viewerDriver.js';

test('lines that come in are no renders of React (React state copied for each line)', async () => {
  const log = new LogDocument();
  let commits = 0;
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <Profiler id="viewer" onRender={() => (commits += 1)}>
        <LogViewer document={log} />
      </Profiler>
    </div>,
  );
  const viewer = viewerIn(screen.container);
  log.appendLines(['line 1']);
  await viewer.lastRow('1  line 1');
  commits = 0;
  for (let line = 2; line <= 2_000; line += 1) {
    log.appendLines([`line ${String(line)}`]);
    // Some come in one task, and some each in its own.
    if (line % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  await viewer.lastRow('2000  line 2000');
  expect(commits).toBeLessThan(20);
});

test.each(['terminal', 'elements'] as const)(
  'options written inline keep the rows: %s (terminal rebuilt on inline options)',
  async (renderer) => {
    function Host() {
      const [renders, setRenders] = useState(0);
      return (
        <div style={{ width: 700, height: 300 }}>
          <button
            onClick={() => {
              setRenders(renders + 1);
            }}
          >
            again {renders}
          </button>
          <LogViewer
            text="hello"
            renderer={renderer}
            style={{ height: 200 }}
            className={`host-${String(renders)}`}
            onFollowChange={() => undefined}
            onWrapChange={() => undefined}
          />
        </div>
      );
    }
    const screen = await render(<Host />);
    const viewer = viewerIn(screen.container);
    await viewer.shows('hello');
    const rows = () =>
      screen.container.querySelector('.klv-ready :is(.xterm-rows, .klv-rows, .klv-row)');
    const before = rows();
    expect(before).not.toBeNull();
    for (let count = 1; count <= 5; count += 1) {
      await page.getByRole('button', { name: 'again' }).click();
      await expect
        .element(page.getByRole('button', { name: `again ${String(count)}` }))
        .toBeVisible();
    }
    expect(rows()).toBe(before);
    expect(viewer.root.className).toContain('host-5');
  },
);

test('what is selected stays selected while lines come, and is copied whole (selection lost while streaming)', async () => {
  const log = new LogDocument();
  log.appendLines(Array.from({ length: 100 }, (_, i) => `line ${String(i + 1)}`));
  const screen = await render(
    <div style={{ width: 700, height: 300 }}>
      <LogViewer document={log} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.lastRow('100  line 100');
  viewer.scroller.focus();
  await userEvent.keyboard('{Home}');
  await viewer.shows('1  line 1');
  for (let page = 0; page < 3; page += 1) await userEvent.keyboard('{Shift>}{PageDown}{/Shift}');
  const copied = () => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData, cancelable: true });
    viewer.scroller.dispatchEvent(event);
    return clipboardData.getData('text/plain');
  };
  await expect.poll(() => copied().split('\n').length).toBeGreaterThan(30);
  const selected = copied();
  for (let batch = 0; batch < 20; batch += 1) {
    log.appendLines(Array.from({ length: 50 }, (_, i) => `later ${String(batch * 50 + i)}`));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  expect(selected).toMatch(/^line 1\nline 2\n/);
  expect(copied()).toBe(selected);
});
