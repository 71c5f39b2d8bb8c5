import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { guessEncoding } from './guessEncoding.js';

/** Logs by encoding: the first line beyond ASCII, and the bytes, written by Python's codecs. */
const LOGS: [encoding: string, excerpt: string, base64: string][] = [
  [
    'gb18030',
    '2026-08-20 09:00:01 信息 开始训练模型，共 40000 行数据',
    'MjAyNi0wOC0yMCAwOTowMDowMSDQxc+iIL+qyrzRtcG3xKPQzaOsubIgNDAwMDAg0NDK/b7dCjIwMjYtMDgtMjAgMDk6MDA6MDcgvq+45iDE2rTmsrvX46Osxfq0zrTz0KG199X7zqogMzIKtO3O86O6zsS8/rK7tObU2qO6L3RtcC/K/b7dL3RyYWluLmNzdgrRtcG3zeqzyaOs17zIt8LKIDAuOTMK',
  ],
  [
    'gb18030',
    '无法连接到数据库服务器',
    'zt63qMGsvdO1vcr9vt2/4rf+zvHG9wrH67zssunF5NbDCtbYytS12iAzILTOCg==',
  ],
  [
    'big5',
    '2026-08-20 信息 開始訓練模型，共 40000 筆資料',
    'MjAyNi0wOC0yMCCrSK6nILZ9qWywVr1tvNKrrKFBpkAgNDAwMDAgtae46q7GCr/5u36hR8DJrteko6ZzpmKhRy90bXAvuOquxi90cmFpbi5jc3YKsFa9bae5pqihQbfHvVSydiAwLjkzCsS1p2kgsE++0MXppKOorAo=',
  ],
  [
    'shift_jis',
    '2026-08-20 学習を開始します',
    'MjAyNi0wOC0yMCCKd49LgvCKSo5ugrWC3IK3Cox4jZA6IIOBg4KDioKqlXORq4K1gsSCooLcgrcKg0eDiYFbOiCDdINAg0ODi4KqjKmCwoKpguiC3IK5gvE6IC90bXAvg2aBW4NeL3RyYWluLmNzdgqPiJedgqqKrpe5grWC3IK1gr0K',
  ],
  [
    'euc-jp',
    '2026-08-20 学習を開始します',
    'MjAyNi0wOC0yMCCz2L2spPKzq7vPpLek3qS5CrfZufA6IKXhpeKl6qSsydTCraS3pMakpKTepLkKpail6aG8OiCl1aWhpaSl66SsuKukxKSrpOqk3qS7pPM6IC90bXAvpcehvKW/L3RyYWluLmNzdgq96M39pKy0sM67pLek3qS3pL8K',
  ],
  [
    'euc-kr',
    '2026-08-20 학습을 시작합니다',
    'MjAyNi0wOC0yMCDH0L3AwLsgvcPA28fVtM+02Qqw5rDtOiC43rjwuK6woSC6zsG3x9W0z7TZCr/At/k6IMbEwM/AuyDDo8C7ILz2IL74vcC0z7TZOiAvdG1wL7WlwMzFzS90cmFpbi5jc3YKx9C9wMDMIL/Pt+G1x776vcC0z7TZCg==',
  ],
  [
    'windows-1251',
    '2026-08-20 Начало обучения модели',
    'MjAyNi0wOC0yMCDN4Pfg6+4g7uHz9+Xt6P8g7O7k5evoCs/w5eTz7/Dl5uTl7ejlOiDt5eTu8fLg8u737e4g7+Ds//LoCs746OHq4Dog9ODp6yDt5SDt4Onk5e06IC90bXAvdHJhaW4uY3N2Cs7h8/fl7ejlIOfg4uXw+OXt7go=',
  ],
  [
    'koi8-r',
    '2026-08-20 Начало обучения модели',
    'MjAyNi0wOC0yMCDuwd7BzM8gz8LV3sXOydEgzc/ExczJCvDSxcTV0NLF1sTFzsnFOiDOxcTP09TB1M/ezs8g0MHN0dTJCu/bycLLwTogxsHKzCDOxSDOwcrExc46IC90bXAvdHJhaW4uY3N2Cu/C1d7FzsnFINrB18XS28XOzwo=',
  ],
  [
    'windows-1252',
    '2026-08-20 Début du chargement du modèle',
    'MjAyNi0wOC0yMCBE6WJ1dCBkdSBjaGFyZ2VtZW50IGR1IG1vZOhsZQpFcnJldXIgOiBmaWNoaWVyIGludHJvdXZhYmxlLCBhY2PocyByZWZ1c+kg4CBskuls6W1lbnQKVGVybWlu6Qo=',
  ],
  [
    'windows-1252',
    'Überprüfung der Größe läuft für die Prüfung',
    'RmVobGVyOiBEYXRlaSBuaWNodCBnZWZ1bmRlbgrcYmVycHL8ZnVuZyBkZXIgR3L232UgbOR1ZnQgZvxyIGRpZSBQcvxmdW5nCkF1c2b8aHJ1bmcgd3VyZGUgYWJnZXNjaGxvc3Nlbiwg3GJlcmzkdWZlIG32Z2xpY2gK',
  ],
  [
    'windows-1252',
    'Se inició el entrenamiento: no se encontró la versión, según la configuración',
    'U2UgaW5pY2nzIGVsIGVudHJlbmFtaWVudG86IG5vIHNlIGVuY29udHLzIGxhIHZlcnNp824sIHNlZ/puIGxhIGNvbmZpZ3VyYWNp824KTWHxYW5hCg==',
  ],
  [
    'windows-1252',
    'Modellen kjører på nytt, størrelsen er for høy. Ålesund',
    'TW9kZWxsZW4ga2r4cmVyIHDlIG55dHQsIHN0+HJyZWxzZW4gZXIgZm9yIGj4eS4gxWxlc3VuZAo=',
  ],
  [
    'utf-16le',
    'C:\\data\\train.csv 読み込み',
    'UwB0AGUAcAAgAHMAdABhAHIAdABlAGQADQAKAEMAOgBcAGQAYQB0AGEAXAB0AHIAYQBpAG4ALgBjAHMAdgAgAK2KfzC8j38wDQAKAIxbhk4gADAALgA5ADMADQAKAA==',
  ],
  ['utf-16le', '训练开始 1', 'rYvDfgBfy1kgADEACgBfYzFZIAAwAC4AMgA1AAoAjFsQYgoA'],
  ['utf-16be', 'failed: 错误', 'AFMAdABlAHAAIABzAHQAYQByAHQAZQBkAAoAZgBhAGkAbABlAGQAOgAglRmL7wAK'],
];
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
const guess = (...parts: Uint8Array[]) => {
  const document = new LogDocument();
  for (const part of parts) document.append(part);
  return guessEncoding(document, 0);
};
const ascii = new TextEncoder().encode('step 1 of 2: loading https://example.com/data.csv\n');

