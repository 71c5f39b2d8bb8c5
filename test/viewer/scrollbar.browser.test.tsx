import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';

import { LogDocument, LogViewer } from '../../src/react/index.js';
import '../../src/styles.css';
import { viewerIn } from './viewerDriver.js';

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}\n`).join('');

async function follow(lines: number) {
  const document = new LogDocument();
  document.appendText(numbered(1, lines));
  const screen = await render(
    <div style={{ height: 300, width: 600 }}>
      <LogViewer document={document} />
    </div>,
  );
  const viewer = viewerIn(screen.container);
  await viewer.lastRow(`${lines}  line ${lines}`);
  return { document, viewer };
}

test('of a log that is followed comes to where the log ends', async () => {
  const { document, viewer } = await follow(100);
  const { scroller } = viewer;
  const before = scroller.scrollHeight;
  for (let line = 101; line <= 400; line += 10) document.appendText(numbered(line, line + 9));
  await viewer.lastRow('400  line 400');
  await expect.poll(() => scroller.scrollHeight).toBeGreaterThan(3 * before);
  expect(scroller.scrollTop + scroller.clientHeight).toBe(scroller.scrollHeight);
});

test('moves the reader from the end, by as many rows as they scroll, also while it is behind', async () => {
  const { document, viewer } = await follow(100);
  const { scroller } = viewer;
  const rowHeight = (scroller.scrollHeight - scroller.clientHeight) / (100 - viewer.rows().length);
  document.appendText(numbered(101, 200));
  await viewer.lastRow('200  line 200');
  scroller.scrollTop -= 5 * rowHeight;
  await viewer.lastRow('195  line 195');
  document.appendText(numbered(201, 210));
  await expect.poll(() => viewer.root.querySelector('.klv-follow')?.textContent).toContain('10');
  await viewer.lastRow('195  line 195');
});
