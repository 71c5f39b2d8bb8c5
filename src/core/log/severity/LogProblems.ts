// How the errors of a log are found.
//
// A framework says how bad a line is in ways that can be listed: `severityRules.ts`. To try them on the
// text of every line takes longer than to receive the log, and nearly all lines are fine. `HintMatcher`
// finds in their bytes which lines may be others: about three bytes at a time. Only their texts are read.

import type { LogDocument } from '../document/LogDocument.js';
import { Rewrites } from '../document/Rewrites.js';
import { lowerBound, Uint32List } from '../document/Uint32List.js';
import { inSlices } from '../search/inSlices.js';
import type { LogScanRun } from '../worker/LogWorker.js';
import type { FoundLines, LinesAhead } from '../worker/LinesAhead.js';
import { UNKNOWN } from '../worker/messages.js';
import { exceptionUnitAt } from './exceptionUnits.js';
import { createHintMatcher, HINTED, type HintMatcher } from './HintMatcher.js';
import {
  MAX_COLUMNS,
  SEVERITIES,
  type Severity,
  SEVERITY_RULES,
  type SeverityRule,
  severityOf,
} from './severityRules.js';

/** An error or a warning in a log: one line, or the lines of a traceback or stack trace. */
export interface LogProblem {
  /** How bad it is. */
  readonly severity: Severity;
  /** Its first line, counted from 0. */
  readonly first: number;
  /** The line after its last one. */
  readonly end: number;
  /** The line that says what went wrong: of a traceback the exception, which stands last. */
  readonly line: number;
}

/** How many problems of each severity there are. */
export type ProblemCounts = Readonly<Record<Severity, number>>;

/** Settings of {@link LogProblems}. */
export interface LogProblemsOptions {
  /**
   * How the severity of a line is recognised; the first rule that matches counts. A host puts its own
   * rules before or behind those of {@link SEVERITY_RULES}.
   *
   * @defaultValue {@link SEVERITY_RULES}
   */
  rules?: readonly SeverityRule[] | undefined;
}

/** Bytes that are looked at between two looks at the clock. */
const STEP = 256 * 1024;
/** Milliseconds of reading texts after which a step ends. */
const BUDGET = 4;
/** Empty lines in a row, within one unit. */
const MAX_EMPTY = 2000;

/**
 * The errors and warnings of a log, as its frameworks write them. A traceback or a stack trace is one
 * problem, with a log line that announces it.
 *
 * The work pauses every few milliseconds, and goes on where it was when lines have come. It holds
 * sixteen bytes for each problem, and nothing for other lines.
 *
 * @example
 * ```ts
 * const problems = new LogProblems(document);
 * await problems.run();
 * problems.counts; // { fatal: 0, error: 2, warning: 31 }
 * problems.next(0, 1, 'error'); // { severity: 'error', first: 812, end: 830, line: 829 }
 * ```
 */
export class LogProblems {
  readonly #document: LogDocument;
  readonly #rules: readonly SeverityRule[];
  readonly #matcher: HintMatcher;
  readonly #firsts = new Uint32List();
  readonly #ends = new Uint32List();
  readonly #lines = new Uint32List();
  readonly #levels = new Uint32List();
  readonly #counts: Record<Severity, number> = { fatal: 0, error: 0, warning: 0 };
  /** Number of lines looked at; the document had {@link #version} then. */
  #scanned = 0;
  #version: number;
  /** The first line that has to be looked at again when others have come. */
  #open = Infinity;
  /** From which line on what was found was forgotten. */
  readonly #rewrites = new Rewrites();

  constructor(document: LogDocument, { rules = SEVERITY_RULES }: LogProblemsOptions = {}) {
    this.#document = document;
    this.#version = document.version;
    this.#rules = rules;
    this.#matcher = createHintMatcher(rules);
  }

  /** Those of a log by the rules that there are by default, one object for all who ask. */
  static of(document: LogDocument): LogProblems {
    const problems = ofDocuments.get(document) ?? new LogProblems(document);
    ofDocuments.set(document, problems);
    return problems;
  }

  /** Whether all lines were looked at, as they are now. */
  get isCurrent(): boolean {
    return this.#scannedNow >= this.#last;
  }

  /** Number of problems found so far. */
  get count(): number {
    return this.#scannedNow > 0 ? this.#firsts.length : 0;
  }

  /** Number of problems of each severity found so far. */
  get counts(): ProblemCounts {
    return this.#scannedNow > 0 ? { ...this.#counts } : { fatal: 0, error: 0, warning: 0 };
  }

