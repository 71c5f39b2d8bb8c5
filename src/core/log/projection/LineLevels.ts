import type { LogDocument } from '../document/LogDocument.js';
import type { LogScanRun } from '../worker/LogWorker.js';
import { LogProblems } from '../severity/LogProblems.js';
import type { Severity } from '../severity/severityRules.js';
import type { LineBits } from './LineBits.js';

/**
 * The lines of a log that are part of a problem of at least some severity: a traceback counts with each
 * of its lines.
 */
export class LineLevels {
  readonly #problems: LogProblems;
  readonly #least: Severity;

  /** @param least `warning` for warnings and errors, say */
  constructor(document: LogDocument, least: Severity) {
    this.#problems = LogProblems.of(document);
    this.#least = least;
  }

  /** Whether all lines were looked at, as they are now. */
  get isCurrent(): boolean {
    return this.#problems.isCurrent;
  }

  /** Number of lines that were looked at and decided on, from the first on. */
  get searchedLines(): number {
    return this.#problems.decidedLines;
  }

  /** The first line of which another decision may be due than in a version of the document. */
  changedSince(version: number): number {
    return this.#problems.changedSince(version);
  }

  /** Looks at what was not looked at yet. */
  run(options?: LogScanRun): Promise<void> {
    return this.#problems.run(options);
  }

  /** Of the lines from `from` up to `to`, keeps those that are part of such a problem. */
  keepIn(lines: LineBits, from: number, to: number): void {
    let line = from;
    for (const { first, end } of this.#problems.between(from, to, this.#least)) {
      lines.fill(line, Math.min(first, to), false);
      line = end;
    }
    lines.fill(line, to, false);
  }
}
