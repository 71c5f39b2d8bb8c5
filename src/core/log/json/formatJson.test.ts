import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatJson, jsonIn, MAX_JSON, mayHaveJson } from './formatJson.js';

const layOut = (line: string) => formatJson(jsonIn(line) ?? '').lines.join('\n');

test('lays out the JSON with which a line ends', () => {
  expect(layOut('2026-08-20 [INFO] metrics {"a": [1, 2.50], "b": {}, "c": []}')).toBe(
    ['{', '  "a": [', '    1,', '    2.50', '  ],', '  "b": {},', '  "c": []', '}'].join('\n'),
  );
});

test('keeps numbers and texts as they are written', () => {
  const json = '{"id":12345678901234567890,"x":1e400,"s":"a\\u0041 {,:\\"}"}';
  expect(layOut(json)).toBe(
    ['{', '  "id": 12345678901234567890,', '  "x": 1e400,', '  "s": "a\\u0041 {,:\\"}"', '}'].join(
      '\n',
    ),
  );
});

test.each(['no JSON', '{', '[INFO] started', '{"a": 1} and more', '{a: 1}', '', '}'])(
  'finds none in %s',
  (line) => {
    expect(jsonIn(line)).toBeUndefined();
  },
);

test('says the same as the JSON, whatever it is', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom('', 'x ', '[INFO] '), (json, before) => {
      const found = jsonIn(before + json);
      if (!/[}\]]$/.test(json)) return;
      expect(mayHaveJson(before + json)).toBe(true);
      expect(found).toBeDefined();
      expect(JSON.parse(formatJson(found ?? '').lines.join('\n'))).toEqual(JSON.parse(found ?? ''));
    }),
    { numRuns: 1000 },
  );
});

test('is bounded, whatever a log has', () => {
  const deep = '['.repeat(150) + ']'.repeat(150);
  expect(
    Math.max(...formatJson(jsonIn(deep) ?? '').lines.map(({ length }) => length)),
  ).toBeLessThan(100);
  expect(jsonIn('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
  expect(jsonIn(`[${'1,'.repeat(MAX_JSON)}1]`)).toBeUndefined();
  const wide = formatJson(jsonIn(`[${'1,'.repeat(20_000)}1]`) ?? '');
  expect([wide.lines.length, wide.isCut]).toEqual([2000, true]);
  const long = formatJson(jsonIn(`["${'x'.repeat(500_000)}"]`) ?? '');
  expect([long.isCut, long.lines.join('').length < 11_000]).toEqual([true, true]);
});