  /** Looks at all lines that were not looked at yet, those that come meanwhile included. */
  async run(options?: LogScanRun): Promise<void> {
    const what = { kind: 'problems', rules: this.#rules } as const;
    const ahead = options?.worker?.readAhead(this.#document, this.#scannedNow, what);
    try {
      await inSlices(
        () => this.#scanNext(ahead),
        () => this.isCurrent,
        options,
      );
    } finally {
      ahead?.end();
    }
  }

  /**
   * Number of lines, from the first on, of which it is known whether they are part of a problem: a log line
   * that was looked at last may still turn out to announce the traceback behind it.
   */
  get decidedLines(): number {
    const scanned = this.#scannedNow;
    const last = this.#firsts.length - 1;
    const isLast = last >= 0 && this.#ends.at(last) === scanned && scanned < this.#last;
    return isLast ? this.#firsts.at(last) : scanned;
  }

  /**
   * The first line that may be part of another problem than it was in a version of the document: a line that
   * is written anew may belong to one before it, or no longer; `Infinity` when there is none.
   */
  changedSince(version: number): number {
    this.#catchUp();
    return this.#rewrites.firstSince(version);
  }

  /** The problems of at least some severity that have one of the lines from `from` up to `to`. */
  *between(from: number, to: number, least: Severity): Generator<LogProblem, void, undefined> {
    const level = SEVERITIES.indexOf(least);
    // One that began before may go on.
    let index = Math.max(0, lowerBound(this.#firsts, from + 1) - 1);
    for (; index < this.count && this.#firsts.at(index) < to; index++) {
      if (this.#ends.at(index) <= from || this.#levels.at(index) < level) continue;
      const problem = this.at(index);
      if (problem) yield problem;
    }
  }

  /** The problem with this index, in the order of the log. */
  at(index: number): LogProblem | undefined {
    if (index < 0 || index >= this.count) return undefined;
    return {
      severity: SEVERITIES[this.#levels.at(index)] ?? 'warning',
      first: this.#firsts.at(index),
      end: this.#ends.at(index),
      line: this.#lines.at(index),
    };
  }

  /** The problem that a line is part of. */
  of(line: number): LogProblem | undefined {
    const problem = this.at(lowerBound(this.#firsts, line + 1) - 1);
    return problem && line < problem.end ? problem : undefined;
  }

  /**
   * The nearest problem whose {@link LogProblem.line} lies after a line, or before it.
   *
   * @param direction 1 for after, −1 for before
   * @param least the least severity that counts
   */
  next(line: number, direction: 1 | -1, least: Severity = 'error'): LogProblem | undefined {
    const level = SEVERITIES.indexOf(least);
    // The lines that matter ascend as the first ones do.
    const from = lowerBound(this.#lines, direction > 0 ? line + 1 : line);
    for (let i = direction > 0 ? from : from - 1; i >= 0 && i < this.count; i += direction) {
      if (this.#levels.at(i) >= level) return this.at(i);
    }
    return undefined;
  }

  /**
   * The worst severity of the problems whose {@link LogProblem.line} is one of the lines from `first` up to
   * `end`.
   *
   * @param enough a severity that ends the look at them: whether there is a worse one does not matter
   */
  worstIn(first: number, end: number, enough: Severity = 'fatal'): Severity | undefined {
    const { count } = this;
    const last = SEVERITIES.indexOf(enough);
    let worst = -1;
    for (let i = lowerBound(this.#lines, first); i < count && worst < last; i++) {
      if (this.#lines.at(i) >= end) break;
      worst = Math.max(worst, this.#levels.at(i));
    }
    return SEVERITIES[worst];
  }

  /** Lines that can be looked at: with the last one, once the log is complete. */
  get #last(): number {
    const { complete, endedLines, lineCount } = this.#document;
    return complete ? lineCount : endedLines;
  }

  /** Number of lines looked at, without those that have changed since. */
  get #scannedNow(): number {
    this.#catchUp();
    return this.#scanned;
  }

  /** Forgets what was found in lines that have changed since. */
  #catchUp(): void {
    const { version } = this.#document;
    if (version === this.#version) return;
    const changed = this.#document.changedSince(this.#version);
    this.#version = version;
    this.#goBackTo(Math.min(changed, this.#open));
  }

  /** Forgets what was found from a line on. */
  #goBackTo(changed: number): void {
    if (changed >= this.#scanned) return;
    let line = changed;
    // Empty lines are part of a unit that goes on behind them, and of none that ends before.
    while (
      line > Math.max(0, changed - MAX_EMPTY) &&
      this.#document.lineText(line - 1, 0, 1) === ''
    )
      line -= 1;
    this.#open = Infinity;
    this.#scanned = line;
    let kept = lowerBound(this.#firsts, line);
    // One that goes on beyond the line is looked for again from its first line.
    if (kept > 0 && this.#ends.at(kept - 1) >= line) {
      kept -= 1;
      this.#scanned = this.#firsts.at(kept);
    }
    for (let i = kept; i < this.#firsts.length; i++) {
      this.#counts[SEVERITIES[this.#levels.at(i)] ?? 'warning'] -= 1;
    }
    for (const list of [this.#firsts, this.#ends, this.#lines, this.#levels]) list.truncate(kept);
    this.#rewrites.add(this.#scanned, this.#version);
  }

  /**
   * Looks at some lines from the first one on that was not looked at; or waits for the worker that looks
   * through them.
   */
  #scanNext(ahead: LinesAhead | undefined): Promise<void> | undefined {
    const first = this.#scannedNow;
    const found = ahead?.from(first);
    if (!found) this.#scanChunk(first);
    else if ('then' in found) return found;
    else this.#takeSome(found);
    return undefined;
  }

  /** Takes what a worker has found; not all where that would take long. */
  #takeSome({ lines, values, after }: FoundLines): void {
    const last = this.#last;
    const until = performance.now() + BUDGET;
    let line = this.#scanned;
    for (let i = 0; i < lines.length; i++) {
      const found = lines[i] ?? 0;
      if (found < line) continue;
      const severity = SEVERITIES[values[i] ?? UNKNOWN];
      // What comes behind the last line may belong to it.
      if (severity && found + 1 < last) {
        line = found + 1;
        this.#add({ severity, first: found, end: line, line: found }, false);
        continue;
      }
      line = this.#read(found);
      if (line < after && performance.now() >= until) {
        this.#scanned = line;
        return;
      }
    }
    this.#scanned = Math.max(line, after);
  }

  /** Looks at the lines that lie in one chunk from one on. */
  #scanChunk(first: number): void {
    const document = this.#document;
    const start = document.lineOffset(first);
    const piece = document.bytesAt(start).subarray(0, STEP);
    const ended = Math.min(document.endedLines, document.lineAt(start + piece.byteLength, first));
    if (first >= document.endedLines) this.#open = Math.min(this.#open, first);
    // Apart: no newline before it tells the matcher that it begins a line, and it may lie in several chunks.
    const end = Math.min(document.lineOffset(first + 1), start + HINTED);
    let line = this.#matcher.isIn(document.slice(start, end)) ? this.#read(first) : first + 1;
    const after = Math.max(ended, first + 1);
    const bytes = piece.subarray(0, document.lineOffset(after) - start);
    const until = performance.now() + BUDGET;
    for (let from = 0; line < after;) {
      const at = this.#matcher.next(bytes, Math.max(from, document.lineOffset(line) - start - 1));
      if (at < 0) break;
      from = at;
      const found = document.lineAt(start + at, line);
      const isHinted = start + at - document.lineOffset(found) < HINTED;
      line = isHinted ? this.#read(found) : found + 1;
      if (line < after && performance.now() >= until) {
        this.#scanned = line;
        return;
      }
    }
    this.#scanned = Math.max(line, after);
  }

  /**
   * Reads a line, and with it those that belong to it.
   *
   * @returns the line after the last one read
   */
  #read(line: number): number {
    const document = this.#document;
    const last = this.#last;
    const read = (each: number): string | undefined =>
      each < last ? document.lineText(each, 0, MAX_COLUMNS) : undefined;
    const own = read(line);
    const textOf = (each: number): string | undefined => (each === line ? own : read(each));
    if (line >= document.endedLines) this.#open = Math.min(this.#open, line);
    const severity = severityOf(own ?? '', this.#rules);
    if (!severity) return line + 1;
    const unit = exceptionUnitAt(line, textOf);
    const end = unit?.end ?? line + 1;
    if (severity !== 'warning' && (unit?.isOpen ?? end >= last)) {
      this.#open = Math.min(this.#open, line);
    }
    this.#add({ severity, first: line, end, line: unit?.line ?? line }, unit !== undefined);
    return end;
  }

  #add(problem: LogProblem, isUnit: boolean): void {
    let { severity, first } = problem;
    const before = this.#firsts.length - 1;
    // A log line that announces the traceback behind it: logging.exception() and the like.
    const isAnnounced =
      isUnit &&
      before >= 0 &&
      this.#ends.at(before) === first &&
      this.#lines.at(before) === first - 1 &&
      this.#firsts.at(before) === first - 1 &&
      this.#levels.at(before) > 0;
    if (isAnnounced) {
      const level = Math.max(this.#levels.at(before), SEVERITIES.indexOf(severity));
      severity = SEVERITIES[level] ?? severity;
      first = this.#firsts.at(before);
      this.#counts[SEVERITIES[this.#levels.at(before)] ?? 'warning'] -= 1;
      if (this.#open < Infinity) this.#open = Math.min(this.#open, first);
      for (const list of [this.#firsts, this.#ends, this.#lines, this.#levels]) {
        list.truncate(before);
      }
    }
    this.#firsts.push(first);
    this.#ends.push(problem.end);
    this.#lines.push(problem.line);
    this.#levels.push(SEVERITIES.indexOf(severity));
    this.#counts[severity] += 1;
  }
}

const ofDocuments = new WeakMap<LogDocument, LogProblems>();
