import { gunzipSync } from 'node:zlib';

import type { Place } from '../../support/StepServer.js';
import type { ShownLog } from './shownIn.js';

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

/** Knows what the sources of a log have sent. The program's lines begin with their numbers. */
export class Witness {
  /** Numbers of the lines that were sent by the pod, and by the archive. */
  readonly #served = { log: new Set<number>(), artifact: new Set<number>() };

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

  /** Takes note of a line that a pod's log was sent with, as it streams. */
  readonly onLine = (line: string): void => {
    if (!isExecutorLine(line.trimEnd())) this.#served.log.add(Number.parseInt(line, 10));
  };

  /** Compares the log with the merge of all that its sources have sent. @throws where they differ */
  check(
    { status, text, gaps }: ShownLog,
    { printed, isThinned, hasAll, isKnownToEnd }: Ending,
  ): void {
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    const shown = wholeLines(lines, new Set(printed.split('\n')), new Set(gaps), isThinned);

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
}

/** The numbers of the whole lines that are shown. */
function wholeLines(
  lines: readonly string[],
  printed: ReadonlySet<string>,
  gaps: ReadonlySet<number>,
  isThinned: boolean,
): number[] {
  const shown: number[] = [];
  let isAfterGap = false;
  lines.forEach((line, at) => {
    isAfterGap ||= gaps.has(at);
    if (isExecutorLine(line)) return;
    if (!printed.has(line)) {
      // A line may have been cut where the text has a gap, or where nothing more was to be had.
      const isCut = at === lines.length - 1 || gaps.has(at + 1);
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
