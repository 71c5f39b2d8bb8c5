import { gunzipSync } from 'node:zlib';

import type { LogDocument, RunLogsSession } from '../../src/core/index.js';
import type { Place } from '../support/StepServer.js';

/** As Argo's emissary writes it beside what the program prints. */
export const EXECUTOR_LINE =
  'time="2026-08-20T09:00:00.000Z" level=info msg="capturing logs" argo=true\n';

/** Whether a line is the executor's, or what has come of one: an archive has nothing to complete it with. */
const isExecutorLine = (line: string): boolean =>
  line.startsWith('time="') || (line !== '' && EXECUTOR_LINE.startsWith(line));

/** What the witness knows of a life that has ended. */
export interface Ending {
  /** All that the program has printed. */
  readonly printed: string;
  /** Whether the archive has all of it but for whole lines in between, so that their place is not known. */
  readonly isThinned: boolean;
  /** Whether some source has all of it in the end. */
  readonly hasAll: boolean;
  /** Whether there is a place which can tell that the program has printed nothing. */
  readonly isKnownToEnd: boolean;
}

/**
 * Watches the log of a step as its reader does, and what the sources of the log send. The program's lines
 * begin with their numbers.
 */
export class LifetimeWitness {
  readonly #session: RunLogsSession;
  /** Numbers of the lines that were sent by the pod, and by the archive. */
  readonly #served = { log: new Set<number>(), artifact: new Set<number>() };
  #lines: string[] = [];
  #text = '';
  #version = 0;

  constructor(session: RunLogsSession) {
    this.#session = session;
  }

  /** Takes note of what a source has sent of a log of `length` bytes. */
  readonly onSent = (place: Place, bytes: Uint8Array, length: number, isArchive: boolean): void => {
    if (place !== 'log' && place !== 'artifact') return;
    const isGzip = bytes[0] === 0x1f;
    // What can be unpacked of a gzip object that is cut is not told here.
    if (isGzip && bytes.length < length) return;
    const text = Buffer.from(isGzip ? gunzipSync(bytes) : bytes).toString();
    for (const line of text.split('\n').slice(0, -1)) {
      if (isExecutorLine(line)) continue;
      this.#served[isArchive ? 'artifact' : 'log'].add(Number.parseInt(line, 10));
    }
  };

  /**
   * Looks at the text: it goes on as it was, and where lines were put in between, each line of before is
   * where the document says that it is.
   */
  look(): void {
    const { document } = this.#session.getSnapshot();
    if (document.version === this.#version) return;
    const text = textOf(document);
    const lines = text.split('\n');
    const isRewritten = document.changedSince(this.#version) < Infinity;
    if (!isRewritten && !text.startsWith(this.#text))
      throw new Error('Text on screen has changed.');
    if (isRewritten) {
      this.#lines.forEach((line, at) => {
        const now = lines[document.lineSince(at, this.#version)] ?? '';
        if (!now.startsWith(line)) throw new Error(`Line ${at} is not where it is said to be.`);
      });
    }
    this.#text = text;
    this.#lines = lines;
    this.#version = document.version;
  }

  /** Compares the log with the merge of all that its sources have sent. @throws where they differ */
  check({ printed, isThinned, hasAll, isKnownToEnd }: Ending): void {
    this.look();
    const { status, document } = this.#session.getSnapshot();
    const lines = this.#lines.at(-1) === '' ? this.#lines.slice(0, -1) : this.#lines;
    const whole = new Set(printed.split('\n'));
    const shown = this.#check(lines, whole, document, isThinned);

    const { log, artifact } = this.#served;
    const isShown = new Set(shown);
    for (const number of log) {
      if (!isShown.has(number)) throw new Error(`${number} was sent by the pod, and is not shown.`);
    }
    for (const number of artifact) {
      if (!isShown.has(number)) throw new Error(`${number} is in the archive, and is not shown.`);
    }
    for (const source of [log, artifact]) {
      const own = shown.filter((number) => source.has(number));
      own.forEach((number, at) => {
        const before = own[at - 1] ?? -1;
        if (number <= before) throw new Error(`${number} comes after ${before}.`);
      });
    }
    const last = printed.trimEnd().split('\n').at(-1) ?? '';
    if (hasAll && last !== '' && shown.at(-1) !== Number.parseInt(last, 10)) {
      throw new Error(`It ends at ${shown.at(-1) ?? '–'}, the log at ${last.slice(0, 6)}.`);
    }
    const expected = lines.length > 0 || isKnownToEnd ? 'complete' : 'unavailable';
    if (status !== expected) throw new Error(`It is ${status}, not ${expected}.`);
  }

  /** The numbers of the whole lines that are shown. */
  #check(
    lines: readonly string[],
    whole: ReadonlySet<string>,
    document: LogDocument,
    isThinned: boolean,
  ): number[] {
    const shown: number[] = [];
    const isGap = (line: number): boolean => document.seamAt(line)?.kind === 'gap';
    let isAfterGap = false;
    lines.forEach((line, at) => {
      isAfterGap ||= isGap(at);
      if (isExecutorLine(line)) return;
      if (!whole.has(line)) {
        // A line may have been cut where the text has a gap, or where nothing more was to be had.
        const isCut = at === lines.length - 1 || isGap(at + 1);
        if (!isCut && !isThinned) {
          throw new Error(`Line ${at} was never printed: ${line.slice(0, 80)}`);
        }
        return;
      }
      const number = Number.parseInt(line, 10);
      const last = shown.at(-1);
      if (!isThinned && last !== undefined && number > last + 1 && !isAfterGap) {
        throw new Error(`${number} comes after ${last}, and no gap is marked.`);
      }
      shown.push(number);
      isAfterGap = false;
    });
    if (new Set(shown).size < shown.length) throw new Error('A line is there twice.');
    return shown;
  }
}

function textOf(document: LogDocument): string {
  return Buffer.concat([...document.chunks()]).toString();
}
