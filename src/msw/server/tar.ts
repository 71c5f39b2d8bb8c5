/** Bytes of a header, and what the content of each file is filled up to. */
const BLOCK = 512;

/** A file of a tar archive. */
export interface TarFile {
  /** Path in the archive, of 100 bytes at most. */
  name: string;
  /** Content. */
  bytes: Uint8Array;
}

/** Packs files into a tar archive. */
export function packTar(files: readonly TarFile[]): Uint8Array<ArrayBuffer> {
  const sizes = files.map(({ bytes }) => BLOCK + Math.ceil(bytes.length / BLOCK) * BLOCK);
  const archive = new Uint8Array(sizes.reduce((sum, size) => sum + size, 2 * BLOCK));
  let at = 0;
  for (const [index, { name, bytes }] of files.entries()) {
    archive.set(headerOf(name, bytes.length), at);
    archive.set(bytes, at + BLOCK);
    at += sizes[index] ?? 0;
  }
  return archive;
}

function headerOf(name: string, size: number): Uint8Array {
  const header = new Uint8Array(BLOCK);
  const write = (at: number, text: string) => {
    header.set(new TextEncoder().encode(text).subarray(0, 100), at);
  };
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  write(0, name);
  write(100, `${octal(0o644, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`);
  write(124, `${octal(size, 11)}\0${octal(0, 11)}\0`);
  write(148, '        0');
  write(257, 'ustar\u000000');
  const sum = header.reduce((all, byte) => all + byte, 0);
  write(148, `${octal(sum, 6)}\0 `);
  return header;
}

/** Type flags of headers that describe the next entry: pax and GNU long names. */
const ABOUT_THE_NEXT = ['g', 'x', 'L', 'K'];

/**
 * Extracts the first entry of a tar archive, chunk by chunk; bytes that are no archive pass unchanged.
 * Like `tar-stream`, it reads the rest of the archive too. On the real server a broken header there
 * ends the process, and the connection with it.
 *
 * @see https://github.com/mafintosh/tar-stream
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

const POSIX = [0x75, 0x73, 0x74, 0x61, 0x72, 0x00, 0x30, 0x30];
const GNU = [0x75, 0x73, 0x74, 0x61, 0x72, 0x20, 0x20, 0x00];

/** Whether bytes begin with a tar header, by the same bytes as the UI server's `isTarball`. */
function isTarHeader(bytes: Uint8Array): boolean {
  const magic = bytes.subarray(257, 265);
  return [POSIX, GNU].some((known) => known.every((byte, at) => byte === magic[at]));
}
