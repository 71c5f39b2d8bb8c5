import { gunzipSync, gzipSync } from 'node:zlib';

import fc from 'fast-check';

import { openRunLogs, type RunLogsSession } from '../../src/core/index.js';
import { ManualClock } from '../support/ManualClock.js';
import { type Fault, type Place, STEP, StepServer } from '../support/StepServer.js';

/** Something that happens to a step or to the way to it. */
type Moment =
  /** The program writes so many bytes. */
  | { kind: 'write'; bytes: number }
  /** Time goes by. */
  | { kind: 'pass'; ms: number }
  /** The node rotates the log: so many of its bytes are kept, from the start of a line on. */
  | { kind: 'rotate'; kept: number }
  /** The container is started anew, and its log with it. */
  | { kind: 'restart' }
  /** The next requests for a place fail. */
  | { kind: 'disturb'; place: Place; times: number; fault: Fault };

/** A run from its pending pod to its collection. */
export interface Schedule {
  /** Milliseconds before the pod runs. */
  pending: number;
  /** What happens while it runs. */
  running: readonly Moment[];
  /** What happens after the step has ended, before it is certain what becomes of its log. */
  after: readonly Moment[];
  /** Whether the pod ends, and can be read for a while, before it is deleted; or stays. */
  end: 'deleted' | 'endsAndIsDeleted' | 'stays';
  /** Milliseconds from the pod's end to the report of the workflow. */
  reportedAfter: number;
  /** The archived log. */
  archive: 'none' | 'whole' | 'gzip' | 'withExecutorLines' | 'truncated';
}

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constant<Fault>({ kind: 'reset' }),
  fc
    .constantFrom(401, 403, 429, 502, 503, 504)
    .map((status): Fault => ({ kind: 'status', status })),
  fc.record({
    kind: fc.constantFrom('cut' as const, 'stall' as const, 'short' as const),
    afterBytes: fc.nat(6_000),
  }),
);

const disturb = fc.record({
  kind: fc.constant('disturb' as const),
  place: fc.constantFrom<Place>('log', 'log', 'pod', 'events', 'run', 'artifact'),
  times: fc.integer({ min: 1, max: 3 }),
  fault,
});
const pass = fc.record({
  kind: fc.constant('pass' as const),
  ms: fc.integer({ min: 10, max: 20_000 }),
});
const bytes = fc.oneof(fc.nat(60), fc.nat(3_000), fc.nat(30_000));

const whileRunning: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), bytes }) },
  { weight: 5, arbitrary: pass },
  { weight: 2, arbitrary: disturb },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('rotate' as const), kept: fc.nat(4_000) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

/** Any life of a step. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  pending: fc.nat(20_000),
  running: fc.array(whileRunning, { minLength: 1, maxLength: 14 }),
  after: fc.array(fc.oneof(pass, disturb), { maxLength: 2 }),
  end: fc.constantFrom('deleted', 'endsAndIsDeleted', 'stays'),
  // Within the minute after which a run that is not reported is given up.
  reportedAfter: fc.nat(10_000),
  archive: fc.constantFrom('none', 'whole', 'whole', 'gzip', 'withExecutorLines', 'truncated'),
});

const EXECUTOR_LINE = 'time="2026-08-20T09:00:00.000Z" level=info msg="capturing logs" argo=true\n';
/** Whether a line is the executor's, or what has come of one: an archive has nothing to complete it with. */
const isExecutorLine = (line: string): boolean =>
  line.startsWith('time="') || (line !== '' && EXECUTOR_LINE.startsWith(line));

/** What the step's program prints: numbered lines of many lengths. */
class Program {
  /** All that it has printed. */
  printed = '';
  #pending = '';
  #line = 0;

  print(bytes: number): string {
    while (this.#pending.length < bytes) {
      const line = this.#line;
      this.#line += 1;
      this.#pending += `${String(line).padStart(6, '0')} ${'x'.repeat((line * 7919) % (line % 50 === 7 ? 900 : 90))}\n`;
    }
    return this.#print(this.#pending.slice(0, bytes));
  }

  /** Prints what is left of a line. */
  finishLine(): string {
    return this.#print(this.#pending.slice(0, this.#pending.indexOf('\n') + 1));
  }

  /** Ends within a line, which is never finished. */
  die(): void {
    const start = this.printed.lastIndexOf('\n') + 1;
    const length = this.printed.length - start;
    // Not within its number, by which it is recognised here.
    if (length > 0 && length < 7) this.print(7 - length);
    if (this.printed !== '' && !this.printed.endsWith('\n')) this.printed += '\n';
    this.#pending = this.#pending.slice(this.#pending.indexOf('\n') + 1);
  }

