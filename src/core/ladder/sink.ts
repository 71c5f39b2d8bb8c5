import { MAX_LOG_BYTES } from '../base/limits.js';
import type { LogDocument } from '../log/document/LogDocument.js';
import type { LogJoint } from '../log/LogSeam.js';
import { stampsFor, stampsOf } from '../log/time/LineStamps.js';
import { readParts } from '../log/document/readParts.js';
import type { LineStamp, LogGap } from '../kubernetes/StampedLog.js';
import type { RungReadOptions } from './rung.js';
import { type Gap, KnownText } from './merge/KnownText.js';
import { isExecutorLine } from './merge/LineMarks.js';
import {
  type Continuity,
  type FilledLines,
  MergeIntake,
  type Partial,
} from './merge/MergeIntake.js';

/** Receives one body of the log, chunk by chunk, from its start. */
export interface LogIntake {
  /** The next bytes of the body. */
  push(bytes: Uint8Array): void;
  /** Whether bytes were dropped because the log is too large, so that more are of no use. */
  readonly isFull: boolean;
  /** Whether the text has more than the body, once that has ended. */
  readonly isBehind: boolean;
  /**
   * The body has ended, or `isBroken`: its source has more than was sent. `gap`: lines may be missing between
   * the text before and this body; `diverged`: the body does not continue the text, and nothing of it was
   * appended.
   */
  end(isBroken?: boolean): Promise<Continuity>;
}

/** How a body of the log comes. */
export interface Opening extends Pick<RungReadOptions, 'stamps' | 'gaps'> {
  /**
   * Whether the body may lack the log's beginning, as a pod's log does once the node has rotated it.
   * Such a body is appended whole where it does not continue the text. A function is asked when the body
   * has ended.
   */
  partial: Partial;
  /**
   * Whether the body is only what comes after the text.
   *
   * @defaultValue false
   */
  continues?: boolean;
  /** Which rung it comes from. */
  rung: string;
}

const NEWLINE = Uint8Array.of(10);
const GAP: LogJoint = { kind: 'gap' };

/** Bytes up to which it costs less to mark their lines at once than to read them again later. */
const MARKED_AT_ONCE = 64 * 1024;

/**
 * Writes the bodies of one log into one document. Each body is the whole log again: lines that the
 * document already has are skipped, new ones are appended. So a log on screen goes on when it is
 * polled, and when its archived copy takes the place of the pod. Only the sink ends and reopens the
 * document.
 */
export class LogSink {
  /** Most bytes that the log may have. */
  limit: number = MAX_LOG_BYTES;
  readonly #document: LogDocument;
  /**
   * The lines so far, but for the last bytes, {@link LogSink.#catchUp}: a log that is read once, as
   * most are, has no need of them.
   */
  readonly #known = new KnownText();
  /** Gaps behind the lines that are marked so far: bytes that continue the text need no marks yet. */
  readonly #gapsAhead: (Gap & LogGap)[] = [];
  #length = 0;
  /** Whether the text may lack the log's beginning. */
  #startsLate = false;
  /** Which rung the first bytes came from. */
  #firstRung: string | undefined;
  /** Which rung the last bytes came from. */
  #rung: string | undefined;
  #isFull = false;

  constructor(document: LogDocument) {
    this.#document = document;
  }

  /** Bytes of the log so far. */
  get length(): number {
    return this.#length;
  }

  /** Whether lines may be missing in the text, which another copy may have. */
  get hasGap(): boolean {
    return this.#known.gaps.length + this.#gapsAhead.length > 0;
  }

