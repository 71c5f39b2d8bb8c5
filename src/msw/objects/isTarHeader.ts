const POSIX = [0x75, 0x73, 0x74, 0x61, 0x72, 0x00, 0x30, 0x30];
const GNU = [0x75, 0x73, 0x74, 0x61, 0x72, 0x20, 0x20, 0x00];

/** Whether bytes begin with the header of a tar archive, as the UI server tells it. */
export function isTarHeader(bytes: Uint8Array): boolean {
  const magic = bytes.subarray(257, 265);
  return [POSIX, GNU].some((known) => known.every((byte, at) => byte === magic[at]));
}