  #print(text: string): string {
    this.#pending = this.#pending.slice(text.length);
    this.printed += text;
    return text;
  }
}

/** Plays a schedule in fast time. @throws {Error} when something is not as it must be */
export async function play(schedule: Schedule): Promise<void> {
  const life = new Lifetime();
  try {
    await life.play(schedule);
  } finally {
    life.session.close();
  }
  if (life.clock.pending > 0) throw new Error(`${life.clock.pending} timers are left.`);
}

class Lifetime {
  readonly clock = new ManualClock();
  readonly session: RunLogsSession;
  readonly #server = new StepServer();
  readonly #program = new Program();
  readonly #faults: { place: Place; fault: Fault; times: number }[] = [];
  /** Numbers of the lines that were sent by the pod, and by the archive. */
  readonly #served = { log: new Set<number>(), artifact: new Set<number>() };
  #shown = '';

  constructor() {
    const server = this.#server;
    server.pod = 'pending';
    server.phase = 'Pending';
    server.disturb = (place) => {
      const next = this.#faults.find((it) => it.place === place && it.times > 0);
      if (next) next.times -= 1;
      return next?.fault;
    };
    server.onSent = (place, bytes) => {
      if (place !== 'log' && place !== 'artifact') return;
      const isGzip = bytes[0] === 0x1f;
      // What can be unpacked of a gzip object that is cut is not told here.
      if (isGzip && bytes.length < (server.archive?.length ?? 0)) return;
      const text = Buffer.from(isGzip ? gunzipSync(bytes) : bytes).toString();
      for (const line of text.split('\n').slice(0, -1)) {
        if (!isExecutorLine(line)) this.#served[place].add(Number.parseInt(line, 10));
      }
    };
    const client = server.client({ clock: this.clock, timeouts: { head: 5_000, stall: 5_000 } });
    this.session = openRunLogs(STEP, { client, clock: this.clock });
  }

  async play({ pending, running, after, end, reportedAfter, archive }: Schedule): Promise<void> {
    const server = this.#server;
    // The session imports it too: that takes real time, in which its clock stands still.
    await import('../../src/core/ladder/createLadder.js');
    await import('../../src/core/kfp/requests.js');
    await this.#pass(pending);
    server.pod = 'running';
    server.phase = 'Running';
    server.write(EXECUTOR_LINE);
    for (const moment of running) await this.#happen(moment, true);

    if (end === 'deleted') {
      this.#program.die();
    } else {
      server.write(this.#program.finishLine());
      server.write(EXECUTOR_LINE);
    }
    server.pod = end === 'deleted' ? 'none' : 'succeeded';
    this.#dropSilentFaults();
    for (const moment of after) await this.#happen(moment, false);
    if (end === 'endsAndIsDeleted') server.pod = 'none';
    await this.#pass(reportedAfter);
    server.archive = archived(archive, this.#program.printed);
    server.phase = end === 'deleted' ? 'Failed' : 'Succeeded';
    await this.#calm();
    this.#check(archive, end);
  }

  async #happen(moment: Moment, isRunning: boolean): Promise<void> {
    const server = this.#server;
    switch (moment.kind) {
      case 'write':
        server.write(this.#program.print(moment.bytes));
        break;
      case 'pass':
        await this.#pass(moment.ms);
        break;
      case 'rotate': {
        const { log } = server;
        const newline = log.indexOf(10, Math.max(0, log.length - moment.kept));
        server.log = log.subarray((newline < 0 ? log.lastIndexOf(10) : newline) + 1);
        break;
      }
      case 'restart':
        this.#program.die();
        server.log = new Uint8Array(0);
        server.write(EXECUTOR_LINE);
        break;
      case 'disturb': {
        const isSilent = moment.fault.kind === 'short' && (!isRunning || moment.place !== 'log');
        // What is disturbed for long is given up in the end.
        const left = this.#faults.reduce((sum, { times }) => sum + times, 0);
        if (!isSilent && left < 3) this.#faults.push({ ...moment });
      }
    }
  }

  /** That a log which has ended, or an object, ends early without an error is never seen. */
  #dropSilentFaults(): void {
    for (const it of this.#faults) if (it.fault.kind === 'short') it.times = 0;
  }

  /** Lets time go by, from one timer to the next. */
  async #pass(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    for (;;) {
      await this.#settle();
      const left = end - this.clock.now();
      const step = Math.min(this.clock.untilNext, left);
      this.clock.advance(step);
      if (step >= left) break;
    }
    await this.#settle();
  }

