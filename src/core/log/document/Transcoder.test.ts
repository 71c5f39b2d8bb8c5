import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LogSearch } from '../search/LogSearch.js';
import { LogDocument } from './LogDocument.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian = true): Uint8Array => {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return bytes;
};
const concat = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const linesOf = (document: LogDocument) =>
  Array.from({ length: document.lineCount }, (_, line) => document.lineText(line));
const rawOf = async (document: LogDocument) => new Uint8Array(await document.blob().arrayBuffer());

/** `训练完成` and `错误：文件不存在`, as steps of an East Asian Windows write them. */
const GBK = Uint8Array.of(
  ...[0xd1, 0xb5, 0xc1, 0xb7, 0xcd, 0xea, 0xb3, 0xc9, 0x0a],
  ...[
    0xb4, 0xed, 0xce, 0xf3, 0xa3, 0xba, 0xce, 0xc4, 0xbc, 0xfe, 0xb2, 0xbb, 0xb4, 0xe6, 0xd4, 0xda,
  ],
);

describe('a byte order mark', () => {
  const text = 'Epoch 1 损失=0.25\r\n\x1b[31mFehler: Größe 🚀\x1b[0m\r\nend';
  const shown = ['Epoch 1 损失=0.25', 'Fehler: Größe 🚀', 'end'];

  test.each([
    ['of UTF-8 is dropped', utf8('\ufeff' + text), 'utf-8'],
    ['of UTF-16 LE says how to read', utf16('\ufeff' + text), 'utf-16le'],
    ['of UTF-16 BE says how to read', utf16('\ufeff' + text, false), 'utf-16be'],
  ])('%s', async (_, bytes, encoding) => {
    const document = LogDocument.from(bytes);
    expect(linesOf(document)).toEqual(shown);
    expect(document.encoding).toBe(encoding);
    expect(document.byteLength).toBe(bytes.byteLength);
    expect(await rawOf(document)).toEqual(bytes);
    expect(document.blob().type).toBe(`text/plain;charset=${encoding}`);
    const search = new LogSearch(document, '损失');
    await search.run();
    expect(search.at(0)).toEqual({ line: 0, from: 8, to: 12 });
  });

  test('is seen after the lines that Argo’s emissary writes first', async () => {
    const emissary = utf8(
      'time="2026-08-20T09:00:00Z" level=info msg="capturing logs" argo=true\n',
    );
    const bytes = concat(emissary, utf16('\ufeff训练完成\n'));
    const document = LogDocument.from(bytes);
    expect(linesOf(document)[1]).toBe('训练完成');
    expect(await rawOf(document)).toEqual(bytes);
  });

  test.each([[[0xff]], [[0xfe]], [[0x61, 0x0a, 0xff]], [[0xff, 0xff, 0xfe]]])(
    'that is none leaves the bytes %j as they are',
    async (bytes) => {
      const document = LogDocument.from(Uint8Array.from(bytes));
      expect(document.encoding).toBe('utf-8');
      expect(linesOf(document).join('')).toMatch(/\ufffd$/);
      expect(await rawOf(document)).toEqual(Uint8Array.from(bytes));
    },
  );
});

test('bytes of any encoding may be cut anywhere', () => {
  const texts = fc.array(
    fc.constantFrom('a', 'é', '训练', '🚀', '\n', '\r\n', '\x1b[1m', '\ufeff'),
  );
  const encoded = fc.constantFrom(
    (text: string) => utf8(text),
    (text: string) => utf16('\ufeff' + text),
    (text: string) => utf16('\ufeff' + text, false),
    (text: string) => concat(utf8('time="…" argo=true\n'), utf16('\ufeff' + text)),
  );
  fc.assert(
    fc.property(texts, encoded, fc.array(fc.integer({ min: 1, max: 9 })), (text, encode, cuts) => {
      const bytes = encode(text.join(''));
      const whole = LogDocument.from(bytes);
      const pieces = new LogDocument();
      let at = 0;
      for (const cut of cuts) {
        pieces.append(bytes.subarray(at, at + cut));
        at += cut;
      }
      pieces.append(bytes.subarray(at));
      pieces.end();
      expect(linesOf(pieces)).toEqual(linesOf(whole));
      expect(pieces.encoding).toBe(whole.encoding);
    }),
    { numRuns: 1000 },
  );
});

