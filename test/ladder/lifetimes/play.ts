import { Scheduler } from '../../../src/core/base/scheduler.js';
import {
  DEFAULT_RUNGS,
  kubernetesPodLogs,
  openRunLogs,
  type RunLogsSession,
} from '../../../src/core/index.js';
import { connectionsTo } from '../../../src/core/kfp/connections.js';
import { ManualClock } from '../../support/ManualClock.js';
import { KUBERNETES_URL } from '../../support/StepKubernetes.js';
import { STEP } from '../../support/StepServer.js';
import type { Schedule } from './schedule.js';
import { shownIn } from './shownIn.js';
import { StepLife } from './StepLife.js';

/** Plays a schedule in fast time. @throws {Error} when something is not as it must be */
export async function play(schedule: Schedule): Promise<void> {
  const lifetime = new Lifetime(schedule);
  try {
    await lifetime.play();
  } finally {
    lifetime.session.close();
  }
  if (lifetime.clock.pending > 0) throw new Error(`${lifetime.clock.pending} timers are left.`);
}

class Lifetime {
  readonly clock = new ManualClock();
  readonly session: RunLogsSession;
  readonly #isArchivedLate: boolean;
  readonly #life: StepLife;
  /** Holds the connections of other logs. */
  readonly #crowd = new AbortController();
  /** The requests of the search before the last refresh. */
  #evidence: unknown;
  #lines: string[] = [];
  #text = '';
  #version = 0;

  constructor(schedule: Schedule) {
    const { clock } = this;
    this.#life = new StepLife(schedule, clock);
    this.#isArchivedLate = schedule.archivedAfter > 0;
    const timeouts = { head: 5_000, stall: 5_000 };
    const { server, kubernetes } = this.#life;
    const client = server.client({ clock, timeouts });
    const { crowdedFor = 0 } = schedule.kubernetes ?? {};
    if (crowdedFor > 0) {
      const connections = connectionsTo(client.baseUrl, new Scheduler(clock));
      const take = () => connections.take('stream', this.#crowd.signal);
      void Promise.all([take(), take()]);
      clock.setTimeout(() => {
        this.#crowd.abort();
      }, crowdedFor);
    }
    const { fetch } = kubernetes ?? {};
    const rungs = fetch && [
      kubernetesPodLogs({ url: KUBERNETES_URL, fetch, clock, timeouts }),
      ...DEFAULT_RUNGS,
    ];
    this.session = openRunLogs(STEP, { client, clock, rungs });
  }

  async play(): Promise<void> {
    // The session imports it too: that takes real time, in which its clock stands still.
    await import('../../../src/core/ladder/createLadder.js');
    await import('../../../src/core/kfp/requests.js');
    await import('../../../src/core/ladder/rungs/climbPodLogs.js');
    for (const ms of this.#life.live()) await this.#pass(ms);
    // An operator says that the object is there now.
    if (this.#isArchivedLate) this.#refresh();
    await this.#calm();
    if (this.#isBusy()) {
      const { status, diagnosis } = this.session.getSnapshot();
      throw new Error(`It is still ${status}: ${diagnosis?.code ?? '–'}`);
    }
    this.#life.check(shownIn(this.session));
  }

  /** Lets time go by, from one timer to the next. */
  async #pass(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    for (let atOnce = 0; ;) {
      await this.#settle();
      const left = end - this.clock.now();
      const step = Math.min(this.clock.untilNext, left);
      atOnce = step > 0 ? 0 : atOnce + 1;
      if (atOnce > 200) throw new Error('It asks again and again at once.');
      this.clock.advance(step);
      if (step >= left) break;
    }
    await this.#settle();
  }

  /** Ten minutes in which nothing is in the way; the reader presses "Try again" where there is no log. */
  async #calm(): Promise<void> {
    for (let minute = 1; minute <= 10; minute += 1) {
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
      // Where no press helps, what it led to must be seen.
      const mayPress = minute < 10;
      if (mayPress && (canTryAgain || diagnosis?.code === 'login-required')) this.#refresh();
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
      this.#look();
    }
  }

  /**
   * Looks at the text: it goes on as it was, and where lines were put in between, each line of before is
   * where the document says that it is.
   */
  #look(): void {
    const { document } = this.session.getSnapshot();
    if (document.version === this.#version) return;
    const { text } = shownIn(this.session);
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
}
