import { concatBytes } from '../base/bytes.js';

/** The time stamp at the start of some bytes: how many bytes it takes with the space behind it. */
type StampLength = (bytes: Uint8Array) => number | undefined;

const NEWLINE = 10;
const SPACE = 32;
/** Runtimes split lines into records of 16 KiB (containerd, Docker) or 8 KiB (CRI-O). */
const RECORD = 8192;
/** `2026-08-20T09:00:00.123456789+08:00 ` has 36 characters. */
const LONGEST_STAMP = 40;
const NOTHING = new Uint8Array(0);

/**
 * Takes out the time stamps that kubelets before 1.27 put in front of each record of a long line, into
 * its middle.
 *
 * @see https://github.com/kubernetes/kubernetes/issues/77603
 */
export class RecordStamps {
  readonly #stampLength: StampLength;
  /** Whether the stamp of the line has not ended. */
  #isHead = true;
  /** Bytes of the line without its stamps. */
  #length = 0;
  /** What follows a record and may become a stamp. */
  #held: Uint8Array = NOTHING;

  constructor(stampLength: StampLength) {
    this.#stampLength = stampLength;
  }

  /** The bytes without such stamps; some of their end may be held back. */
  push(more: Uint8Array): Uint8Array {
    const bytes = this.#held.length > 0 ? concatBytes([this.#held, more]) : more;
    this.#held = NOTHING;
    const parts: Uint8Array[] = [];
    /** Where what is passed on begins. */
    let from = 0;
    let at = 0;
    while (at < bytes.length) {
      if (this.#isHead) {
        const head = bytes.subarray(at, at + LONGEST_STAMP);
        const newline = head.indexOf(NEWLINE);
        const space = head.subarray(0, newline < 0 ? undefined : newline).indexOf(SPACE);
        if (space < 0 && newline < 0 && head.length < LONGEST_STAMP) break;
        this.#isHead = space < 0 && newline >= 0;
        this.#length = 0;
        const last = space < 0 ? newline : space;
        at += last < 0 ? head.length : last + 1;
        continue;
      }
      if (this.#length > 0 && this.#length % RECORD === 0 && bytes[at] !== NEWLINE) {
        const ahead = bytes.subarray(at, at + LONGEST_STAMP);
        if (ahead.length < LONGEST_STAMP && mayBeStamp(ahead)) {
          this.#held = bytes.slice(at);
          parts.push(bytes.subarray(from, at));
          return concatBytes(parts);
        }
        const stamp = this.#stampLength(ahead);
        if (stamp !== undefined) {
          parts.push(bytes.subarray(from, at));
          at += stamp;
          from = at;
        }
      }
      const newline = bytes.indexOf(NEWLINE, at);
      const end = newline < 0 ? bytes.length : newline;
      const next = Math.min(end, at + RECORD - (this.#length % RECORD));
      this.#length += next - at;
      at = next;
      if (at === newline) {
        at += 1;
        this.#isHead = true;
      }
    }
    if (from === 0) return bytes;
    parts.push(bytes.subarray(from));
    return concatBytes(parts);
  }

  /** What was held back, where no more comes; the next bytes begin a line. */
  end(): Uint8Array {
    const held = this.#held;
    this.#held = NOTHING;
    this.#isHead = true;
    return held;
  }
}

/** Whether bytes may be the beginning of a stamp: digits and what stands between them. */
function mayBeStamp(bytes: Uint8Array): boolean {
  return /^[\dT:.Z+-]*$/.test(String.fromCharCode(...bytes));
}
