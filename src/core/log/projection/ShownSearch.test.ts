import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { foldAscii, LogSearch } from '../search/LogSearch.js';
import { LogFilter } from './LogFilter.js';
import { Projection } from './Projection.js';
import { ShownSearch } from './ShownSearch.js';

const piece = fc.constantFrom(
  ...['a', 'b', 'ab', 'A', ' ', '\n', '\n', 'a\n', '\r', '\t', '\x1b[31m', '\x1b[A', '漢', '\b'],
  ...['\x1b[2A\x1b[J', '\x1b[K', 'b\nb\n'],
);

test('finds what is in shown lines, whatever the log, its cuts and the filter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(piece, { maxLength: 20 }), { maxLength: 6 }),
      fc.array(fc.constantFrom('', 'a', 'ab', ' ', '漢'), { minLength: 6, maxLength: 6 }),
      fc.constantFrom('b', 'a', 'ab'),
      async (appended, filters, query) => {
        const document = new LogDocument();
        const projection = new Projection(document);
        const search = new LogSearch(document, query);
        const found = new ShownSearch(document, search, () => projection);
        let filter: LogFilter | undefined;
        let shown = '';
        for (const [i, pieces] of appended.entries()) {
          const include = filters[i] ?? '';
          if (include !== shown || i === 0) {
            shown = include;
            filter = new LogFilter(document, { include: new LogSearch(document, include) });
            filter.onChange = (from, to) => {
              projection.update(from, to);
            };
            projection.setFilter(include === '' ? undefined : filter);
          }
          document.appendText(pieces.join(''));
          await filter?.run();
          await found.run();
          const expected = Array.from({ length: document.lineCount }, (_, line) => {
            const text = foldAscii(document.lineText(line));
            return text.includes(include)
              ? text
                  .split(query)
                  .slice(1)
                  .map(() => line)
              : [];
          }).flat();
          expect(found.isCurrent).toBe(true);
          expect(Array.from({ length: found.count }, (_, at) => found.at(at)?.line)).toEqual(
            expected,
          );
          for (let line = 0; line < document.lineCount; line++) {
            const before = expected.filter((each) => each < line).length;
            expect(found.indexAt(line, 0)).toBe(before);
            expect(found.countBefore(line)).toBe(before);
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
