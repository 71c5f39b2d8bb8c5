import { setInterval } from 'node:timers';

/** What a task has cost. */
interface Cost {
  /** Most memory during the task above that before it, in bytes: the heap, and what lies outside. */
  peak: number;
  /** Longest time without a turn of the event loop, in milliseconds. */
  block: number;
  /** Processor time, in milliseconds: on a busy machine, too, it is that of the task alone. */
  cpu: number;
  /** How it ended, in a word. */
  outcome: string;
}

/** Milliseconds between two looks. */
const INTERVAL = 5;

/** Runs a task and looks at the process meanwhile. Memory is exact with `node --expose-gc` only. */
export async function measure(task: () => Promise<string>): Promise<Cost> {
  await collectGarbage();
  const before = memory();
  let peak = before;
  let block = 0;
  let last = performance.now();
  const look = (): void => {
    const now = performance.now();
    block = Math.max(block, now - last - INTERVAL);
    last = now;
    peak = Math.max(peak, memory());
  };
  const timer = setInterval(look, INTERVAL);
  const start = process.cpuUsage();
  try {
    const outcome = await task();
    look();
    const { user, system } = process.cpuUsage(start);
    return { peak: peak - before, block, cpu: (user + system) / 1000, outcome };
  } finally {
    clearInterval(timer);
  }
}

/** Twice: what lies outside of the heap is given back after the objects that held it. */
async function collectGarbage(): Promise<void> {
  for (let times = 0; times < 2; times++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function memory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
