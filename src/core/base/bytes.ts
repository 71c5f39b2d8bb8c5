/** The given bytes, one after the other, in a new array. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether `bytes` begins with `prefix`. */
export function startsWithBytes(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return bytes.length >= prefix.length && prefix.every((byte, at) => bytes[at] === byte);
}

/** Whether `bytes` ends with `suffix`. */
export function endsWithBytes(bytes: Uint8Array, suffix: Uint8Array): boolean {
  return startsWithBytes(bytes.subarray(Math.max(0, bytes.length - suffix.length)), suffix);
}

/** Where `wanted` last stands in `bytes`, or -1. */
export function lastIndexOfBytes(bytes: Uint8Array, wanted: Uint8Array): number {
  const last = wanted.at(-1);
  if (last === undefined) return -1;
  let end = bytes.lastIndexOf(last);
  while (end >= wanted.length - 1) {
    const start = end - wanted.length + 1;
    if (startsWithBytes(bytes.subarray(start), wanted)) return start;
    end = end === 0 ? -1 : bytes.lastIndexOf(last, end - 1);
  }
  return -1;
}

/** Bytes in pieces of about the same size, of `most` bytes at most. */
export function* piecesOf(bytes: Uint8Array, most: number): Generator<Uint8Array, void, undefined> {
  const size = Math.ceil(bytes.byteLength / Math.ceil(bytes.byteLength / most));
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

const BATCH = 256 * 1024;

/**
 * Text as UTF-8 in pieces of a few hundred kilobytes, so that a large string is not copied whole.
 * A surrogate without its other half becomes U+FFFD.
 */
export function* encodeText(text: string): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let at = 0; at < text.length;) {
    let end = at + BATCH;
    const last = text.charCodeAt(end - 1);
    if (last >= 0xd800 && last < 0xdc00) end += 1;
    yield encoder.encode(text.slice(at, end));
    at = end;
  }
}