describe.each(LOGS)('%s: %s', (encoding, excerpt, base64) => {
  test('is recognized, and shown as it would read', () => {
    const found = guess(bytesOf(base64));
    expect(found?.encoding).toBe(encoding);
    expect(found?.excerpt).not.toBe('');
    expect(excerpt.slice(0, 40)).toBe(found?.excerpt.slice(0, 40));
  });

  test('is recognized among lines of ASCII', () => {
    if (encoding.startsWith('utf-16')) return;
    expect(guess(ascii, bytesOf(base64), ascii, ascii)?.encoding).toBe(encoding);
  });

  test('is not asked about again once it is chosen', async () => {
    const document = LogDocument.from(bytesOf(base64));
    await document.setEncoding(encoding);
    expect(guessEncoding(document, 0)).toBeUndefined();
  });
});

describe('nothing is offered', () => {
  test('for UTF-8, in whatever language', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        fc.pre(!text.includes('\0'));
        expect(guess(new TextEncoder().encode(text))).toBeUndefined();
      }),
    );
  });

  test('for a few bytes that are none, and for NULs that a truncated file begins with', () => {
    expect(guess(ascii, Uint8Array.of(0xff, 0xfe, 0x0a), ascii)).toBeUndefined();
    expect(guess(new Uint8Array(4096), ascii)).toBeUndefined();
  });

  test('by name for bytes that make no sense in any encoding', () => {
    let seed = 7;
    const noise = Uint8Array.from({ length: 4000 }, () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed >>> 24;
    });
    expect(guess(noise)).toEqual({ encoding: undefined, excerpt: '' });
  });
});

test('what is looked at is where the reader is, and bounded', () => {
  const gbk = bytesOf(LOGS[0]?.[2] ?? '');
  const document = new LogDocument();
  for (let i = 0; i < 4000; i++) document.append(ascii);
  const line = document.lineCount;
  document.append(gbk);
  expect(guessEncoding(document, 0)).toBeUndefined();
  expect(guessEncoding(document, line)?.encoding).toBe('gb18030');
});
