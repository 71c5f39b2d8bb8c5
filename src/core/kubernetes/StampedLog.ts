import { concatBytes, piecesOf } from '../base/bytes.js';
import { RecordStamps } from './RecordStamps.js';

/** When a line was written, as Kubernetes stamps it: to the nanosecond. */
interface Stamp {
  /** Whole seconds since 1970. */
  readonly seconds: number;
  readonly nanos: number;
}

/** A line that was read before, by what tells it from others. */
interface KnownLine extends Stamp {
  /** Bytes of its text, without the stamp and the newline. */
  readonly length: number;
  /** FNV-1a of these bytes. */
  readonly hash: number;
  /** Whether its end had not come when the connection broke. */
  readonly open: boolean;
}

/** When a line of the text was written. */
export interface LineStamp {
  /** Bytes of the text before the line. */
  readonly offset: number;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** A place in the text where lines may be missing. */
export interface LogGap {
  /** Bytes of the text before the line behind it. */
  readonly offset: number;
  /** Whether the line before it was ended there, by a newline that no body has. */
  readonly cutsLine: boolean;
}

const NEWLINE = 10;
const SPACE = 32;
/** `2026-08-20T09:00:00.123456789+08:00` has 35 characters. */
const LONGEST_STAMP = 40;
const STAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;
const CUT_STAMP = /^[\dT:.Z+-]*$/;
/** Bytes that are split into lines at a time. */
const PIECE = 64 * 1024;
const NOTHING = new Uint8Array(0);

/**
 * The log of a container as Kubernetes sends it with `timestamps=true`: takes the time stamp off each
 * line, and joins the bodies of several requests into one text. `sinceTime` has whole seconds only, so
 * that a body begins with lines that are known. Those are told by their stamp and their text, in their
 * order: stamps may be the same, and those of two streams of a container may be out of order.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
 */
export class StampedLog {
  /** The lines that a body which starts at {@link StampedLog.since} has again. */
  #known: KnownLine[] = [];
  #latest: Stamp | undefined;
  #hasText = false;
  /** Bytes of text so far. */
  #length = 0;
  /** Of each line since they were taken last: where it begins in the text, and when it was written. */
  #stamps: LineStamp[] = [];
  /** Where lines may be missing, of what has come since that was asked last. */
  #gaps: LogGap[] = [];
  #hasGap = false;

  readonly #records = new RecordStamps((bytes) => stampOf(bytes)?.length);

  // The line that is arriving.
  #head: Uint8Array = NOTHING;
  #line: { stamp: Stamp | undefined; length: number; hash: number } | undefined;

  // While the beginning of another body is compared with what is known.
  #next: number | undefined;
  /** Whether no line of the body has ended. */
  #isFirst = false;
  #hasMet = false;
  #held: Uint8Array[] = [];

