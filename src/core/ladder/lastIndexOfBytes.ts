import { startsWithBytes } from './startsWithBytes.js';

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
