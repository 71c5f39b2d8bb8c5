import fc from 'fast-check';
import querystring from 'node:querystring';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import { inflate } from '../../src/msw/server/inflate.js';
import { packGzip, packTar } from '../../src/msw/server/packing.js';
import { parseQuery } from '../../src/msw/server/query.js';
import { entityTag } from '../../src/msw/server/responses.js';
import { firstTarEntry, slices } from '../../src/msw/server/unpacking.js';

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  yield* slices(bytes, size);
  await Promise.resolve();
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

const blob = fc.uint8Array({ maxLength: 3000 });

describe('packed objects', () => {
  test('the first file of an archive comes out as it went in, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(blob, blob, fc.integer({ min: 600, max: 5000 }), async (one, two, size) => {
        const archive = packTar([
          { name: 'main.log', bytes: one },
          { name: 'other', bytes: two },
        ]);
        const entry = await joined(firstTarEntry(chunked(archive, size)));
        expect(Buffer.compare(entry, one)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test('bytes that are no archive stay as they are', async () => {
    await fc.assert(
      fc.asyncProperty(blob, async (bytes) => {
        expect(Buffer.compare(await joined(firstTarEntry(chunked(bytes, 700))), bytes)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test('an archive whose first header is broken says so', async () => {
    const archive = packTar([{ name: 'main.log', bytes: new Uint8Array(10) }]);
    archive[0] = 0x7a;
    await expect(joined(firstTarEntry(chunked(archive, 512)))).rejects.toThrow(
      'Invalid tar header',
    );
  });

  test('gzip without compression is gzip', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200_000 }), async (bytes) => {
        const inflated = await inflate(packGzip(bytes), 'gzip');
        expect(inflated.end).toBe('complete');
        expect(Buffer.compare(inflated.bytes, bytes)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  test('gzip that is cut short gives all that zlib can unpack of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (part) => {
        const text = Array.from({ length: 400 }, (_, line) => `${line * 7919} epoch\n`).join('');
        const packed = new Uint8Array(gzipSync(text));
        const cut = packed.slice(0, 20 + Math.floor(part * (packed.length - 21)));
        const { bytes, end } = await inflate(cut, 'gzip');
        const whole = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH });
        expect(end).toBe('truncated');
        expect(Buffer.compare(bytes, whole)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  test('gzip that is corrupt is told apart', async () => {
    const packed = new Uint8Array(gzipSync('line\n'.repeat(30_000)));
    packed.fill(0xff, 20, 40);
    expect((await inflate(packed, 'gzip')).end).toBe('corrupt');
    const check = new Uint8Array(gzipSync('a line\n'));
    check.fill(0, -8, -4);
    expect(await inflate(check, 'gzip')).toEqual({
      bytes: new TextEncoder().encode('a line\n'),
      end: 'corrupt',
    });
  });
});

describe('requests', () => {
  test('a query is read as Node reads it', () => {
    const piece = fc.oneof(
      fc.constantFrom('a', 'b', '=', '&', '+', '%20', '%C3%A9', '%FF', '%', '%z', '[]', ''),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const query = pieces.join('').replaceAll('?', '').replaceAll('#', '');
        expect(Object.fromEntries(parseQuery(query))).toEqual({ ...querystring.parse(query) });
      }),
    );
  });

  test('a tag is the one that Express was recorded with', async () => {
    const text = new TextEncoder().encode('podname argument is required');
    expect(await entityTag(text)).toBe('W/"1c-aJXGfuSll+LTkCJ5hDv8srRfiWw"');
  });
});
