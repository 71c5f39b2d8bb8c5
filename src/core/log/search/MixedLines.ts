import type { LogDocument } from '../document/LogDocument.js';
import { Uint32List } from '../document/Uint32List.js';
import type { ByteMatcher } from './ByteMatcher.js';
import { findMixedLines } from './findMixedLines.js';
import { inSlices, type LogSearchRun } from './inSlices.js';
import { jointsOf } from './joints.js';

/** Bytes read between two looks at the clock. */
const STEP = 256 * 1024;
/** A control of several bytes may lie over the border of two pieces. */
const OVERLAP = 2;
const LF = 0x0a;
const CR = 0x0d;
/** Stands for all joints of a line of which not all are known. */
const UNKNOWN = 0xffffffff;

/**
 * Which lines of a log say something else than their bytes, and what there is to know of them: what
 * all searches of that log have in common, at some twenty bytes for each such line.
 */
export class MixedLines {
  readonly #document: LogDocument;
  readonly #lines = new Uint32List();
  /** The joints of all of them, and where those of each end. */
  readonly #joints = new Uint32List();
  readonly #ends = new Uint32List();
  /** Lines looked at, from the first on. */
  #reached = 0;
  #version: number;

  constructor(document: LogDocument) {
    this.#document = document;
    this.#version = document.version;
  }

  /** Looks at all lines that have ended, unless it has. */
  run(options?: LogSearchRun): Promise<void> {
    return inSlices(
      () => {
        this.#step();
      },
      () => this.reached >= this.#document.endedLines,
      options,
    );
  }

  /** Lines that are known, from the first on: those written anew since are not. */
  get reached(): number {
    const { version } = this.#document;
    if (version !== this.#version) {
      const changed = this.#document.changedSince(this.#version);
      this.#version = version;
      if (changed < this.#reached) {
        this.#reached = changed;
        const kept = this.#lines.firstFrom(changed);
        this.#lines.truncate(kept);
        this.#ends.truncate(kept);
        this.#joints.truncate(this.#firstJoint(kept));
      }
    }
    return this.#reached;
  }

  /** Makes sure that `line`, which must have ended, is known; and mostly many that follow. */
  reach(line: number): void {
    while (this.reached <= line) this.#step();
  }

  /** How many of them come before `line`. */
  countBefore(line: number): number {
    return this.#lines.firstFrom(line);
  }

  /** The line that has so many of them before it; `Infinity` when so many are not known. */
  at(index: number): number {
    return index < this.#lines.length ? this.#lines.at(index) : Infinity;
  }

  /** Whether a text may lie over a joint of the line that has so many of them before it. */
  mayJoin(index: number, matcher: ByteMatcher): boolean {
    for (let i = this.#firstJoint(index); i < this.#firstJoint(index + 1); i++) {
      const joint = this.#joints.at(i);
      if (joint === UNKNOWN || matcher.joins(joint >> 8, joint & 0xff)) return true;
    }
    return false;
  }

  #firstJoint(index: number): number {
    return index === 0 ? 0 : this.#ends.at(index - 1);
  }

  /** As many lines as lie in one piece of memory, or one that lies in several. */
  #step(): void {
    const document = this.#document;
    const line = this.reached;
    const start = document.lineOffset(line);
    const piece = document.bytesAt(start).subarray(0, STEP);
    const next = Math.min(document.endedLines, document.lineAt(start + piece.byteLength, line));
    this.#reached = Math.max(next, line + 1);
    const end = document.lineOffset(this.#reached);
    if (next > line || end - start <= STEP) {
      const lines = next > line ? piece.subarray(0, end - start) : document.slice(start, end);
      findMixedLines(lines, (from, to, index) => {
        this.#lines.push(line + index);
        this.#noteJoints(jointsOf(lines, from, withoutEnd(lines, from, to)));
      });
    } else if (this.#isMixed(start, end)) {
      this.#lines.push(line);
      this.#noteJoints(undefined);
    }
  }

  #noteJoints(joints: readonly number[] = [UNKNOWN]): void {
    for (const joint of joints) this.#joints.push(joint);
    this.#ends.push(this.#joints.length);
  }

  #isMixed(start: number, end: number): boolean {
    let found = 0;
    for (let from = start; from < end && found === 0; from += STEP) {
      findMixedLines(this.#document.slice(from, Math.min(end, from + STEP + OVERLAP)), () => {
        found += 1;
      });
    }
    return found > 0;
  }
}

function withoutEnd(bytes: Uint8Array, from: number, to: number): number {
  const end = bytes[to - 1] === LF ? to - 1 : to;
  return end > from && bytes[end - 1] === CR ? end - 1 : end;
}

const known = new WeakMap<LogDocument, MixedLines>();

/** The lines of a log that say something else than their bytes, found once for all its searches. */
export function mixedLinesOf(document: LogDocument): MixedLines {
  const lines = known.get(document) ?? new MixedLines(document);
  known.set(document, lines);
  return lines;
}
