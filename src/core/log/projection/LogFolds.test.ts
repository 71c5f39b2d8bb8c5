import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { LogFolds } from './LogFolds.js';
import { lineShape } from './lineShape.js';
import { Projection } from './Projection.js';

async function foldedIn(document: LogDocument) {
  const folds = new LogFolds(document);
  const projection = new Projection(document);
  folds.onChange = (from, to) => {
    projection.update(from, to);
  };
  projection.setFolds(folds);
  folds.foldAll();
  await folds.run();
  return { folds, projection };
}

/** What is shown: texts, and in parentheses how many lines are folded. */
const shownIn = (document: LogDocument, projection: Projection) =>
  Array.from({ length: projection.places }, (_, place) => {
    const line = projection.lineOf(place);
    const hidden = projection.hiddenAt(line);
    return hidden ? `(${hidden.count})` : document.lineText(line);
  });

const steps = (count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => `step ${from + i} loss=${1 / (from + i)}`);

describe(lineShape, () => {
  const shape = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    return lineShape(bytes, 0, bytes.length);
  };

  test.each([
    ['step  9 loss=0.25', 'step 10 loss=1e-05'],
    ['at 00:59:59, -3 °C', 'at 1:00:00, 12 °C'],
    ['1,234 of 5,000 (24%)', '7 of 8 (100%)'],
    ['at 0x7f3ab, 12.5MB', 'at 0x0, 3MB'],
    ['   1/20 ok', ' 10/20 ok'],
    ['GPU0 +1.5', 'GPU12 -7'],
  ])('is the same for %s and %s', (one, other) => {
    expect(shape(one)).toBe(shape(other));
  });

  test.each([
    ['step 9 loss=0.25', 'step 9 loss=nan'],
    ['a 1', 'b 1'],
    ['1 of 2', '1 of 2 done'],
    ['x-1', 'x1'],
    ['a b', 'ab'],
    ['', '1'],
  ])('is another one for %s and %s', (one, other) => {
    expect(shape(one)).not.toBe(shape(other));
  });
});

describe(LogFolds, () => {
  test('folds lines that differ only in numbers to the first, the last and their number', async () => {
    const document = LogDocument.from(['begin', ...steps(100), 'end', ...steps(4), '']);
    const { projection, folds } = await foldedIn(document);
    expect(folds.count).toBe(1);
    expect(shownIn(document, projection)).toEqual([
      'begin',
      'step 1 loss=1',
      '(98)',
      'step 100 loss=0.01',
      'end',
      ...steps(4),
      '',
    ]);
    expect(projection.hiddenAt(2)).toEqual({ count: 98, reason: 'fold' });
    expect(folds.foldAt(1)).toEqual({ count: 98, folded: true });
    projection.open(2);
    expect(projection.places).toBe(document.lineCount);
    expect(folds.foldAt(1)).toEqual({ count: 98, folded: false });
    projection.fold(1);
    expect(projection.hiddenAt(2)?.count).toBe(98);
    folds.unfoldAll();
    expect(projection.places).toBe(document.lineCount);
  });

  test('compares what lines say, not the colours and what was overwritten', async () => {
    const lines = Array.from({ length: 10 }, (_, i) => `0%\r\x1b[3${i % 8}mepoch ${i}\x1b[0m`);
    const document = LogDocument.from(lines);
    const { projection } = await foldedIn(document);
    expect(shownIn(document, projection)).toEqual(['epoch 0', '(8)', 'epoch 9']);
  });

  test('folds groups, one in another, and opens what is searched for', async () => {
    const document = LogDocument.from([
      '::group::outer',
      'a',
      '::group::inner',
      'needle',
      '::endgroup::',
      'b',
      '::endgroup::',
      '2024-01-01T00:00:00Z ##[group]stamped',
      'c',
      '2024-01-01T00:00:01Z ##[endgroup]',
      '::endgroup::',
    ]);
    const { projection, folds } = await foldedIn(document);
    const outer = ['::group::outer', '(6)'];
    const rest = ['2024-01-01T00:00:00Z ##[group]stamped', '(2)', '::endgroup::'];
    expect(shownIn(document, projection)).toEqual([...outer, ...rest]);
    projection.open(1);
    expect(shownIn(document, projection)).toEqual([
      '::group::outer',
      'a',
      '::group::inner',
      '(2)',
      'b',
      '::endgroup::',
      ...rest,
    ]);
    folds.foldAll();
    projection.reveal(3);
    expect(projection.isShown(3)).toBe(true);
    expect(projection.isShown(8)).toBe(false);
  });

  test('keeps a group open while it is running, and folds it when it has ended', async () => {
    const document = new LogDocument();
    document.appendLines(['::group::build', 'a', 'b']);
    const { projection, folds } = await foldedIn(document);
    expect(shownIn(document, projection)).toEqual(['::group::build', 'a', 'b']);
    expect(folds.foldAt(0)).toBeUndefined();
    document.appendLines(['::endgroup::', 'after']);
    await folds.run();
    expect(shownIn(document, projection)).toEqual(['::group::build', '(3)', 'after']);
  });

  test('folds lines alike as they come, up to the last one', async () => {
    const document = new LogDocument();
    const { projection, folds } = await foldedIn(document);
    for (let step = 1; step <= 40; step += 3) {
      document.appendLines(steps(3, step));
      await folds.run();
      const all = steps(step + 2);
      const [first = ''] = all;
      expect(shownIn(document, projection)).toEqual(
        all.length < 5 ? all : [first, `(${all.length - 2})`, all.at(-1) ?? ''],
      );
    }
  });

  test('takes back what was written anew', async () => {
    const document = new LogDocument();
    document.appendLines([...steps(20), '::group::x', 'a', '::endgroup::']);
    const { projection, folds } = await foldedIn(document);
    expect(projection.places).toBe(3 + 2);
    document.appendText('\x1b[12Aother\n');
    await folds.run();
    // A search of the same log from the start finds the same.
    const again = await foldedIn(document);
    expect(shownIn(document, projection)).toEqual(shownIn(document, again.projection));
  });

  test('what is folded while a log comes in is what is folded in the whole one', async () => {
    const piece = fc.constantFrom(
      ...['1\n', '2\n', '2\n', 'a 1\n', 'a 22\n', '::group::\n', '::endgroup::\n', '\x1b[A', '\r'],
      ...['1\n1\n1\n1\n1\n1\n', '\x1b[3A', '\n', 'x'],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(piece, { maxLength: 12 }), { maxLength: 6 }),
        async (appended) => {
          const document = new LogDocument();
          const { projection, folds } = await foldedIn(document);
          for (const pieces of appended) {
            document.appendText(pieces.join(''));
            await folds.run();
            const whole = await foldedIn(document);
            expect(shownIn(document, projection)).toEqual(shownIn(document, whole.projection));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