describe('another encoding', () => {
  test.each([
    ['gb18030', GBK, ['训练完成', '错误：文件不存在']],
    ['big5', Uint8Array.of(0xa4, 0xa4, 0xa4, 0xe5), ['中文']],
    ['shift_jis', Uint8Array.of(0x83, 0x47, 0x83, 0x89, 0x81, 0x5b), ['エラー']],
    ['euc-jp', Uint8Array.of(0xa5, 0xa8, 0xa5, 0xe9, 0xa1, 0xbc), ['エラー']],
    ['euc-kr', Uint8Array.of(0xbf, 0xc0, 0xb7, 0xf9), ['오류']],
    ['windows-1252', Uint8Array.of(0x63, 0x61, 0x66, 0xe9), ['café']],
    ['windows-1251', Uint8Array.of(0xee, 0xf8, 0xe8, 0xe1, 0xea, 0xe0), ['ошибка']],
    ['koi8-r', Uint8Array.of(0xcf, 0xdb, 0xc9, 0xc2, 0xcb, 0xc1), ['ошибка']],
    ['utf-16le', utf16('训练'), ['训练']],
  ])('%s is read once it is chosen, and the bytes stay', async (encoding, bytes, lines) => {
    const document = LogDocument.from(bytes);
    expect(linesOf(document)).not.toEqual(lines);
    await document.setEncoding(encoding);
    expect(linesOf(document)).toEqual(lines);
    expect(document.encoding).toBe(encoding);
    expect(await rawOf(document)).toEqual(bytes);
    await document.setEncoding();
    expect(linesOf(document)).toEqual(linesOf(LogDocument.from(bytes)));
    expect(await rawOf(document)).toEqual(bytes);
  });

  test('is said before the first byte, and goes on with what is appended', () => {
    const document = new LogDocument();
    void document.setEncoding('gbk');
    for (const byte of GBK) document.append(Uint8Array.of(byte));
    expect(linesOf(document)).toEqual(['训练完成', '错误：文件不存在']);
    expect(document.encoding).toBe('gbk');
  });

  test('takes in what comes while the log is read again, and tells who reads it', async () => {
    const document = new LogDocument();
    document.append(GBK);
    const { version } = document;
    const search = new LogSearch(document, '文件');
    await search.run();
    expect(search.count).toBe(0);
    const chosen = document.setEncoding('gb18030');
    document.append(GBK.subarray(0, 9));
    await chosen;
    expect(document.changedSince(version)).toBe(0);
    expect(linesOf(document)).toEqual(['训练完成', '错误：文件不存在训练完成']);
    document.append(GBK);
    document.end();
    expect(document.lineText(2)).toBe('训练完成');
    await search.run();
    expect([search.count, search.at(1)]).toEqual([2, { line: 3, from: 6, to: 10 }]);
  });

  test('is that of the last call, whichever is read first', async () => {
    const document = LogDocument.from(GBK);
    await Promise.all([document.setEncoding('big5'), document.setEncoding('gb18030')]);
    expect(document.encoding).toBe('gb18030');
    expect(document.lineText(0)).toBe('训练完成');
  });

  test('that nobody knows is refused, and changes nothing', async () => {
    const document = LogDocument.from('a');
    await expect(document.setEncoding('klingon')).rejects.toThrow(RangeError);
    expect([document.encoding, document.lineText(0)]).toEqual(['utf-8', 'a']);
  });

  test('of a log of megabytes is read in slices', async () => {
    const document = LogDocument.from(new Uint8Array(8_000_000).fill(0xd1));
    let turns = 0;
    const reading = new AbortController();
    const counting = (async () => {
      while (!reading.signal.aborted) {
        await new Promise((resolve) => setImmediate(resolve));
        turns += 1;
      }
    })();
    await document.setEncoding('gb18030');
    reading.abort();
    await counting;
    expect(turns).toBeGreaterThan(1);
    expect(document.lineText(0, 0, 4)).toBe('蜒蜒');
  });
});
