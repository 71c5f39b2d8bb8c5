import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LineInterpreter } from '../vt/LineInterpreter.js';
import { plainStyle } from '../vt/style.js';
import { ByteChunks } from './ByteChunks.js';
import { LineView, rowStarts } from './LineView.js';

const encoder = new TextEncoder();

/** Text that is added to the end of a line, so that its cells can be printed again. */
const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.stringMatching(/^[ -~]{1,30}$/) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          ...[
            'é',
            '漢字',
            '漢',
            'e\u0301',
            '\u0301',
            '👩‍💻',
            '🇩🇪',
            '⚠️',
            '⚠',
            '\ufe0f',
            '\u202e',
            '█▌',
          ],
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ...[
            '\x1b[31m',
            '\x1b[0;1m',
            '\x1b[48;2;1;2;3m',
            '\x1b[K',
            '\x1b]0;t\x07',
            '\t',
            '\x1b[9C',
          ],
        ),
      },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((pieces) => encoder.encode(pieces.join('')));
const invalid = fc.constantFrom([0xe6, 0xbc], [0x80, 0x80, 0x80, 0x80, 0x80], [0xf0, 0x9f], [0xff]);
const edit = fc.constantFrom(
  ...[
    '\r',
    '\b\b',
    '\b\u0301',
    '\x1b[7D',
    '\x1b[2K',
    '\x1b[3000D',
    '\x1b[9000D漢',
    '\x1b[1K',
    '\x1b[600X',
  ],
  ...['\r\x1b[2000Cx', '\x1b[9000D\x1b[K', '\x1b[5P', '\x1b[4@', '\x1b[9b', '\x1b[3'],
);
const stretch = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(text, fc.constantFrom(1, 60, 400, 1200))
      .map(([bytes, times]) => Array.from({ length: times }, () => [...bytes]).flat()),
  },
  { weight: 1, arbitrary: invalid },
  { weight: 2, arbitrary: edit.map((it) => [...encoder.encode(it)]) },
);

test('cells that were let go are printed again as they were, wherever they are read', () => {
  let released = 0;
  fc.assert(
    fc.property(
      fc.array(stretch, { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(), { minLength: 4, maxLength: 20 }),
      (parts, places) => {
        const bytes = Uint8Array.from(parts.flat());
        const interpreter = new LineInterpreter(plainStyle);
        interpreter.print(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
        const { line } = interpreter;
        const chunks = new ByteChunks();
        const view = new LineView(chunks, 0, plainStyle);
        let at = 0;
        for (const place of places.map((it) => it % (bytes.length + 1)).sort((a, b) => a - b)) {
          chunks.append(bytes.slice(at, place));
          at = Math.max(at, place);
          view.readTo(at, false);
        }
        chunks.append(bytes.slice(at));
        view.readTo(bytes.length, true);
        const { columns } = line;
        expect(view.columns).toBe(columns);
        if (view.cellCount < columns / 2) released += 1;
        for (const place of places) {
          const from = place % (columns + 1);
          const to = from + (place % 1500);
          const runs = line.runs(from, Math.min(to, columns));
          // Not `toEqual`: the difference between two long lines takes minutes to print.
          expect(JSON.stringify(view.runs(from, to)) === JSON.stringify(runs)).toBe(true);
          expect(view.text(from, to) === line.text(from, to)).toBe(true);
        }
        expect(view.text() === line.text()).toBe(true);
        const rows = view.rows(77);
        const starts = rowStarts(line, 77);
        expect(rows.count).toBe(starts.length);
        expect(starts.every((start, row) => rows.startOf(row) === start)).toBe(true);
      },
    ),
    { numRuns: 60, interruptAfterTimeLimit: 30_000 },
  );
  expect(released).toBeGreaterThan(10);
}, 60_000);

test('the column of a byte', () => {
  const line = `${'plain'.repeat(3000)}${'é漢e\u0301👩‍💻ok'.repeat(9000)}`;
  const bytes = encoder.encode(line);
  const chunks = new ByteChunks();
  chunks.append(bytes);
  const view = new LineView(chunks, 0, plainStyle);
  view.readTo(bytes.length, true);
  expect(view.isPlain).toBe(true);
  expect(view.cellCount).toBeLessThan(20_000);
  for (const index of [0, 7, 14_999, 15_000, 15_001, 40_009, 120_000]) {
    const before = line.slice(0, index);
    const isWhole = line.slice(index, index + 2) === 'ok';
    if (!isWhole && index > 15_000) continue;
    expect(view.columnOf(encoder.encode(before).length)).toBe(view.columnsAt([index])[0]);
  }
});
