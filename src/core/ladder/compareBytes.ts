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
    end = bytes.lastIndexOf(last, end - 1);
  }
  return -1;
}
