import { piecesOf } from './bytes.js';

/**
 * Bytes of gzip that are unpacked at once. Up to 1,032 times as many come out, and browsers hand all of
 * them over before anybody can stop them.
 *
 * @see https://zlib.net/zlib_tech.html
 */
const PIECE = 16 * 1024;

/** Bytes of gzip in the pieces in which they are to be written to a `DecompressionStream`. */
export function gzipPieces(bytes: Uint8Array): Iterable<Uint8Array> {
  return piecesOf(bytes, PIECE);
}

/**
 * Unpacks gzip with the platform's `DecompressionStream`. The caller's `for await` ending early ends the
 * unpacking.
 *
 * @throws what the platform throws of damaged data
 */
export async function* inflate(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  const { writable, readable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const write = async (): Promise<void> => {
    for (const piece of gzipPieces(bytes)) await writer.write(new Uint8Array(piece));
    await writer.close();
  };
  // The reading side has the same error.
  write().catch(() => undefined);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
