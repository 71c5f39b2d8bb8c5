import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright';

import { findChromium } from '../../scripts/findChromium.mjs';
import { VIEWERS } from './figures.mjs';

/** The promise, or after that many milliseconds an error that says what took too long. */
export async function withTimeout(promise, ms, what) {
  let timer;
  const overdue = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing after ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([promise, overdue]);
  } finally {
    clearTimeout(timer);
  }
}

/** Nothing in the background, no GPU that another machine has not, and a wheel that turns at once. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-smooth-scrolling',
  '--enable-blink-features=ForceEagerMeasureMemory',
];

export async function launchChromium() {
  return chromium.launch({ executablePath: await findChromium(), args: ARGS });
}

const BENCH = join(import.meta.dirname, '..');
const ROOT = join(BENCH, '..');

/** What the figures depend on, and nothing that tells whose machine it is. */
export function describeMachine(browser) {
  const peers = Object.values(VIEWERS).map(({ package: name }) => name);
  return {
    date: new Date().toISOString().slice(0, 10),
    chromium: browser.version(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 2 ** 30),
    loadAverage: Math.round(loadavg()[0] * 10) / 10,
    versions: {
      'kfp-log-viewer': versionIn(ROOT),
      ...Object.fromEntries(
        [...peers, 'react'].filter(Boolean).map((name) => [name, versionIn(BENCH, name)]),
      ),
    },
  };
}

function versionIn(folder, name) {
  const file = join(folder, ...(name ? ['node_modules', name] : []), 'package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

const MB = 1_000_000;

/** The process that a page lives in: its CPU time and its memory. */
class Renderer {
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

const VIEWPORT = { width: 1200, height: 700 };

/** A page of the bench, alone in its process, and the process. */
export class BenchTab {
  #context;
  #page;
  #session;
  #browserSession;
  #renderer;
  /** Rejects when the page dies. */
  crash;

  constructor({ context, page, session, browserSession, renderer, crash }) {
    this.#context = context;
    this.#page = page;
    this.#session = session;
    this.#browserSession = browserSession;
    this.#renderer = renderer;
    this.crash = crash;
  }

  /** The empty page. */
  static async open(browser, url) {
    const context = await browser.newContext({ viewport: VIEWPORT });
    const page = await context.newPage();
    const crash = new Promise((_, reject) => {
      page.on('crash', () => reject(new Error('the page crashed')));
    });
    // It may crash when nobody is waiting for it.
    crash.catch(() => undefined);
    const session = await context.newCDPSession(page);
    const browserSession = await browser.newBrowserCDPSession();
    await page.goto(url);
    await page.waitForFunction('openBench !== undefined');
    const renderer = await Renderer.of(browserSession, session);
    return new BenchTab({ context, page, session, browserSession, renderer, crash });
  }

  /** Loads a viewer's code. */
  async openViewer(name) {
    await this.#page.evaluate(`openBench(${JSON.stringify(name)})`);
  }

  /** Calls one of the functions of `page/createBench.ts`. */
  call(name, ...args) {
    return this.#page.evaluate(`bench.${name}(${args.map((arg) => JSON.stringify(arg))})`);
  }

  /** Makes the network slow, of all that is loaded from now on. */
  async slowDown(conditions) {
    await this.#session.send('Network.enable');
    await this.#session.send('Network.emulateNetworkConditions', { offline: false, ...conditions });
  }

  /** Turns the wheel over the middle of the page. */
  wheel(deltaY) {
    return this.#session.send('Input.dispatchMouseEvent', {
      ...{ type: 'mouseWheel', x: VIEWPORT.width / 2, y: VIEWPORT.height / 2, deltaX: 0, deltaY },
    });
  }

  cpu() {
    return this.#renderer.cpu();
  }

  memory() {
    return this.#renderer.memory();
  }

  /** Closes it in any state, and waits until its process has ended: what comes next runs alone. */
  async close() {
    await this.#browserSession.detach().catch(() => undefined);
    await withTimeout(this.#context.close(), 5_000, 'closing').catch(() => this.#renderer.kill());
    await withTimeout(this.#renderer.ended(), 5_000, 'ending').catch(() => this.#renderer.kill());
  }
}