  /**
   * Whether the node is seen to have dropped the log's beginning, which another copy may have: the executor
   * has written its last line, and its first one is missing.
   */
  get lacksStart(): boolean {
    const { endedLines } = this.#document;
    return (
      this.#startsLate &&
      endedLines > 1 &&
      isExecutorLine(this.#document.lineBytes(endedLines - 1)) &&
      !isExecutorLine(this.#document.lineBytes(0))
    );
  }

  /**
   * Begins a body. One that begins later makes those before it obsolete.
   *
   * @throws the signal's reason, when it is aborted before
   */
  async open(
    { partial, continues = false, rung, stamps, gaps }: Opening,
    signal?: AbortSignal,
  ): Promise<LogIntake> {
    const joins = this.#length > 0 && !continues;
    if (joins) await this.#catchUp(signal);
    else if (this.#length === 0) this.#startsLate = partial !== false;
    this.#isFull = false;
    const isFull = (): boolean => this.#isFull;
    const append = (bytes: Uint8Array): void => {
      this.#append(bytes, rung);
    };
    const known = this.#known;
    const stamper = stamps && new Stamper(this.#document, stamps);
    if (!joins) stamper?.startAt(0);
    const target = {
      known,
      startAt: (offset: number) => stamper?.startAt(offset),
      startsLate: this.#startsLate,
      // What is new may be the end of a chunk of megabytes, which it would keep in memory.
      append: (bytes: Uint8Array) => {
        append(bytes.byteLength < bytes.buffer.byteLength ? bytes.slice() : bytes);
      },
      cutLine: () => {
        known.cut();
        append(NEWLINE);
      },
      markGap: () => {
        const shownLine = this.#document.endedLines;
        known.gaps.push({ line: known.marks.count, shownLine, from: this.#rung, to: rung });
        this.#document.markSeam({ kind: 'gap' });
      },
      fill: (lines: readonly FilledLines[]) => this.#fill(lines, rung, signal),
    };
    const body = joins
      ? new MergeIntake(target, partial)
      : {
          push: this.#goOn(rung, gaps),
          end: (): Promise<Continuity> => Promise.resolve('ok'),
          isBehind: false,
        };
    return {
      push: (bytes) => {
        body.push(bytes);
        stamper?.write();
      },
      end: async (isBroken) => {
        const continuity = await body.end(isBroken);
        stamper?.write();
        return continuity;
      },
      get isFull() {
        return isFull();
      },
      get isBehind() {
        return body.isBehind;
      },
    };
  }

  /** Marks the document as complete; another body with more bytes reopens it. */
  end(): void {
    this.#document.end();
  }

  /** Appends a body that begins where the text ends, but for lines that may be missing. */
  #goOn(rung: string, takeGaps: Opening['gaps'] = () => []): (bytes: Uint8Array) => void {
    let read = 0;
    let waiting: readonly LogGap[] = [];
    return (bytes) => {
      const end = read + bytes.length;
      let from = 0;
      waiting = [...waiting, ...takeGaps()];
      for (const { offset, cutsLine } of waiting.filter((it) => it.offset <= end)) {
        const size = offset - read - from;
        const place = { offset: this.#length + size, cutsLine };
        const gap = { ...place, line: 0, shownLine: 0, from: this.#rung, to: rung };
        // Before the bytes are appended, which marks them.
        this.#gapsAhead.push(gap);
        this.#append(bytes.subarray(from, from + size), rung);
        from += size;
        gap.shownLine = this.#document.endedLines;
        this.#document.markSeam(GAP);
      }
      waiting = waiting.filter((it) => it.offset > end);
      this.#append(bytes.subarray(from), rung);
      read = end;
    };
  }

  #append(given: Uint8Array, rung: string): void {
    const bytes = given.subarray(0, this.#room());
    this.#isFull ||= bytes.length < given.length;
    if (bytes.length === 0) return;
    this.#document.reopen();
    if (this.#rung !== undefined && this.#rung !== rung) {
      this.#document.markSeam({ kind: 'handover', from: this.#rung, to: rung });
    }
    this.#known.isMixed ||= this.#rung !== undefined && this.#rung !== rung;
    this.#rung = rung;
    this.#firstRung ??= rung;
    const { marks } = this.#known;
    const isKnown = marks.length === this.#length && this.#length > 0;
    if (isKnown && bytes.length < MARKED_AT_ONCE) this.#mark(bytes);
    this.#length += bytes.length;
    this.#document.append(bytes);
  }

  /** Puts in lines where they are missing: before the first one, or in gaps. */
  async #fill(
    lines: readonly FilledLines[],
    rung: string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const length = lines.reduce((sum, { bytes }) => sum + lengthOf(bytes), 0);
    // What does not fit is left out as a whole: the gap stays, and says so.
    if (length > this.#room()) return;
    const known = this.#known;
    const insertions = lines.map(({ offset, bytes, gap, missing }) => {
      const from = gap ? gap.from : undefined;
      const to = gap ? gap.to : this.#firstRung;
      const handover = (from?: string, to?: string): LogJoint | undefined =>
        length > 0 && from !== to && from !== undefined && to !== undefined
          ? { kind: 'handover', from, to }
          : undefined;
      return {
        offset,
        bytes,
        drops: gap?.shownLine,
        before: missing === 'before' ? GAP : handover(from, rung),
        behind: missing === 'behind' ? GAP : handover(rung, to),
      };
    });
    let isDone = false;
    const isWanted = (): boolean => !isDone && signal?.aborted !== true;
    // Not done where the reader has chosen another encoding meanwhile.
    while (isWanted()) {
      const { version } = this.#document;
      await this.#document.insert(insertions, {
        isWanted,
        onDone: () => {
          isDone = true;
          this.#length += length;
          stampsOf(this.#document)?.insert(
            lines.map(({ offset, bytes }) => ({ offset, length: lengthOf(bytes) })),
          );
          known.isMixed = true;
          const now = (line: number): number => this.#document.lineSince(line, version);
          const late = new Set(lines.map(({ gap, missing }) => missing === 'before' && gap));
          for (const gap of known.gaps) {
            gap.shownLine = late.has(gap) ? now(gap.shownLine - 1) + 1 : now(gap.shownLine);
          }
          for (const { gap, line, bytes, completes, missing } of [...lines].reverse()) {
            const by = newlinesIn(bytes);
            known.moveFrom(line, by, completes);
            if (!gap && missing === 'none') this.#startsLate = false;
            if (gap && missing === 'none') known.gaps.splice(known.gaps.indexOf(gap), 1);
            if (gap && missing === 'before') gap.line = line;
            if (!gap && missing === 'behind') {
              known.gaps.unshift({
                line: by,
                shownLine: now(0),
                from: rung,
                to: this.#rung ?? rung,
              });
            }
          }
        },
      });
    }
    signal?.throwIfAborted();
  }

  /** Marks the lines that the document has, so that another body can be compared with them. */
  async #catchUp(signal: AbortSignal | undefined): Promise<void> {
    const { marks } = this.#known;
    const parts = this.#document.receivedParts(marks.length);
    const isWanted = (): boolean => signal?.aborted !== true;
    await readParts(parts, this.#mark, isWanted);
    signal?.throwIfAborted();
  }

  readonly #mark = (bytes: Uint8Array): void => {
    const { marks } = this.#known;
    const start = marks.length;
    let from = 0;
    for (;;) {
      const gap = this.#gapsAhead[0];
      const at = gap ? gap.offset - start : Infinity;
      if (!gap || at > bytes.length) break;
      this.#gapsAhead.shift();
      if (gap.cutsLine) {
        marks.push(bytes.subarray(from, at - 1));
        this.#known.cut();
        from = at - 1;
      }
      marks.push(bytes.subarray(from, at));
      from = at;
      gap.line = marks.count;
      this.#known.gaps.push(gap);
    }
    marks.push(bytes.subarray(from));
  };

  #room(): number {
    // A log of empty lines takes five times its size in memory.
    const isIndexFull = this.#document.indexByteLength > this.limit;
    return isIndexFull ? 0 : Math.max(0, this.limit - this.#length);
  }
}

/** Tells the document when lines of a body were written, as far as it gets them from it. */
class Stamper {
  readonly #document: LogDocument;
  readonly #take: () => readonly LineStamp[];
  /** Stamps of lines of which it is not known yet whether the document has them. */
  #stamps: LineStamp[] = [];
  /** Where the body goes on with the document, and where that is in the document. */
  #start: { offset: number; at: number } | undefined;

  constructor(document: LogDocument, take: () => readonly LineStamp[]) {
    this.#document = document;
    this.#take = take;
  }

  startAt(offset: number): void {
    this.#start = { offset, at: this.#document.byteLength };
  }

  write(): void {
    const stamps = [...this.#stamps, ...this.#take()];
    const start = this.#start;
    this.#stamps = start ? [] : stamps;
    if (!start || stamps.length === 0) return;
    const known = stampsFor(this.#document);
    for (const { offset, time } of stamps) {
      if (offset >= start.offset) known.add(start.at + offset - start.offset, time);
    }
  }
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function newlinesIn(parts: readonly Uint8Array[]): number {
  let count = 0;
  for (const part of parts) {
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) count += 1;
  }
  return count;
}
