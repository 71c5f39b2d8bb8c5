import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';

import { LogDocument } from '../../src/core/index.js';
import { LogViewer } from '../../src/react/index.js';
import '../../src/styles.css';

/** Seen as the reader does: the last element with that text, whichever part of the viewer it belongs to. */
function colorOf(container: Element, text: string): string | undefined {
  const found = [...container.querySelectorAll<HTMLElement>('.klv-viewer span')].filter(
    (span) => span.textContent === text && getComputedStyle(span).visibility === 'visible',
  );
  const last = found.at(-1);
  return last && getComputedStyle(last).color;
}

test('colours are there with the first rows, and stay the same', async () => {
  const document = new LogDocument();
  document.appendText('plain \x1b[31mred\x1b[m \x1b[38;5;25mblue\x1b[m\n');
  const seen = { red: new Set<string | undefined>(), blue: new Set<string | undefined>() };
  const { container } = await render(
    <LogViewer
      document={document}
      renderer="terminal"
      colorScheme="light"
      style={{ height: 200 }}
    />,
  );
  const look = (): boolean => {
    for (const text of ['red', 'blue'] as const) {
      const color = colorOf(container, text);
      // Between two renderers there may be a moment in which neither has been laid out.
      if (container.textContent.includes(text)) seen[text].add(color);
    }
    return container.querySelector('.klv-ready .xterm-rows') !== null;
  };
  while (!look()) await new Promise(requestAnimationFrame);
  look();
  expect([...seen.red]).toHaveLength(1);
  expect([...seen.blue]).toHaveLength(1);
  expect([...seen.blue]).toEqual(['rgb(0, 95, 175)']);
});
