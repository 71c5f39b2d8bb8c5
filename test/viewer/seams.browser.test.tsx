import { page } from 'vitest/browser';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';

import { LogDocument, LogViewer } from '../../src/react/index.js';
import '../../src/styles.css';

/** A log whose archive goes on, behind a gap, with lines that fill their rows. */
function joined(): LogDocument {
  const document = new LogDocument();
  document.appendText('one\n');
  document.markSeam({ kind: 'gap' });
  document.appendText(`${'x'.repeat(2_000)}\n`);
  document.markSeam({ kind: 'handover', from: 'live', to: 'manifestArchive' });
  document.appendText(`${'y'.repeat(2_000)}\n`);
  document.end();
  return document;
}

test.each(['terminal', 'elements'] as const)(
  'seams are seen and worded over rows that lines fill, in %s',
  async (renderer) => {
    await render(
      <div style={{ width: 900, height: 300 }}>
        <LogViewer document={joined()} renderer={renderer} follow={false} />
      </div>,
    );
    const gap = page.getByText('lines may be missing before this one').first();
    await expect.element(gap).toBeInTheDocument();
    await expect.poll(() => document.querySelectorAll('.klv-seam').length).toBe(2);
    const words = [...document.querySelectorAll('.klv-seam-text')].map((it) => it.textContent);
    expect(words).toEqual([
      'lines may be missing before this one',
      'so far from the pod, from here on from the archive',
    ]);
    const [first, second] = [...document.querySelectorAll('.klv-seam')].map(
      (it) => it.getBoundingClientRect().top,
    );
    expect(second).toBeGreaterThan(first ?? Infinity);
  },
);
