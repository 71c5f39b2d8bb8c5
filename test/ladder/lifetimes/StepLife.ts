import { gzipSync } from 'node:zlib';

import type { Clock } from '../../../src/core/base/scheduler.js';
import { type KubernetesPlace, StepKubernetes } from '../../support/StepKubernetes.js';
import { type Fault, type Place, StepServer } from '../../support/StepServer.js';
import type { Moment, Schedule } from './schedule.js';
import { EXECUTOR_LINE, Witness } from './Witness.js';

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

  /**
   * Ends within a line, which is never finished; returns what it prints before, so that the line has so many
   * bytes if it has any.
   */
  die(least: number): string {
    const start = this.printed.lastIndexOf('\n') + 1;
    const length = this.printed.length - start;
    // Not within its number, by which it is recognised here.
    const rest = length > 0 && length < least ? this.print(least - length) : '';
    if (this.printed !== '' && !this.printed.endsWith('\n')) this.printed += '\n';
    this.#pending = this.#pending.slice(this.#pending.indexOf('\n') + 1);
    return rest;
  }

  #print(text: string): string {
    this.#pending = this.#pending.slice(text.length);
    this.printed += text;
    return text;
  }
}

/**
 * A step with its server, as it lives by a schedule. How time goes by is left to whoever plays it: each
 * yield is a rest of so many milliseconds.
 */
export class StepLife {
  readonly server: StepServer = new StepServer();
  /** Where the log streams, in a life of which it does. */
  readonly kubernetes: StepKubernetes | undefined;
  readonly witness: Witness = new Witness();
  readonly #schedule: Schedule;
  readonly #program = new Program();
  readonly #faults: { place: Place | KubernetesPlace; fault: Fault; times: number }[] = [];

  /** @param clock of the times at which lines are written, where the log streams */
  constructor(schedule: Schedule, clock: Pick<Clock, 'now'> = { now: () => 0 }) {
    this.#schedule = schedule;
    const { server, witness } = this;
    server.pod = 'pending';
    server.phase = 'Pending';
    const disturb = (place: Place | KubernetesPlace): Fault | undefined => {
      const next = this.#faults.find((it) => it.place === place && it.times > 0);
      if (next) next.times -= 1;
      return next?.fault;
    };
    server.disturb = disturb;
    server.onSent = witness.onSent;
    if (!schedule.kubernetes) return;
    this.kubernetes = new StepKubernetes(server, clock, schedule.kubernetes);
    this.kubernetes.maySeePod = schedule.kubernetes.maySeePod;
    this.kubernetes.disturb = disturb;
    this.kubernetes.onLine = witness.onLine;
  }

  /** Lives to the end. Where the archive comes late, the reader presses "Refresh" in the end. */
  *live(): Generator<number, void> {
    const { pending, running, after, end, reportedAfter, archivedAfter, archive } = this.#schedule;
    const { server } = this;
    yield pending;
    server.pod = 'running';
    server.phase = 'Running';
    this.#write(EXECUTOR_LINE);
    for (const moment of running) yield* this.#happen(moment, true);

    if (end === 'deleted') {
      this.#die();
    } else {
      this.#write(this.#program.finishLine());
      this.#write(EXECUTOR_LINE);
    }
    this.kubernetes?.end();
    const { seenAfter = 0 } = this.#schedule.kubernetes ?? {};
    if (seenAfter > 0) yield seenAfter;
    server.pod = end === 'deleted' ? 'none' : 'succeeded';
    this.#dropSilentFaults();
    for (const moment of after) yield* this.#happen(moment, false);
    if (end === 'endsAndIsDeleted') server.pod = 'none';
    yield reportedAfter;
    server.phase = end === 'deleted' ? 'Failed' : 'Succeeded';
    server.isArchived = archive !== 'none';
    if (archivedAfter > 0) yield archivedAfter;
    server.archive = archived(this.#schedule, this.#program.printed);
    server.fallsBack = this.#schedule.fallsBack;
  }

  /** Compares what the reader sees in the end with what it must be. @throws where it differs */
  check(shown: Parameters<Witness['check']>[0]): void {
    const { archive, end } = this.#schedule;
    const { printed } = this.#program;
    // Nobody can tell a truncated object from a whole one.
    const hasAll = archive === 'none' ? end === 'stays' : !/truncated|thinned/.test(archive);
    const last = printed.trimEnd().split('\n').at(-1) ?? '';
    // A pod that has ended and was read to its end is asked no archive for what it no longer had; one that
    // streams may be read to its end before it is deleted.
    const isGoneAtOnce = end === 'deleted' && !this.#schedule.kubernetes?.seenAfter;
    const isInLog = isGoneAtOnce || Buffer.from(this.server.log).includes(`${last}\n`);
    this.witness.check(shown, {
      printed,
      isThinned: archive === 'thinned',
      hasAll: hasAll && isInLog,
      isKnownToEnd: archive !== 'none' || end === 'stays',
    });
  }

  *#happen(moment: Moment, isRunning: boolean): Generator<number, void> {
    const { server } = this;
    switch (moment.kind) {
      case 'write':
        this.#write(this.#program.print(moment.bytes));
        break;
      case 'pass':
        yield moment.ms;
        break;
      case 'rotate': {
        const { log } = server;
        const newline = log.indexOf(10, Math.max(0, log.length - moment.kept));
        const dropped = (newline < 0 ? log.lastIndexOf(10) : newline) + 1;
        server.log = log.subarray(dropped);
        this.kubernetes?.drop(dropped);
        break;
      }
      case 'restart':
        this.#die();
        server.log = new Uint8Array(0);
        this.kubernetes?.restart();
        this.#write(EXECUTOR_LINE);
        break;
      case 'disturb': {
        const isLog = moment.place === 'log' || moment.place === 'podLog';
        const isSilent = moment.fault.kind === 'short' && (!isRunning || !isLog);
        // What is disturbed for long is given up in the end.
        const left = this.#faults.reduce((sum, { times }) => sum + times, 0);
        if (!isSilent && left < 5) this.#faults.push({ ...moment });
      }
    }
  }

  /** The program ends within a line. Of a log that streams nobody knows better than the pod what came last. */
  #die(): void {
    // By eight bytes of a line it is told from others where a copy has nothing else in common with the text.
    const rest = this.#program.die(this.kubernetes ? 8 : 7);
    this.kubernetes?.write(rest);
  }

  #write(text: string): void {
    if (this.kubernetes) this.kubernetes.write(text);
    else this.server.write(text);
  }

  /** That a log which has ended, or an object, ends early without an error is never seen. */
  #dropSilentFaults(): void {
    for (const it of this.#faults) if (it.fault.kind === 'short') it.times = 0;
  }
}

function archived({ archive, at }: Schedule, printed: string): Uint8Array | undefined {
  switch (archive) {
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
