import fc from 'fast-check';
import querystring from 'node:querystring';
import { constants, createGunzip, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import { inflate, packGzip, unpackGzip } from '../../src/msw/server/gzip.js';
import { parseQuery } from '../../src/msw/server/query.js';
import { entityTag } from '../../src/msw/server/responses.js';
import { slices } from '../../src/msw/server/streams.js';
import { firstTarEntry, packTar } from '../../src/msw/server/tar.js';

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

  test('what is packed with gzip, Node’s zlib unpacks', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200_000 }), (bytes) => {
        const packed = packGzip(bytes);
        expect(Buffer.compare(gunzipSync(packed), bytes)).toBe(0);
        expect(Buffer.compare(packed, packGzip(bytes))).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  /** A log that compresses as logs do, packed as Node's zlib packs it. */
  const packedLog = (level: number, lines: number, strategy = constants.Z_DEFAULT_STRATEGY) => {
    const text = Array.from({ length: lines }, (_, line) => `${line * 7919} epoch\n`).join('');
    return new Uint8Array(gzipSync(text, { level, strategy }));
  };
  const pack = fc.record({
    level: fc.constantFrom(0, 1, 6, 9),
    lines: fc.integer({ min: 60, max: 9_000 }),
    strategy: fc.constantFrom(constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  });

  test('gzip that is cut short gives all that zlib can unpack of it', () => {
    fc.assert(
      fc.property(pack, ({ level, lines, strategy, at }) => {
        const packed = packedLog(level, lines, strategy);
        const cut = packed.slice(0, 20 + Math.floor(at * (packed.length - 20)));
        const { bytes, end } = inflate(cut, 'gzip');
        const whole = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH });
        expect(end).toBe('truncated');
        expect(Buffer.compare(bytes, whole)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  test('the same for deflate with a zlib header', () => {
    const packed = new Uint8Array(deflateSync('a line\n'.repeat(3_000)));
    expect(inflate(packed, 'deflate')).toMatchObject({ end: 'complete' });
    for (let length = 8; length < packed.length; length += 1) {
      const cut = packed.slice(0, length);
      const { bytes, end } = inflate(cut, 'deflate');
      const whole = inflateSync(cut, { finishFlush: constants.Z_SYNC_FLUSH });
      expect([length, end, Buffer.compare(bytes, whole)]).toEqual([length, 'truncated', 0]);
    }
  });

  test('several gzip members are one log', () => {
    const members = ['one\n', 'two\n'.repeat(20_000), 'three\n'].map((text) => gzipSync(text));
    const packed = new Uint8Array(Buffer.concat(members));
    const { bytes, end } = inflate(packed, 'gzip');
    expect(end).toBe('complete');
    expect(Buffer.compare(bytes, gunzipSync(packed))).toBe(0);
    packed[packed.length - 8] = (packed.at(-8) ?? 0) ^ 1;
    expect(inflate(packed, 'gzip').end).toBe('corrupt');
  });

  test('a stream that is damaged gives the chunks that zlib emits, and then neither goes on nor ends', async () => {
    await fc.assert(
      fc.asyncProperty(pack, fc.integer({ min: 0, max: 7 }), async (packing, bit) => {
        const packed = packedLog(packing.level, packing.lines, packing.strategy);
        const tables = 120;
        const damaged = tables + Math.floor(packing.at * (packed.length - tables));
        packed[damaged] = (packed[damaged] ?? 0) ^ (1 << bit);
        const expected = await unpackWithZlib(packed);
        const client = new AbortController();
        const chunks = unpackGzip(packed, client.signal);
        const parts: Uint8Array[] = [];
        for (let size = 0; size < expected.bytes.length; size += parts.at(-1)?.length ?? 0) {
          const next = await chunks.next();
          if (next.done) break;
          parts.push(next.value);
        }
        expect(expected.failed).toBe(true);
        expect(Buffer.compare(Buffer.concat(parts), expected.bytes)).toBe(0);
        client.abort();
        await expect(chunks.next()).rejects.toThrow('The client gave up.');
      }),
      // Behind the code tables, and with the same bits each time: a damaged table is refused by
      // zlib at once, by fflate at the first code that is not in it.
      { numRuns: 100, seed: 20_260_820 },
    );
  });

  test('gzip that is corrupt is told apart', () => {
    const packed = new Uint8Array(gzipSync('line\n'.repeat(30_000)));
    packed.fill(0xff, 20, 40);
    expect(inflate(packed, 'gzip').end).toBe('corrupt');
    const check = new Uint8Array(gzipSync('a line\n'));
    check.fill(0, -8, -4);
    expect(inflate(check, 'gzip')).toEqual({
      bytes: new TextEncoder().encode('a line\n'),
      end: 'corrupt',
    });
  });
});

/** What a stream of Node's zlib emits before it ends or fails. */
function unpackWithZlib(packed: Uint8Array): Promise<{ bytes: Uint8Array; failed: boolean }> {
  return new Promise((resolve) => {
    const parts: Uint8Array[] = [];
    const done = (failed: boolean) => {
      resolve({ bytes: Buffer.concat(parts), failed });
    };
    const stream = createGunzip();
    stream.on('data', (part: Uint8Array) => parts.push(part));
    stream.on('end', () => {
      done(false);
    });
    stream.on('error', () => {
      done(true);
    });
    stream.end(packed);
  });
}

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
