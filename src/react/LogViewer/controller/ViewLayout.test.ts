import { describe, expect, test, vi } from 'vitest';

import { LogDocument } from '../../../core/index.js';
import { ViewLayout } from './ViewLayout.js';

const grid = { columns: 46, rows: 3, cellWidth: 8, cellHeight: 16, top: 0 };

function layoutOf(document: LogDocument) {
  const layout = new ViewLayout();
  layout.place.setFollow(false);
  layout.show(document);
  layout.layOut(grid);
  return layout;
}
const textsOf = (layout: ViewLayout) =>
  layout.rows.map(({ runs }) => runs.map(({ text }) => text).join(''));

describe(ViewLayout, () => {
  test('knows how far the rows in view go to the side as soon as they are laid out', () => {
    const layout = layoutOf(LogDocument.from(`${'a'.repeat(90)}\nb\nc\n${'d'.repeat(200)}\n`));
    // Three digits, one column before them, two after; and one after the text.
    expect(layout.gutter).toBe(6);
    expect(layout.scrollColumns).toBe(90 + 6 + 1);
    expect(textsOf(layout)).toEqual(['a'.repeat(40), 'b', 'c']);
    layout.place.moveBy(1);
    layout.layOut(grid);
    expect(layout.scrollColumns).toBe(200 + 6 + 1);
    layout.place.moveBy(-1);
    layout.layOut(grid);
    expect(layout.scrollColumns).toBe(200 + 6 + 1);
    layout.show(LogDocument.from('short'));
    layout.layOut(grid);
    expect(layout.scrollColumns).toBe(0);
  });

  test('shows a text in place of a seam, and none of the log', () => {
    const document = LogDocument.from('abc\n\x1b[H\x1b[2Jdef\n\x1b[?1049hmenu\x1b[?1049lghi');
    const layout = layoutOf(document);
    layout.seamText = ({ kind }) => kind;
    layout.layOut({ ...grid, rows: 5 });
    expect(textsOf(layout)).toEqual(['abc', '── screen ──', 'def', '── program ──', 'ghi']);
    expect(document.lineText(1) + document.lineText(3)).toBe('');
  });

  test('shows what lies before a line beside it, where there is room', () => {
    const document = new LogDocument();
    document.appendText('abc\n');
    document.markSeam({ kind: 'gap' });
    document.appendText(`def\n`);
    document.markSeam({ kind: 'handover', from: 'live', to: 'knownArchive' });
    document.appendText(`${'g'.repeat(30)}\n`);
    const layout = layoutOf(document);
    layout.seamText = ({ kind }) => kind;
    layout.layOut(grid);
    expect(textsOf(layout)).toEqual(['abc', 'def ── gap ──', 'g'.repeat(30)]);
    expect(document.lineText(1)).toBe('def');
  });

  test('marks what lies before a line, and says it where the row has no room', () => {
    const document = new LogDocument();
    document.appendText('abc\n');
    document.markSeam({ kind: 'gap' });
    document.appendText('def\n');
    document.markSeam({ kind: 'handover', from: 'live', to: 'knownArchive' });
    document.appendText(`${'g'.repeat(90)}\n`);
    const layout = layoutOf(document);
    layout.seamText = ({ kind }) => kind;
    layout.wrap = true;
    layout.layOut(grid);
    const { top, cellHeight } = grid;
    expect(layout.seams(grid)).toEqual([
      { top: top + cellHeight, text: '' },
      { top: top + 2 * cellHeight, text: 'handover' },
    ]);
  });

  test('wraps, and then has nothing to the side', () => {
    const layout = layoutOf(LogDocument.from(`${'a'.repeat(50)}\nb`));
    layout.left = 7;
    layout.wrap = true;
    layout.layOut(grid);
    expect([layout.left, layout.scrollColumns]).toEqual([0, 0]);
    expect(textsOf(layout)).toEqual(['a'.repeat(40), 'a'.repeat(10), 'b']);
  });

  test('reads only rows that were not in view before, or have changed', () => {
    const document = new LogDocument();
    document.appendText('one\ntwo\nthree\nfour');
    const layout = layoutOf(document);
    const read = vi.spyOn(document, 'styledLine');
    layout.layOut(grid);
    expect(read).not.toHaveBeenCalled();
    layout.place.moveBy(1);
    layout.layOut(grid);
    expect(read.mock.calls).toEqual([[3, 0, 40]]);
    document.appendText(' and five');
    layout.layOut(grid);
    expect(read.mock.calls).toEqual([
      [3, 0, 40],
      [3, 0, 40],
    ]);
    expect(textsOf(layout)).toEqual(['two', 'three', 'four and five']);
  });

  test('brings a match into view, down and to the side', () => {
    const lines = Array.from({ length: 100 }, (_, i) => `${'.'.repeat(100)}match ${i}`);
    const layout = layoutOf(LogDocument.from(lines));
    layout.reveal({ line: 50, from: 100, to: 105 });
    layout.layOut(grid);
    expect(layout.rows.map(({ line }) => line)).toContain(50);
    expect(layout.left).toBeLessThanOrEqual(100);
    expect(layout.left + 40).toBeGreaterThanOrEqual(105);
    const { top } = layout.place;
    layout.reveal({ line: 50, from: 0, to: 5 });
    layout.layOut(grid);
    expect([layout.left, layout.place.top]).toEqual([0, top]);
  });
});
