import { gzipSync } from 'node:zlib';

import fc from 'fast-check';

import { openRunLogs, type RunLogsSession } from '../../src/core/index.js';
import { ManualClock } from '../support/ManualClock.js';
import { type Fault, type Place, STEP, StepServer } from '../support/StepServer.js';
import { EXECUTOR_LINE, LifetimeWitness } from './lifetimeWitness.js';

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
  /** The archived log: whole, with lines that the pod's has not, or with fewer. */
  archive: ArchiveKind;
  /** Milliseconds from the report to the object, which is missing before. */
  archivedAfter: number;
  /** Whether the server sends the archived log in place of that of a pod that is gone. */
  fallsBack: boolean;
  /** Where lines are missing in an archive, or it ends, as a part of the whole. */
  at: number;
}

type ArchiveKind = 'none' | 'whole' | 'gzip' | 'withExecutorLines' | 'truncated' | 'thinned';

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
  place: fc.constantFrom<Place>('log', 'log', 'pod', 'events', 'run', 'artifact', 'health'),
  times: fc.integer({ min: 1, max: 4 }),
  fault,
});
const pass = fc.record({
  kind: fc.constant('pass' as const),
  ms: fc.integer({ min: 10, max: 20_000 }),
});
const bytes = fc.oneof(fc.nat(60), fc.nat(3_000), fc.nat(30_000));

const rotate = fc.record({ kind: fc.constant('rotate' as const), kept: fc.nat(4_000) });

const whileRunning: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('write' as const), bytes }) },
  { weight: 5, arbitrary: pass },
  { weight: 2, arbitrary: disturb },
  { weight: 2, arbitrary: rotate },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

/** Any life of a step. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  pending: fc.nat(20_000),
  running: fc.array(whileRunning, { minLength: 1, maxLength: 14 }),
  after: fc.array(fc.oneof(pass, disturb), { maxLength: 3 }),
  end: fc.constantFrom('deleted', 'endsAndIsDeleted', 'stays'),
  // Within the minute after which a run that is not reported is given up.
  reportedAfter: fc.nat(10_000),
  archive: fc.constantFrom(
    'none',
    'whole',
    'whole',
    'gzip',
    'withExecutorLines',
    'truncated',
    'thinned',
  ),
  archivedAfter: fc.oneof(fc.constant(0), fc.nat(60_000)),
  fallsBack: fc.boolean(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
});

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
  readonly #witness: LifetimeWitness;
  /** The requests of the search before the last refresh. */
  #evidence: unknown;

  constructor() {
    const server = this.#server;
    server.pod = 'pending';
    server.phase = 'Pending';
    server.disturb = (place) => {
      const next = this.#faults.find((it) => it.place === place && it.times > 0);
      if (next) next.times -= 1;
      return next?.fault;
    };
    const client = server.client({ clock: this.clock, timeouts: { head: 5_000, stall: 5_000 } });
    this.session = openRunLogs(STEP, { client, clock: this.clock });
    this.#witness = new LifetimeWitness(this.session);
    server.onSent = this.#witness.onSent;
  }

  async play(schedule: Schedule): Promise<void> {
    const { pending, running, after, end, reportedAfter, archive, archivedAfter, at } = schedule;
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
    server.phase = end === 'deleted' ? 'Failed' : 'Succeeded';
    const { printed } = this.#program;
    server.isArchived = archive !== 'none';
    if (archivedAfter > 0) await this.#pass(archivedAfter);
    server.archive = archived(archive, printed, at);
    server.fallsBack = schedule.fallsBack;
    // The reader presses "Refresh" when an operator says that the object is there now.
    if (archivedAfter > 0) this.#refresh();
    await this.#calm();
    if (this.#isBusy()) {
      const { status, diagnosis } = this.session.getSnapshot();
      throw new Error(`It is still ${status}: ${diagnosis?.code ?? '–'}`);
    }
    // Nobody can tell a truncated object from a whole one.
    const hasAll = archive === 'none' ? end === 'stays' : !/truncated|thinned/.test(archive);
    const last = printed.trimEnd().split('\n').at(-1) ?? '';
    // A pod that has ended and was read to its end is asked no archive for what it no longer had.
    const isInLog = end === 'deleted' || Buffer.from(server.log).includes(`${last}\n`);
    this.#witness.check({
      printed,
      isThinned: archive === 'thinned',
      hasAll: hasAll && isInLog,
      isKnownToEnd: archive !== 'none' || end === 'stays',
    });
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
        if (!isSilent && left < 5) this.#faults.push({ ...moment });
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
      // Unpacking takes real time, and so does reading the log again to put lines in.
      for (let idle = 0, turn = 0; idle < 3 && turn < 300; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        idle = this.#isBusy() || this.#isAsking() ? 0 : idle + 1;
      }
      await this.#settle();
      const { status, diagnosis } = this.session.getSnapshot();
      // The reader presses the button that the diagnosis has.
      const isOver = status === 'complete' || status === 'unavailable';
      const canTryAgain = isOver && diagnosis?.retryable;
      if (canTryAgain || diagnosis?.code === 'login-required') this.#refresh();
      else if (!this.#isBusy() && !this.#isAsking()) break;
    }
  }

  #refresh(): void {
    this.#evidence = this.session.getSnapshot().attempts;
    this.session.refresh();
  }

  /** Whether the climb has not ended that a refresh has begun beside a log on screen. */
  #isAsking(): boolean {
    const { attempts } = this.session.getSnapshot();
    return attempts === this.#evidence || attempts.some(({ outcome }) => outcome === 'pending');
  }

  #isBusy(): boolean {
    const { status } = this.session.getSnapshot();
    return status !== 'complete' && status !== 'unavailable';
  }

  /** Runs all that only waits for promises, and looks at the text. */
  async #settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn += 1) {
      await new Promise(setImmediate);
      this.#witness.look();
    }
  }
}

function archived(kind: ArchiveKind, printed: string, at: number): Uint8Array | undefined {
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
      return Buffer.from(printed.slice(0, Math.floor(printed.length * at)));
    case 'thinned': {
      const lines = printed.split(/(?<=\n)/);
      lines.splice(Math.floor(lines.length * at), 3);
      return Buffer.from(lines.join(''));
    }
  }
}
