/** Where a tar header names itself: `ustar`. */
const MAGIC = [0x75, 0x73, 0x74, 0x61, 0x72];
const MAGIC_START = 257;

/** Whether bytes begin with the header of a POSIX or GNU tar entry. */
export function isTar(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[MAGIC_START + at] === byte);
}