  /** Ten minutes in which nothing is in the way; the reader presses "Try again" where there is no log. */
  async #calm(): Promise<void> {
    for (let minute = 0; minute < 10; minute += 1) {
      await this.#pass(60_000);
      // Unpacking takes real time, and so does the import of the ladder after a refresh.
      for (let turn = 0; turn < 3 || (turn < 300 && this.#isBusy()); turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await this.#settle();
      const { status, diagnosis } = this.session.getSnapshot();
      if (status === 'unavailable' && diagnosis?.retryable) this.session.refresh();
      else if (diagnosis?.code === 'cut-off') this.session.refresh();
      else if (diagnosis?.code === 'login-required') this.session.refresh();
      else if (!this.#isBusy()) break;
    }
  }

  #isBusy(): boolean {
    const { status } = this.session.getSnapshot();
    return status !== 'complete' && status !== 'unavailable';
  }

  /** Runs all that only waits for promises, and looks at the text, which only grows. */
  async #settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn += 1) await new Promise(setImmediate);
    this.#look();
  }

  #look(): void {
    const { document } = this.session.getSnapshot();
    const text = Buffer.concat([...document.chunks()]).toString();
    if (!text.startsWith(this.#shown)) throw new Error('Text on screen has changed.');
    this.#shown = text;
  }

  #check(archive: Schedule['archive'], end: Schedule['end']): void {
    this.#look();
    const { status, document, diagnosis } = this.session.getSnapshot();
    if (this.#isBusy()) throw new Error(`It is still ${status}: ${diagnosis?.code ?? '–'}`);
    const lines = this.#shown.split('\n');
    if (lines.at(-1) === '') lines.pop();
    const printed = new Set(this.#program.printed.split('\n'));
    const isGap = (line: number): boolean => document.seamAt(line)?.kind === 'gap';
    const shown = new Set<number>();
    let last: number | undefined;
    /** The last line that is shown, whole or not. */
    let furthest = -1;
    let isAfterGap = false;
    lines.forEach((line, at) => {
      isAfterGap ||= isGap(at);
      if (isExecutorLine(line)) return;
      const number = Number.parseInt(line, 10);
      const isWhole = printed.has(line);
      // A line may have been cut where the text has a gap, or where nothing more was to be had.
      if (!isWhole && at < lines.length - 1 && !isGap(at + 1)) {
        throw new Error(`Line ${at} was never printed: ${line.slice(0, 80)}`);
      }
      // What has come of a line may end within its number, by which it is recognised here.
      furthest = Math.max(furthest, isWhole || line.length >= 7 ? number || 0 : Infinity);
      if (!isWhole) return;
      if (last !== undefined && number <= last) throw new Error(`${number} comes after ${last}.`);
      if (last !== undefined && number > last + 1 && !isAfterGap) {
        throw new Error(`${number} comes after ${last}, and no gap is marked.`);
      }
      shown.add(number);
      last = number;
      isAfterGap = false;
    });
    for (const number of this.#served.log) {
      if (!shown.has(number)) throw new Error(`${number} was sent by the pod, and is not shown.`);
    }
    for (const number of this.#served.artifact) {
      if (number > furthest) throw new Error(`${number} is in the archive, and is not shown.`);
    }
    // Nobody can tell a truncated object from a whole one.
    const hasAll = archive === 'none' ? end === 'stays' : archive !== 'truncated';
    const lastPrinted = this.#program.printed.trimEnd().split('\n').at(-1) ?? '';
    const expected = lastPrinted === '' ? undefined : Number.parseInt(lastPrinted, 10);
    // A pod that has ended and was read to its end is asked no archive for what it no longer had.
    const isInLog = end === 'deleted' || Buffer.from(this.#server.log).includes(`${lastPrinted}\n`);
    if (hasAll && isInLog && last !== expected) {
      throw new Error(`It ends at ${last ?? '–'}, the log at ${expected ?? '–'}.`);
    }
    if (lines.length > 0 && status !== 'complete') throw new Error(`Text, and ${status}.`);
  }
}

function archived(kind: Schedule['archive'], printed: string): Uint8Array | undefined {
  switch (kind) {
    case 'none':
      return undefined;
    case 'whole':
      return Buffer.from(printed);
    case 'gzip':
      return gzipSync(printed);
    case 'withExecutorLines':
      return Buffer.from(
        `${EXECUTOR_LINE}${printed}${printed === '' || printed.endsWith('\n') ? '' : '\n'}${EXECUTOR_LINE}`,
      );
    case 'truncated':
      return Buffer.from(printed.slice(0, Math.floor(printed.length / 2)));
  }
}
