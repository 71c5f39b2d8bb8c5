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
