/** A new array of all parts, one after the other. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
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

/**
 * Index of the last occurrence of `needle` in `bytes`; −1 when there is none, or `needle` is empty.
 */
export function lastIndexOfBytes(bytes: Uint8Array, needle: Uint8Array): number {
  const last = needle.at(-1);
  if (last === undefined) return -1;
  let end = bytes.lastIndexOf(last);
  while (end >= needle.length - 1) {
    const start = end - needle.length + 1;
    if (startsWithBytes(bytes.subarray(start), needle)) return start;
    end = end === 0 ? -1 : bytes.lastIndexOf(last, end - 1);
  }
  return -1;
}

/**
 * Consecutive pieces of the bytes, as views of about the same size and of at most `maxSize` bytes.
 */
export function* piecesOf(
  bytes: Uint8Array,
  maxSize: number,
): Generator<Uint8Array, void, undefined> {
  const size = Math.ceil(bytes.byteLength / Math.ceil(bytes.byteLength / maxSize));
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

/** UTF-16 code units that are encoded at a time. */
const BATCH = 256 * 1024;

/**
 * A text as UTF-8, in pieces of a few hundred kilobytes: a large text is not in memory twice. A
 * surrogate without its other half becomes U+FFFD.
 */
export function* encodeText(text: string): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let at = 0; at < text.length;) {
    let end = at + BATCH;
    // A surrogate pair is not cut in two.
    const last = text.charCodeAt(end - 1);
    if (last >= 0xd800 && last < 0xdc00) end += 1;
    yield encoder.encode(text.slice(at, end));
    at = end;
  }
}

/** Bytes at the end that are the beginning of a character, of which the rest may follow. */
export function incompleteLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.byteLength; back++) {
    const byte = bytes[bytes.byteLength - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
