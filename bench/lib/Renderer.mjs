import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const MB = 1_000_000;

/** The process that a page lives in: its CPU time and its memory. */
export class Renderer {
  #session;
  #pid;

  constructor(session, pid) {
    this.#session = session;
    this.#pid = pid;
  }

  /**
   * @param browserSession a DevTools session of the browser
   * @param session a DevTools session of the page
   */
  static async of(browserSession, session) {
    // In the time domain of threads a busy machine does not count as a busy page.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    for (let attempt = 0; attempt < 10; attempt++) {
      const pid = await findPid(browserSession, session);
      if (pid) return new Renderer(session, pid);
    }
    throw new Error('the process of the page was not found');
  }

  /** Seconds of CPU: the main thread's tasks, and all threads of the process. */
  async cpu() {
    const { TaskDuration, ProcessTime } = await metrics(this.#session);
    return { mainThread: TaskDuration, process: ProcessTime };
  }

  /** Private memory in MB after garbage collection; where there is no `/proc`, what Chromium says. */
  async memory() {
    for (let i = 0; i < 2; i++) {
      await this.#session.send('HeapProfiler.collectGarbage');
      await sleep(100);
    }
    const readings = [];
    for (let i = 0; i < 3; i++) {
      readings.push(await this.#read());
      await sleep(100);
    }
    return Math.min(...readings);
  }

  async #read() {
    if (process.platform === 'linux') {
      const status = readFileSync(`/proc/${this.#pid}/status`, 'utf8');
      return (Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1]) * 1024) / MB;
    }
    const { result } = await this.#session.send('Runtime.evaluate', {
      expression: 'performance.measureUserAgentSpecificMemory().then(({ bytes }) => bytes)',
      awaitPromise: true,
    });
    return result.value / MB;
  }

  /** Resolves when the process has ended, and given back its memory. */
  async ended() {
    while (this.#isAlive()) await sleep(20);
  }

  #isAlive() {
    try {
      return process.kill(this.#pid, 0);
    } catch {
      return false;
    }
  }

  /** Ends a process that no longer answers. */
  kill() {
    try {
      process.kill(this.#pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** The one process that has used as much CPU as the page says of its own, or none. */
async function findPid(browserSession, session) {
  const expression = 'for (const end = performance.now() + 120; performance.now() < end; ) ;';
  await session.send('Runtime.evaluate', { expression });
  const { ProcessTime } = await metrics(session);
  const { processInfo } = await browserSession.send('SystemInfo.getProcessInfo');
  const [found, ...more] = processInfo.filter(
    ({ type, cpuTime }) => type === 'renderer' && Math.abs(cpuTime - ProcessTime) < 0.015,
  );
  return more.length === 0 ? found?.id : undefined;
}

async function metrics(session) {
  const { metrics: list } = await session.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}
