import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { literal } from './literal.js';
import { printable, redactParams, toRedacted } from './redacted.js';

/** What changes or interrupts a text without being seen. */
const UNSEEN = /[^\P{Cc}\t\n]|[\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u001b',
        '\u001b[31m',
        '[',
        'm',
        '\u202e',
        '\u200b',
        '\ud83d',
        '\ude00',
        '😀',
      ),
      fc.constantFrom('password=', 'hunter2', '\r\n', '\u2028', '\u{e0041}', '\ufeff', ' ', 'é'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
  )
  .map((parts) => parts.join(''));

describe('a text that may be shown', () => {
  test.each([
    ['plain words', 'plain words'],
    ['\u001b[1;31mred\u001b[0m', 'red'],
    ['a\u0007\u0000b', 'ab'],
    ['\u001b]0;title\u0007', ']0;title'],
    ['one\r\ntwo\rthree\u2028four\tfive', 'one\ntwo\nthree\nfour\tfive'],
    ['user\u202egnp.exe', 'user<U+202E>gnp.exe', 'usergnp.exe'],
    ['zero\u200bwidth\ufeff', 'zero<U+200B>width<U+FEFF>', 'zerowidth'],
    ['tag\u{e0041}', 'tag<U+E0041>', 'tag'],
    ['half \ud83d and \ude00', 'half  and '],
    ['whole 😀', 'whole 😀'],
  ])('%j is %j', (text, shown, plain = shown) => {
    expect(toRedacted(text)).toBe(shown);
    expect(printable(text)).toBe(plain);
  });

  test.each([
    'pass\u200bword=hunter2hunter2',
    'password=\u202ehunter2hunter2',
    'pass\u001b[0mword=hunter2',
  ])('has no secret that was hidden behind a character that is not seen: %j', (text) => {
    expect(toRedacted(text)).not.toContain('hunter2');
  });

  test('has nothing that is not seen, and ends where it was to end', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 40 }), (text, longest) => {
        const shown = toRedacted(text, longest);
        expect(shown.length).toBeLessThanOrEqual(longest);
        expect(shown).not.toMatch(UNSEEN);
      }),
    );
  });

  test('is cut after it was redacted, and no character is cut in two', () => {
    expect(toRedacted('password=hunter2hunter2', 14)).toBe('password=[red…');
    expect(toRedacted('ab😀cd', 4)).toBe('ab…');
  });

  test('is the beginning of a long one, in whole words', () => {
    const text = 'word '.repeat(20_000);
    expect(toRedacted(text, 100_000)).toHaveLength(65_534);
    expect(toRedacted('x'.repeat(1_000_000))).toHaveLength(1_100);
  });

  test('stays as it is when it is redacted again', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(toRedacted(toRedacted(text))).toBe(toRedacted(text));
      }),
    );
  });
});

test('values keep their numbers, and lose what is no text', () => {
  const params = { n: 1, text: 'a\u0007', none: undefined, 'k\u0000': 'v' };
  expect(redactParams(params)).toEqual({ n: 1, text: 'a', k: 'v' });
});

test('words of our own are taken as they are, and have no values', () => {
  expect(literal`No such log.`).toBe('No such log.');
  // @ts-expect-error A value may come from elsewhere.
  expect(literal`No such log: ${'x'}`).not.toContain('x');
});

test('one word is no secret, as names of places in a text are taken to be', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z]{1,16}$/), (word) => {
      expect(toRedacted(word)).toBe(word);
    }),
  );
});
