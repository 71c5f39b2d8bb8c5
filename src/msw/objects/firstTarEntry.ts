import { isTarHeader } from './isTarHeader.js';

const BLOCK = 512;
/** Type flags of headers that say something about the next entry and are none themselves. */
const ABOUT_THE_NEXT = ['g', 'x', 'L', 'K'];

/**
 * The first entry of a tar archive, chunk by chunk; bytes that are no archive stay as they are.
 * The rest of the archive is read all the same. On the real server a broken header in it ends the
 * process, and with it the answer.
 *
 * @throws {Error} at a broken header
 */
export async function* firstTarEntry(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let archive: boolean | undefined;
  let header: Uint8Array = new Uint8Array();
  let wanted = false;
  let entries = 0;
  let left = 0;
  let padding = 0;

  for await (const chunk of chunks) {
    archive ??= isTarHeader(chunk);
    if (!archive) {
      yield chunk;
      continue;
    }
    for (let at = 0; at < chunk.length;) {
      const taken = Math.min(left || padding || BLOCK - header.length, chunk.length - at);
      const piece = chunk.subarray(at, at + taken);
      at += taken;
      if (left > 0) {
        left -= taken;
        if (wanted) yield piece;
      } else if (padding > 0) {
        padding -= taken;
      } else {
        header = Uint8Array.of(...header, ...piece);
        if (header.length < BLOCK) continue;
        if (header.some((byte) => byte !== 0)) {
          const entry = !ABOUT_THE_NEXT.includes(String.fromCharCode(header[156] ?? 0));
          left = sizeIn(header);
          padding = (BLOCK - (left % BLOCK)) % BLOCK;
          entries += entry ? 1 : 0;
          wanted = entry && entries === 1;
        }
        header = new Uint8Array();
      }
    }
  }
}

function sizeIn(header: Uint8Array): number {
  const octal = (from: number, to: number) =>
    Number.parseInt(String.fromCharCode(...header.subarray(from, to)).replaceAll('\0', ' '), 8);
  const sum = header.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (octal(148, 156) !== sum) {
    throw new Error('Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?');
  }
  return octal(124, 136) || 0;
}
