const STORED_LIMIT = 65_535;

/** Bytes in gzip's clothes, not made smaller: unlike `CompressionStream`, at once. */
export function packGzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
  const blocks = Math.max(1, Math.ceil(bytes.length / STORED_LIMIT));
  const packed = new Uint8Array(header.length + blocks * 5 + bytes.length + 8);
  const view = new DataView(packed.buffer);
  packed.set(header);
  let at = header.length;
  for (let block = 0; block < blocks; block += 1) {
    const part = bytes.subarray(block * STORED_LIMIT, (block + 1) * STORED_LIMIT);
    packed[at] = block === blocks - 1 ? 1 : 0;
    view.setUint16(at + 1, part.length, true);
    view.setUint16(at + 3, ~part.length & 0xffff, true);
    packed.set(part, at + 5);
    at += 5 + part.length;
  }
  view.setUint32(at, crc32(bytes), true);
  view.setUint32(at + 4, bytes.length, true);
  return packed;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const BLOCK = 512;

/** A tar archive of some files. */
export function packTar(
  files: readonly { name: string; bytes: Uint8Array }[],
): Uint8Array<ArrayBuffer> {
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

/** A `.tar.gz` of some files. */
export function packTarGz(
  files: readonly { name: string; bytes: Uint8Array }[],
): ReadableStream<Uint8Array> {
  return new Blob([packTar(files)]).stream().pipeThrough(new CompressionStream('gzip'));
}
