/** Bytes in pieces of about the same size, of `most` bytes at most. */
export function* piecesOf(bytes: Uint8Array, most: number): Generator<Uint8Array, void, undefined> {
  const size = Math.ceil(bytes.byteLength / Math.ceil(bytes.byteLength / most));
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
