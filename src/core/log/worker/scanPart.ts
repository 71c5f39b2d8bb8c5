import { findFormattedLines } from '../search/findFormattedLines.js';
import { compilePattern } from '../search/linePattern.js';
import { textEnd } from '../search/linesInChunk.js';
import { PatternMatches } from '../search/PatternMatches.js';
import { type LinesInBytes, PatternScan } from '../search/PatternScan.js';
import { SHORT_LINE, textOfSimpleLine } from '../document/simpleLine.js';
import { isUnitAt } from '../severity/exceptionUnits.js';
import { createHintMatcher, HINTED } from '../severity/HintMatcher.js';
import { MAX_COLUMNS, SEVERITIES, severityOf } from '../severity/severityRules.js';
import { type LineScan, type ScannedLines, UNKNOWN } from './messages.js';

const LF = 0x0a;
const SPACE = 0x20;
const DOT = 0x2e;
const SMALL_A = 0x61;

/** Looks through the lines of a part. */
type PartScan = (bytes: Uint8Array) => ScannedLines;

/**
 * Prepares a scan.
 *
 * @throws when a regular expression does not compile, which the page has found out before
 */
export function createPartScan(scan: LineScan): PartScan {
  return scan.kind === 'pattern' ? patternScan(scan) : problemScan(scan);
}

/** Lines by their numbers in a part, from 0. */
class PartLines implements LinesInBytes {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly #starts: number[] = [0];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
      this.#starts.push(at + 1);
    }
    this.count = this.#starts.length - 1;
  }

  startOf(line: number): number {
    return this.#starts[line] ?? this.bytes.byteLength;
  }

  /** The line of a byte, which lies in `from` or behind it. */
  lineOf(at: number, from: number): number {
    let line = from;
    while (this.startOf(line + 1) <= at) line += 1;
    return line;
  }
}

function patternScan({ source, options, enough }: LineScan & { kind: 'pattern' }): PartScan {
  const pattern = compilePattern(source, options);
  if ('problem' in pattern) throw new Error(`This expression does not compile: ${source}`);
  const scan = new PatternScan(pattern, enough);
  return (bytes) => {
    const lines = new PartLines(bytes);
    let plain = 0;
    findFormattedLines(bytes, (_from, _to, formatted) => {
      if (formatted > plain) scan.addPlain(lines, plain, formatted);
      scan.addFormatted(lines, formatted);
      plain = formatted + 1;
    });
    if (lines.count > plain) scan.addPlain(lines, plain, lines.count);
    const found = scan.take();
    const values = Int32Array.from(found.values, (count, i) => {
      const text = found.texts[i];
      if (count !== UNKNOWN || text === undefined) return count;
      const matches = new PatternMatches(text, false, pattern);
      matches.step({ enough });
      return matches.isDone || matches.count >= enough ? matches.count : UNKNOWN;
    });
    const matching = Uint32Array.from(found.lines).filter((_, i) => values[i] !== 0);
    return { lines: matching, values: values.filter((count) => count !== 0) };
  };
}

/**
 * Whether a stack trace's frame, `at …` or `... 3 more`, may begin with a byte that is no space. Of a line that
 * is formatted its first byte says nothing.
 */
function mayBeginFrame(byte = 0): boolean {
  return byte === SMALL_A || byte === DOT || byte >= 0x80;
}

function problemScan({ rules }: LineScan & { kind: 'problems' }): PartScan {
  const matcher = createHintMatcher(rules);
  return (bytes) => {
    const lines = new PartLines(bytes);
    const textOf = (line: number): string | undefined => {
      const start = lines.startOf(line);
      const end = textEnd(bytes, start, lines.startOf(line + 1));
      if (line >= lines.count || end - start > SHORT_LINE) return undefined;
      return textOfSimpleLine(bytes.subarray(start, end), 0, MAX_COLUMNS);
    };
    const isFormatted = new Uint8Array(lines.count);
    findFormattedLines(bytes, (_from, _to, line) => {
      isFormatted[line] = 1;
    });
    /** The text of a line that may be a frame, `''` of any other; `undefined` where it is not known here. */
    const frameAt = (line: number): string | undefined => {
      if (line >= lines.count || isFormatted[line] === 1) return textOf(line);
      let at = lines.startOf(line);
      while (bytes[at] === SPACE) at += 1;
      return mayBeginFrame(bytes[at]) ? textOf(line) : '';
    };
    /** The severity of a line; `undefined` where it has none, `UNKNOWN` where a traceback may begin. */
    const valueOf = (line: number): number | undefined => {
      const text = textOf(line);
      if (text === undefined) return UNKNOWN;
      const severity = severityOf(text, rules);
      if (!severity) return undefined;
      const next = frameAt(line + 1);
      return next === undefined || isUnitAt(text, next) ? UNKNOWN : SEVERITIES.indexOf(severity);
    };
    const found: number[] = [];
    const values: number[] = [];
    const add = (line: number): void => {
      const value = valueOf(line);
      if (value === undefined) return;
      found.push(line);
      values.push(value);
    };
    // Apart: no newline before it tells the matcher that it begins a line.
    if (matcher.isIn(bytes.subarray(0, lines.startOf(1)))) add(0);
    for (let line = 1; line < lines.count;) {
      const at = matcher.next(bytes, lines.startOf(line) - 1);
      if (at < 0) break;
      line = lines.lineOf(at, line);
      if (at - lines.startOf(line) < HINTED) add(line);
      line += 1;
    }
    return { lines: Uint32Array.from(found), values: Int32Array.from(values) };
  };
}
