import type { LogDocument } from '../document/LogDocument.js';
import { lowerBound, Uint32List } from '../document/Uint32List.js';
import { inSlices, type LogSearchRun } from '../search/inSlices.js';
import { LineBits } from './LineBits.js';
import { lineShape } from './lineShape.js';
import type { FoldedLines, LogFold } from './Projection.js';

/** A section between `::group::` and `::endgroup::`. */
interface Group {
  /** The line after the one that begins it. */
  readonly from: number;
  /** The line after the one that ends it; 0 while it is running. */
  to: number;
  folded: boolean;
}

/** Fewest lines alike that can be folded. */
const FEWEST = 5;
/** Groups beyond this many are not folded: no reader has as many, a hostile log may. */
const MAX_GROUPS = 100_000;
/** Lines that are read between two looks at the clock. */
const STEP = 256;
/** Bytes of these lines up to which they are read together. */
const MAX_STEP = 256 * 1024;
/** Bytes of a line beyond which it is like no other. */
const MAX_BYTES = 64 * 1024;
/** Bytes at the start of a line that may say that it begins or ends a group. */
const MARK = 64;
/** As GitHub Actions, Tekton and Airflow write them, behind a time stamp or not. */
const GROUP = /^(?:::(end)?group::|##\[(end)?group\])/;
const ascii = new TextDecoder('latin1');

/**
 * The parts of a log that can be folded: sections between `::group::` and `::endgroup::`, one in another
 * or not; and runs of lines that differ only in numbers, of which the first and the last stay. Both are
 * found as the log grows. Runs take eight bytes each.
 */
export class LogFolds implements FoldedLines {
  readonly #document: LogDocument;
  /** In the order of their first lines. */
  readonly #groups: Group[] = [];
  /** Indices of the groups that have not ended. */
  readonly #running: number[] = [];
  /** Of each run, the lines that are hidden when it is folded: from, and up to. */
  readonly #runStarts = new Uint32List();
  readonly #runEnds = new Uint32List();
  readonly #foldedRuns = new LineBits();
  /** What is found from now on is folded at once. */
  #foldsNew = false;
  #scanned = 0;
  #version: number;
  /** The first of the lines alike that were read last, and their shape. */
  #runStart = 0;
  #shape = -1;
  /** Called with the lines among which some are folded or not unlike before: from, and up to. */
  onChange: (from: number, to?: number) => void = () => undefined;

  constructor(document: LogDocument) {
    this.#document = document;
    this.#version = document.version;
  }

  /** Number of parts that can be folded, so far. */
  get count(): number {
    return this.#runStarts.length + this.#groups.filter(({ to }) => to > 0).length;
  }

  /** Whether all lines that have ended were read. */
  get isCurrent(): boolean {
    return this.#scannedNow >= this.#document.endedLines;
  }

  /** Reads what was not read yet, in slices, lines that are appended meanwhile included. */
  run(options?: LogSearchRun): Promise<void> {
    return inSlices(
      () => {
        this.#step();
      },
      () => this.isCurrent,
      options,
    );
  }

  /** The part whose first line this is; of two, the longer one. */
  foldAt(line: number): LogFold | undefined {
    const group = this.#groups[this.#groupFrom(line + 1)];
    if (group?.from === line + 1 && group.to > 0) {
      return { count: group.to - group.from, folded: group.folded };
    }
    const run = lowerBound(this.#runStarts, line + 1);
    if (run >= this.#runStarts.length || this.#runStarts.at(run) !== line + 1) return undefined;
    const count = this.#runEnds.at(run) - this.#runStarts.at(run);
    return { count, folded: this.#foldedRuns.has(run) };
  }

  /** Folds the part whose first line this is; returns the lines that it hides. */
  fold(line: number): readonly [from: number, to: number] | undefined {
    const group = this.#groups[this.#groupFrom(line + 1)];
    if (group?.from === line + 1 && group.to > 0) {
      group.folded = true;
      return [group.from, group.to];
    }
    const run = lowerBound(this.#runStarts, line + 1);
    if (run >= this.#runStarts.length || this.#runStarts.at(run) !== line + 1) return undefined;
    this.#foldedRuns.fill(run, run + 1, true);
    return [this.#runStarts.at(run), this.#runEnds.at(run)];
  }

  /** Folds all that can be, now and as it is found. */
  foldAll(): void {
    this.#setAll(true);
  }

  /** Unfolds all. */
  unfoldAll(): void {
    this.#setAll(false);
  }

  unfold(line: number): readonly [from: number, to: number] | undefined {
    const group = this.#groups.find(({ from, to, folded }) => folded && from <= line && line < to);
    if (group) {
      group.folded = false;
      return [group.from, group.to];
    }
    const run = lowerBound(this.#runEnds, line + 1);
    const hides = run < this.#runEnds.length && this.#runStarts.at(run) <= line;
    if (!hides || !this.#foldedRuns.has(run)) return undefined;
    this.#foldedRuns.fill(run, run + 1, false);
    return [this.#runStarts.at(run), this.#runEnds.at(run)];
  }

  hideIn(lines: LineBits, from: number, to: number): void {
    const first = lowerBound(this.#runEnds, from + 1);
    for (
      let run = this.#foldedRuns.next(first, true);
      run < this.#runStarts.length && this.#runStarts.at(run) < to;
      run = this.#foldedRuns.next(run + 1, true)
    ) {
      lines.fill(
        Math.max(from, this.#runStarts.at(run)),
        Math.min(to, this.#runEnds.at(run)),
        false,
      );
    }
    for (const group of this.#groups) {
      if (group.from >= to) break;
      if (!group.folded || group.to <= from) continue;
      lines.fill(Math.max(from, group.from), Math.min(to, group.to), false);
    }
  }

  #setAll(folded: boolean): void {
    this.#foldsNew = folded;
    this.#foldedRuns.fill(0, this.#foldedRuns.length, folded);
    for (const group of this.#groups) group.folded = folded && group.to > 0;
    this.onChange(0);
  }

  /** Index of the first group from a line on. */
  #groupFrom(line: number): number {
    let low = 0;
    let high = this.#groups.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#groups[middle]?.from ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Number of lines read, without those that were written anew since. */
  get #scannedNow(): number {
    const { version } = this.#document;
    if (version !== this.#version) {
      const changed = this.#document.changedSince(this.#version);
      this.#version = version;
      if (changed < this.#scanned) this.#truncate(changed);
    }
    return this.#scanned;
  }

  /** Forgets the lines from `line` on, and what goes on to there. */
  #truncate(line: number): void {
    // One that ends right before the line may go on now.
    const kept = lowerBound(this.#runEnds, Math.max(0, line - 1));
    const isCut = kept < this.#runStarts.length && this.#runStarts.at(kept) <= line;
    // A run that is not listed is short.
    const first = isCut ? this.#runStarts.at(kept) - 1 : Math.max(0, line - FEWEST);
    const last = kept === 0 ? -1 : this.#runEnds.at(kept - 1);
    const from = Math.min(line, Math.max(first, last + 1));
    this.#runStarts.truncate(kept);
    this.#runEnds.truncate(kept);
    this.#foldedRuns.setLength(kept);
    this.#groups.length = this.#groupFrom(from + 1);
    this.#running.length = 0;
    this.#groups.forEach((group, index) => {
      if (group.to > from) group.to = 0;
      if (group.to > 0) return;
      group.folded = false;
      this.#running.push(index);
    });
    this.#scanned = this.#runStart = from;
    this.#shape = -1;
    // A group that goes over this line is running again, and open.
    const outer = this.#groups[this.#running[0] ?? -1];
    this.onChange(Math.min(from, outer?.from ?? from));
  }

  #step(): void {
    const document = this.#document;
    const first = this.#scannedNow;
    const after = Math.min(document.endedLines, first + STEP);
    const firstFolded = this.#runStart;
    const offset = document.lineOffset(first);
    const size = document.lineOffset(after) - offset;
    // Lines are read together where they are short.
    const together = size <= MAX_STEP ? document.slice(offset, offset + size) : undefined;
    let changed = Infinity;
    let end = offset;
    for (let line = first; line < after; line++) {
      const start = end;
      end = document.lineOffset(line + 1);
      const to = Math.min(end, start + MAX_BYTES);
      const bytes = together ?? document.slice(start, to);
      const from = together ? start - offset : 0;
      changed = Math.min(changed, this.#mark(bytes, from, from + to - start, line));
      const shape = end > to ? -1 : this.#shapeOf(bytes, from, from + to - start, line);
      if (shape >= 0 && shape === this.#shape) continue;
      changed = Math.min(changed, this.#endRun(line));
      this.#runStart = line;
      this.#shape = shape;
    }
    this.#scanned = after;
    // One that may go on is folded up to here.
    changed = Math.min(changed, this.#endRun(after));
    if (changed < Infinity) this.onChange(Math.min(changed, firstFolded + 1), after);
  }

  /** Its shape; −1 for a line that is like no other. */
  #shapeOf(bytes: Uint8Array, from: number, to: number, line: number): number {
    let end = to;
    if (end > from && bytes[end - 1] === 0x0a) end -= 1;
    if (end > from && bytes[end - 1] === 0x0d) end -= 1;
    const shape = lineShape(bytes, from, end);
    if (shape >= 0) return shape;
    // Colours, and what a carriage return has overwritten, are not in what the line says.
    const text = new TextEncoder().encode(this.#document.lineText(line));
    return lineShape(text, 0, text.byteLength);
  }

  /** Begins or ends a group, where a line says so; returns the first line that is folded by it. */
  #mark(bytes: Uint8Array, from: number, to: number, line: number): number {
    const end = Math.min(to, from + MARK);
    let at = from;
    // Behind a time stamp, there is a blank.
    const lead = bytes[at] ?? 0;
    if (lead >= 0x30 && lead <= 0x39) {
      while (at < end && bytes[at] !== 0x20) at++;
      at += 1;
    }
    const sign = bytes[at];
    if (at >= end || (sign !== 0x3a && sign !== 0x23)) return Infinity;
    const match = GROUP.exec(ascii.decode(bytes.subarray(at, end)));
    if (!match) return Infinity;
    if (match[1] === undefined && match[2] === undefined) {
      if (this.#groups.length >= MAX_GROUPS) return Infinity;
      this.#running.push(this.#groups.length);
      this.#groups.push({ from: line + 1, to: 0, folded: false });
      return Infinity;
    }
    const group = this.#groups[this.#running.pop() ?? -1];
    if (!group) return Infinity;
    group.to = line + 1;
    group.folded = this.#foldsNew;
    return group.folded ? group.from : Infinity;
  }

  /** Notes the run up to a line, or as far as it goes; returns the first line that is folded by it. */
  #endRun(line: number): number {
    if (line - this.#runStart < FEWEST) return Infinity;
    const from = this.#runStart + 1;
    let run = this.#runStarts.length;
    if (run > 0 && this.#runStarts.at(run - 1) === from) {
      run -= 1;
      if (this.#runEnds.at(run) === line - 1) return Infinity;
      this.#runEnds.truncate(run);
    } else {
      this.#runStarts.push(from);
      this.#foldedRuns.setLength(run + 1);
      this.#foldedRuns.fill(run, run + 1, this.#foldsNew);
    }
    this.#runEnds.push(line - 1);
    return this.#foldedRuns.has(run) ? from : Infinity;
  }
}
