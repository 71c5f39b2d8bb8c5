import fc from 'fast-check';
import { expect, test } from 'vitest';

import { themeOfTests } from '../../../../test/support/themeOfTests.js';
import { LogDocument, LogFilter, LogSearch, Projection, ShownSearch } from '../../../core/index.js';
import { ViewLayout } from '../controller/ViewLayout.js';
import { TextSelection } from '../input/TextSelection.js';
import { excerptOf } from '../copy/excerpt.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const text = (value: string) => new TextEncoder().encode(value);

const piece = fc.oneof(
  fc
    .constantFrom('a', 'b', 'ab', 'A', ' ', '\n', '\n', 'a\n', '0%\r1%', '\t', '\x1b[31m')
    .map(text),
  fc.constantFrom('\x1b[0m', '\x1b[A', '\x1b[K', '漢', '👍🏽', 'e\u0301', '\b', '\r\n').map(text),
  fc.constantFrom('<b>', '&amp;', '"', "'>", '\x1b]8;;x\x07', '\x1b[1;42m').map(text),
  // Bytes that are no UTF-8, and the start of a character that is cut off.
  fc.constantFrom(bytes(0xff), bytes(0xe6, 0xbc), bytes(0xc0, 0x80), bytes(0xf0, 0x9f)),
);

const SGR = new RegExp(`${String.fromCharCode(0x1b)}\\[[\\d;]*m`, 'g');
const CHARACTERS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** What a browser reads of a document that has no other entities. */
const textOfHtml = (html: string) =>
  html.replace(/<[^>]*>/g, '').replace(/&([^;]+);/g, (_, name: string) => CHARACTERS[name] ?? '');

test('filter, find, copy, download and rows agree on what a log says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(piece, { maxLength: 15 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('a', 'ab', '漢', '%', '\ufffd', 'b a'),
      fc.constantFrom('', 'b'),
      fc.nat(1),
      fc.constantFrom('a', 'b', ' ', '漢'),
      async (appended, include, exclude, context, query) => {
        const document = new LogDocument();
        const filter = new LogFilter(document, {
          include: new LogSearch(document, include),
          exclude: exclude === '' ? [] : [new LogSearch(document, exclude)],
          context,
        });
        const projection = new Projection(document);
        filter.onChange = (from, to) => {
          projection.update(from, to);
        };
        projection.setFilter(filter);
        const found = new ShownSearch(document, new LogSearch(document, query), () => projection);
        const layout = new ViewLayout();
        layout.place.setFollow(false);
        layout.show(document);
        layout.place.setProjection(projection);
        for (const pieces of appended) {
          for (const each of pieces) document.append(each.slice());
          await filter.run();
          await found.run();
          layout.layOut({ columns: 400, rows: 400, cellWidth: 8, cellHeight: 16, top: 0 });

          const rows = layout.rows.filter(({ hidden }) => !hidden);
          const displayed = rows.map(({ line }) => document.lineText(line));
          const selection = new TextSelection();
          selection.selectLines(0, Math.max(0, document.lineCount - 1));
          expect(selection.text(document, projection)).toBe(displayed.join('\n'));
          const { text } = await excerptOf({ document, selection, projection });
          expect(await text.text()).toBe(displayed.join('\n'));
          const ansi = await excerptOf({ document, selection, projection }, { format: 'ansi' });
          expect((await ansi.text.text()).replaceAll(SGR, '')).toBe(displayed.join('\n'));
          const html = await excerptOf(
            { document, selection, projection, theme: themeOfTests },
            { format: 'html' },
          );
          expect(textOfHtml((await html.html?.text()) ?? '')).toBe(displayed.join('\n'));
          // Of each row, what the reader sees: the text, with marks for invisible characters.
          const painted = rows.map(({ runs }) =>
            runs
              .map((run) => run.text)
              .join('')
              .trimEnd(),
          );
          expect(painted).toEqual(displayed.map((line) => line.trimEnd()));
          const hidden = layout.rows.reduce((count, row) => count + (row.hidden?.count ?? 0), 0);
          expect(displayed.length + hidden).toBe(document.lineCount);

          const expected = rows.flatMap(({ line }) =>
            document
              .lineText(line)
              .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
              .split(query)
              .slice(1)
              .map(() => line),
          );
          expect(Array.from({ length: found.count }, (_, at) => found.at(at)?.line)).toEqual(
            expected,
          );
        }
      },
    ),
    { numRuns: 300 },
  );
});
