import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import { concatBytes } from '../../../src/core/base/bytes.js';
import { unpackerFor } from '../../../src/core/ladder/unpack.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `epoch ${from + i}: loss ${1 / (i + 1)}\n`).join('');
const member = (text: string): Uint8Array => gzipSync(encode(text), { mtime: 0 });

/** What comes out of bytes that arrive in pieces of a size, and the damage that is found. */
async function unpack(
  bytes: Uint8Array,
  size: number,
): Promise<{ text: string; damage: Error | undefined }> {
  const parts: Uint8Array[] = [];
  const unpacker = unpackerFor(bytes, 64 * 1024 * 1024, (part) => {
    parts.push(part.slice());
    return Promise.resolve(true);
  });
  for (let at = 0; at < bytes.length; at += size) {
    if (!(await unpacker.push(bytes.slice(at, at + size)))) break;
  }
  const damage = await unpacker.end();
  return { text: new TextDecoder().decode(concatBytes(parts)), damage };
}

/** What both Node and a browser must make of gzip with several members. */
export function gzipSuite(): void {
  const first = lines(0, 3000);
  const second = lines(3000, 3010);
  const third = lines(3010, 9000);
  const all = concatBytes([member(first), member(second), member(third)]);

  describe.each([7, 4096, 1_000_000])('gzip that comes in pieces of %i bytes', (size) => {
    test.each([
      ['one member', member(first), first],
      ['three members', all, first + second + third],
      ['zeros behind one', concatBytes([member(first), new Uint8Array(700)]), first],
      ['zeros behind three', concatBytes([all, new Uint8Array(9)]), first + second + third],
      ['an empty member', concatBytes([member(''), member(second), member('')]), second],
      ['a content that is gzip', gzipSync(all, { level: 0 }), new TextDecoder().decode(all)],
    ])('opens whole: %s', async (_, bytes, text) => {
      const unpacked = await unpack(bytes, size);
      expect(unpacked.damage).toBeUndefined();
      expect(unpacked.text === text).toBe(true);
    });

    test.each([1, 4, 11, 700])('a last member of which %i bytes came is cut', async (length) => {
      const cut = all.length - member(third).length + length;
      const { text, damage } = await unpack(all.subarray(0, cut), size);
      expect(damage).toBeInstanceOf(Error);
      expect(text.startsWith(first + second)).toBe(true);
    });

    test('a checksum that is wrong is damage', async () => {
      const wrong = concatBytes([member(first), member(second)]);
      const at = wrong.length - 7;
      wrong[at] = (wrong[at] ?? 0) ^ 1;
      const { text, damage } = await unpack(wrong, size);
      expect(damage).toBeInstanceOf(Error);
      expect(text.startsWith(first)).toBe(true);
    });
  });

  test('many members are unpacked', async () => {
    const text = lines(0, 10);
    const members = Array.from({ length: 500 }, () => member(text));
    const unpacked = await unpack(concatBytes(members), 4096);
    expect(unpacked.damage).toBeUndefined();
    expect(unpacked.text === text.repeat(500)).toBe(true);
  });
}
