import { startsWithBytes } from './startsWithBytes.js';

/** Whether `bytes` ends with `suffix`. */
export function endsWithBytes(bytes: Uint8Array, suffix: Uint8Array): boolean {
  return startsWithBytes(bytes.subarray(Math.max(0, bytes.length - suffix.length)), suffix);
}