  /** The time to ask for, for a body that goes on from here; `undefined` for the whole log. */
  get since(): string | undefined {
    if (!this.#latest) return undefined;
    return new Date((this.#latest.seconds - 1) * 1000).toISOString().replace('.000Z', 'Z');
  }

  /** Whether another body can be joined: not where text has come without stamps. */
  get canResume(): boolean {
    return this.#latest !== undefined || this.#line?.stamp !== undefined || !this.#hasText;
  }

  /** Whether the node may have dropped lines before another body began. */
  get hasGap(): boolean {
    return this.#hasGap;
  }

  /** Bytes of the text so far. */
  get length(): number {
    return this.#length;
  }

  /** The stamps of the lines that have begun since they were taken last. */
  takeStamps(): readonly LineStamp[] {
    const stamps = this.#stamps;
    this.#stamps = [];
    return stamps;
  }

  /** Where lines may be missing in the text that has come since they were taken last. */
  takeGaps(): readonly LogGap[] {
    const gaps = this.#gaps;
    this.#gaps = [];
    return gaps;
  }

  /** The bytes of the text that these bytes of a body add. */
  push(bytes: Uint8Array): Uint8Array {
    if (bytes.length > PIECE) {
      return concatBytes(Array.from(piecesOf(bytes, PIECE), (piece) => this.push(piece)));
    }
    return this.#split(this.#records.push(bytes));
  }

  #split(bytes: Uint8Array): Uint8Array {
    const parts: Uint8Array[] = [];
    let at = 0;
    while (at < bytes.length) {
      const newline = bytes.indexOf(NEWLINE, at);
      const end = newline < 0 ? bytes.length : newline + 1;
      parts.push(this.#take(bytes.subarray(at, end), newline >= 0));
      at = end;
    }
    return parts.length === 1 ? (parts[0] ?? NOTHING) : concatBytes(parts);
  }

  /** The connection has broken: the next bytes are of a body that was asked for from `since` on. */
  resume(): void {
    // What was held back comes again with its line.
    this.#records.end();
    // Of a line without its whole stamp nothing was passed on.
    if (this.#line) this.#remember(true);
    this.#head = NOTHING;
    this.#held = [];
    this.#hasMet = false;
    this.#isFirst = true;
    this.#next = this.#known.length > 0 ? 0 : undefined;
  }

  /** The log has ended. Returns what was held back of its text. */
  end(): Uint8Array {
    return concatBytes([this.#split(this.#records.end()), this.#end()]);
  }

  #end(): Uint8Array {
    // A stamp that has been cut is no text, nor is one that is all there is: each line begins with one.
    const mayBeStamp = this.#latest !== undefined || !this.#hasText;
    const isCut = mayBeStamp && CUT_STAMP.test(latin1(this.#head));
    const rest = isCut || this.#isRestOfLine(this.#head) ? NOTHING : this.#head;
    if (this.#next === undefined) {
      this.#head = NOTHING;
      return this.#pass(rest, false);
    }
    if (rest.length === 0) return NOTHING;
    const from = this.#next;
    const known = this.#compare(rest, false);
    return known ?? (this.#mayBeginKnown(rest, from) ? NOTHING : this.#begin(rest, false));
  }

  #take(bytes: Uint8Array, whole: boolean): Uint8Array {
    if (this.#next === undefined && this.#line) return this.#pass(bytes, whole);
    this.#head = this.#head.length > 0 ? concatBytes([this.#head, bytes]) : bytes;
    const line = this.#head;
    if (this.#next !== undefined) {
      const isRest = this.#isRestOfLine(line);
      if (whole) this.#isFirst = false;
      if (whole && isRest) {
        this.#head = NOTHING;
        return NOTHING;
      }
      const known = this.#compare(line, whole);
      if (known) return known;
      if (!whole && !this.#isLater(stampOf(line)?.stamp)) return NOTHING;
      if (whole && this.#mayBeOld(line)) {
        this.#held.push(line);
        this.#head = NOTHING;
        return NOTHING;
      }
      return this.#begin(line, whole);
    }
    if (!whole && !stampOf(line) && line.length < LONGEST_STAMP) return NOTHING;
    this.#head = NOTHING;
    return this.#pass(line, whole);
  }

  /** Passes on bytes of a line that is new, without its stamp. */
  #pass(bytes: Uint8Array, whole: boolean): Uint8Array {
    if (bytes.length === 0) return NOTHING;
    let text = bytes;
    if (!this.#line) {
      const stamped = stampOf(bytes);
      this.#line = { stamp: stamped?.stamp, length: 0, hash: EMPTY_HASH };
      text = bytes.subarray(stamped?.length ?? 0);
      if (stamped) {
        const { seconds, nanos } = stamped.stamp;
        this.#stamps.push({ offset: this.#length, time: seconds * 1000 + nanos / 1e6 });
      }
    }
    const content = whole ? text.subarray(0, -1) : text;
    this.#line.hash = hashOf(content, this.#line.hash);
    this.#line.length += content.length;
    if (text.length > 0) this.#hasText = true;
    this.#length += text.length;
    if (whole) this.#remember(false);
    return text;
  }

  #remember(open: boolean): void {
    if (!this.#line) return;
    const { stamp = this.#latest, length, hash } = this.#line;
    this.#line = undefined;
    if (!stamp) return;
    if (!this.#latest || isAfter(stamp, this.#latest)) {
      const turned = stamp.seconds !== this.#latest?.seconds;
      this.#latest = { seconds: stamp.seconds, nanos: stamp.nanos };
      if (turned) {
        const from = this.#known.findIndex(({ seconds }) => seconds >= stamp.seconds - 1);
        this.#known = from < 0 ? [] : this.#known.slice(from);
      }
    }
    this.#known.push({ seconds: stamp.seconds, nanos: stamp.nanos, length, hash, open });
  }

  /**
   * What a line adds that is known, wholly or in part; `undefined` when it is none. What came before a
   * known line is known as well: its beginning was written before `since`.
   */
  #compare(line: Uint8Array, whole: boolean): Uint8Array | undefined {
    const stamped = stampOf(line);
    if (!stamped || this.#next === undefined) return undefined;
    const text = line.subarray(stamped.length, whole ? -1 : undefined);
    const from = this.#next;
    const at = this.#known.findIndex(
      (it, index) => index >= from && isSame(it, stamped.stamp, text, whole),
    );
    const found = this.#known[at];
    if (!found) return undefined;
    // It may still become one of those before it.
    const before = whole ? [] : this.#known.slice(from, at);
    if (before.some((it) => isAt(it, stamped.stamp))) return undefined;
    this.#head = NOTHING;
    this.#held = [];
    this.#hasMet = true;
    this.#next = at + 1 < this.#known.length ? at + 1 : undefined;
    if (!found.open) return NOTHING;
    // Its beginning was passed on when it came first.
    this.#known.splice(at, 1);
    this.#next = undefined;
    this.#line = { stamp: stamped.stamp, length: found.length, hash: found.hash };
    const rest = line.subarray(stamped.length + found.length);
    return rest.length > 0 ? this.#pass(rest, whole) : NOTHING;
  }

  /** Passes on the lines that were held, and the first that is surely new. */
  #begin(line: Uint8Array, whole: boolean): Uint8Array {
    const held = this.#held;
    // An open line whose end never came: the text goes on in another line.
    const isCut = this.#known.at(-1)?.open === true;
    if (isCut) this.#length += 1;
    if (!this.#hasMet || isCut) {
      this.#hasGap = true;
      this.#gaps.push({ offset: this.#length, cutsLine: isCut });
    }
    this.#next = undefined;
    this.#held = [];
    this.#head = NOTHING;
    this.#known = this.#known.filter(({ open }) => !open);
    return concatBytes([
      isCut ? Uint8Array.of(NEWLINE) : NOTHING,
      ...held.map((it) => this.#pass(it, true)),
      this.#pass(line, whole),
    ]);
  }

  /**
   * Whether a body begins within a line, which was begun before `since` and is known: kubelets since 1.27
   * stamp the beginning of a line only.
   */
  #isRestOfLine(line: Uint8Array): boolean {
    return this.#next !== undefined && this.#isFirst && !stampOf(line);
  }

  /** Whether a line that has been cut may be the beginning of one that was not met yet. */
  #mayBeginKnown(line: Uint8Array, from: number): boolean {
    const stamped = stampOf(line);
    if (!stamped) return false;
    const text = line.subarray(stamped.length);
    return this.#known.slice(from).some((it) => {
      if (!isAt(it, stamped.stamp)) return false;
      return it.length > text.length || isSame(it, stamped.stamp, text, true);
    });
  }

  #isLater(stamp: Stamp | undefined): boolean {
    return stamp !== undefined && this.#latest !== undefined && isAfter(stamp, this.#latest);
  }

  #mayBeOld(line: Uint8Array): boolean {
    const stamp = stampOf(line)?.stamp;
    return stamp !== undefined && !this.#isLater(stamp);
  }
}

/** Whether a line is one that is known; a line that has not ended may only be the open one. */
function isSame(known: KnownLine, stamp: Stamp, text: Uint8Array, whole: boolean): boolean {
  if (!isAt(known, stamp)) return false;
  if (known.open) {
    return text.length >= known.length && hashOf(text.subarray(0, known.length)) === known.hash;
  }
  return whole && text.length === known.length && hashOf(text) === known.hash;
}

function isAt(one: Stamp, other: Stamp): boolean {
  return one.seconds === other.seconds && one.nanos === other.nanos;
}

function isAfter(one: Stamp, other: Stamp): boolean {
  return one.seconds === other.seconds ? one.nanos > other.nanos : one.seconds > other.seconds;
}

/** The stamp at the start of a line, and how many bytes it takes with the space behind it. */
function stampOf(line: Uint8Array): { stamp: Stamp; length: number } | undefined {
  const space = line.subarray(0, LONGEST_STAMP).indexOf(SPACE);
  if (space < 0) return undefined;
  const [, time, fraction = '', zone = ''] = STAMP.exec(latin1(line.subarray(0, space))) ?? [];
  const milliseconds = time === undefined ? Number.NaN : Date.parse(time + zone);
  if (Number.isNaN(milliseconds)) return undefined;
  const stamp = { seconds: milliseconds / 1000, nanos: Number(fraction.padEnd(9, '0')) };
  return { stamp, length: space + 1 };
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, LONGEST_STAMP));
}

/** FNV-1a of no bytes. */
const EMPTY_HASH = 0x811c9dc5;

/** FNV-1a of bytes, which may go on from those before. */
function hashOf(bytes: Uint8Array, before = EMPTY_HASH): number {
  let hash = before;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}
