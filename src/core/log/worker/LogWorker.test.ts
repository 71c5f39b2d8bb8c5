import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';

import { LogDocument } from '../document/LogDocument.js';
import { compilePattern } from '../search/linePattern.js';
import { PatternSearch } from '../search/PatternSearch.js';
import { LogProblems } from '../severity/LogProblems.js';
import { SEVERITY_RULES } from '../severity/severityRules.js';
import { LogWorker, type WorkerLike } from './LogWorker.js';
import { serveScans } from './serveScans.js';

const MiB = 2 ** 20;

/** A worker's code behind a port, with what a `Worker` has for its page. */
function portWorker(port: MessagePort): WorkerLike {
  return Object.assign(new EventTarget(), {
    postMessage: port.postMessage.bind(port),
    addEventListener: port.addEventListener.bind(port),
    terminate: port.close.bind(port),
  });
}

/** Counts the parts that workers have looked through, and can hold the answers back. */
class Parts {
  count = 0;
  #held: (() => void)[] | undefined;

  /** Holds answers until the returned function is called. */
  hold(): () => void {
    const held = (this.#held = [] as (() => void)[]);
    return () => {
      this.#held = undefined;
      for (const answer of held) answer();
    };
  }

  /** What comes from one port goes to another. */
  pass(from: MessagePort, to: MessagePort): void {
    from.addEventListener('message', ({ data }: MessageEvent<object>) => {
      const pass = () => {
        to.postMessage(data);
      };
      if ('part' in data) this.count += 1;
      if (this.#held) this.#held.push(pass);
      else pass();
    });
    from.start();
  }
}

/** Workers as `LogWorker` creates them, and what there is to see of them. */
function workers() {
  const ports: MessagePort[] = [];
  const parts = new Parts();
  const worker = new LogWorker(() => {
    const [inside, outside] = [new MessageChannel(), new MessageChannel()];
    serveScans(inside.port1);
    inside.port1.start();
    parts.pass(inside.port2, outside.port1);
    outside.port1.addEventListener('message', ({ data }) => {
      inside.port2.postMessage(data);
    });
    outside.port1.start();
    outside.port2.start();
    ports.push(outside.port2);
    return portWorker(outside.port2);
  });
  onTestFinished(() => {
    worker.close();
  });
  /** Resolves when one listens: until then the page does the work. */
  const start = async () => {
    const document = LogDocument.from('fine\n'.repeat(MiB / 4));
    const scan = worker.readAhead(document, 0, { kind: 'problems', rules: SEVERITY_RULES });
    await new Promise((resolve) => {
      ports.at(-1)?.addEventListener('message', resolve, { once: true });
    });
    scan?.end();
  };
  return { worker, ports, parts, start };
}

const line = fc.constantFrom(
  ...['fine', '', 'epoch 3 loss=0.25', 'INFO 0 errors', 'ERROR:root:failed', 'WARNING: slow'],
  ...['\x1b[31mERROR\x1b[0m: red', '10%\r20% loss=0.5\r', '\tloss\t=\t1', '漢字 loss=9 漢字', '👍🏽'],
  ...['Traceback (most recent call last):\n  File "x", line 3\nKeyError: 1', 'error_rate=0.1'],
  ...[
    'java.io.IOException: x\n\tat a.b(C.java:3)\n\nCaused by: y',
    'lo\x1b[1mss=7',
    'loss\u200b=8',
  ],
  ...['E0824 12:00:00.000000 1 x.go:3] no', `{"level":"error","x":"${'y'.repeat(700)}"}`],
  ...['java.io.IOException: x\n[Stage 0:>]\r          \r\tat a.b(C.java:3)\nCaused by: y: z'],
  ...['{"level":"E","msg":"x"}', 'level=w', '{level=err}', `ERROR ${'w'.repeat(20_000)} loss=4`],
  ...[
    `{"level":"e","x":"${'v'.repeat(20_000)} error "}`,
    'ERROR a\n    at a.b(C.java:3)\n  ... 1 more',
  ],
  ...[`${'z'.repeat(3000)} loss=1 ERROR`, 'panic: x\n\ngoroutine 1 [running]:', 'loss=1 loss=22'],
);
const bytes = fc.uint8Array({ maxLength: 12 }).map((list) => list.filter((byte) => byte !== 0x1b));

/** Some lines over and over, in chunks as they come from a network, with and without a newline at the end. */
const logs = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 40 }),
    noise: bytes,
    chunk: fc.constantFrom(1000, 40_000, 65_536, 300_000),
    ends: fc.boolean(),
  })
  .map(({ lines, noise, chunk, ends }) => {
    const some = [...new TextEncoder().encode(`${lines.join('\n')}\n`), ...noise, 0x0a];
    const all = new Uint8Array(Math.ceil((1.2 * MiB) / some.length) * some.length);
    for (let at = 0; at < all.length; at += some.length) all.set(some, at);
    const document = new LogDocument();
    const end = ends ? all.length : all.length - 3;
    for (let at = 0; at < end; at += chunk) {
      document.append(all.slice(at, Math.min(end, at + chunk)));
    }
    return document;
  });

const problemsOf = (problems: LogProblems) => ({
  counts: problems.counts,
  all: Array.from({ length: problems.count }, (_, i) => problems.at(i)),
});

function patternIn(document: LogDocument, source: string, oncePerLine = false) {
  const pattern = compilePattern(source, { matchCase: false, wholeWord: false });
  if ('problem' in pattern) throw new Error(pattern.problem);
  return new PatternSearch(document, pattern, oncePerLine);
}

const matchesOf = (search: PatternSearch) => ({
  cut: search.cutLines,
  lines: Array.from({ length: search.count }, (_, i) => search.lineOf(i)),
  some: Array.from({ length: 20 }, (_, i) => search.at(Math.floor((search.count * i) / 20))),
});

describe('a worker finds what the page finds', () => {
  test('of errors', async () => {
    const { worker, ports, parts, start } = workers();
    await start();
    await fc.assert(
      fc.asyncProperty(logs, async (document) => {
        const here = new LogProblems(document);
        await here.run();
        const there = new LogProblems(document);
        await there.run({ worker });
        expect(problemsOf(there)).toEqual(problemsOf(here));
      }),
      { numRuns: 12 },
    );
    expect(ports).toHaveLength(1);
    expect(parts.count).toBeGreaterThan(0);
  });

  test.each(['loss=[0-9.]+', '^$', 'o', '\\p{Han}+', 'l.s{2} *=', 'ERROR$', '(?:a|b)*c', '\\bz'])(
    'of %s',
    async (source) => {
      const { worker, parts, start } = workers();
      await start();
      await fc.assert(
        fc.asyncProperty(logs, fc.boolean(), async (document, oncePerLine) => {
          const here = patternIn(document, source, oncePerLine);
          await here.run();
          const there = patternIn(document, source, oncePerLine);
          await there.run({ worker });
          expect(matchesOf(there)).toEqual(matchesOf(here));
        }),
        { numRuns: 3 },
      );
      expect(parts.count).toBeGreaterThan(0);
    },
  );

  test('of a log with lines longer than what is sent at once', async () => {
    const { worker, parts, start } = workers();
    await start();
    const long = `${'x'.repeat(400_000)} loss=1`;
    const document = LogDocument.from(`loss=2\n${long}\nERROR: a\n${long}${long}\nloss=3\n${long}`);
    const search = patternIn(document, 'loss=[0-9]');
    await search.run({ worker });
    const alone = patternIn(document, 'loss=[0-9]');
    await alone.run();
    expect(matchesOf(search)).toEqual(matchesOf(alone));
    expect(search.cutLines).toBe(3);
    const problems = new LogProblems(document);
    await problems.run({ worker });
    expect(problemsOf(problems).all).toEqual([{ severity: 'error', first: 2, end: 3, line: 2 }]);
    expect(parts.count).toBeGreaterThan(0);
  });

  test('of a log that grows meanwhile, and in its last lines is written anew', async () => {
    const { worker, parts, start } = workers();
    await start();
    const document = new LogDocument();
    document.appendText('fine\nERROR: a\nloss=1\n'.repeat(80_000));
    const problems = new LogProblems(document);
    const search = patternIn(document, 'loss=[0-9]');
    let changes = 0;
    const onProgress = () => {
      if (++changes > 6) return;
      // Up two lines, which are other lines then.
      document.appendText('\x1b[2A\rloss=2\x1b[K\nfine\x1b[K\nERROR: b\nloss=3\n');
    };
    await Promise.all([problems.run({ worker, onProgress }), search.run({ worker, onProgress })]);
    expect(changes).toBeGreaterThan(0);
    expect(parts.count).toBeGreaterThan(8);
    await expectFoundAnew(document, problems, search);
  });

  test('of a log that has other lines when the answers come', async () => {
    const { worker, parts, start } = workers();
    await start();
    const document = LogDocument.from('fine\nERROR: a\nloss=1\n'.repeat(80_000));
    const problems = new LogProblems(document);
    const search = patternIn(document, 'loss=[0-9]');
    const answer = parts.hold();
    const runs = [problems.run({ worker }), search.run({ worker })];
    await expect.poll(() => parts.count).toBeGreaterThan(0);
    const bytes = [new TextEncoder().encode('put in\n')];
    const isDone = new Promise<void>((onDone) => {
      void document.insert([{ offset: 0, bytes }], { isWanted: () => true, onDone });
    });
    await isDone;
    expect(document.lineText(2)).toBe('ERROR: a');
    answer();
    await Promise.all(runs);
    expect([problems.at(0)?.line, search.lineOf(0)]).toEqual([2, 3]);
    await expectFoundAnew(document, problems, search);
  });
});

/** What was found so far, and is found of what came last, is what is found by another search. */
async function expectFoundAnew(
  document: LogDocument,
  problems: LogProblems,
  search: PatternSearch,
) {
  const [other, otherSearch] = [new LogProblems(document), patternIn(document, 'loss=[0-9]')];
  await Promise.all([problems, search, other, otherSearch].map((each) => each.run()));
  expect(problemsOf(problems)).toEqual(problemsOf(other));
  expect(matchesOf(search)).toEqual(matchesOf(otherSearch));
}

describe('the page does the work', () => {
  const document = LogDocument.from('fine\nERROR: a\nloss=1\n'.repeat(80_000));
  const run = async (worker: LogWorker) => {
    const problems = new LogProblems(document);
    const search = patternIn(document, 'loss');
    await Promise.all([problems.run({ worker }), search.run({ worker })]);
    expect([problems.count, search.count]).toEqual([80_000, 80_000]);
  };

  test('where there is little of it', async () => {
    const { worker, ports } = workers();
    const problems = new LogProblems(LogDocument.from('ERROR: a\n'.repeat(100_000)));
    await problems.run({ worker });
    expect([problems.count, ports.length]).toEqual([100_000, 0]);
  });

  test('where no worker can be created, which is tried once', async () => {
    let tried = 0;
    const worker = new LogWorker(() => {
      tried += 1;
      throw new DOMException('Refused by a policy.', 'SecurityError');
    });
    await run(worker);
    await run(worker);
    expect(tried).toBe(1);
  });

  test('where its code cannot be loaded', async () => {
    const silent = Object.assign(new EventTarget(), {
      postMessage: () => {
        queueMicrotask(() => silent.dispatchEvent(new Event('error')));
      },
      terminate: () => undefined,
    });
    await run(new LogWorker(() => silent));
  });

  test('where it never says that it listens, as without its import', async () => {
    const posted: unknown[] = [];
    const silent = Object.assign(new EventTarget(), {
      postMessage: (message: unknown) => posted.push(message),
      terminate: () => undefined,
    });
    await run(new LogWorker(() => silent));
    // Two scans began and ended; no bytes were sent.
    expect(posted).toHaveLength(4);
  });

  test('on, where the worker is closed meanwhile; another scan starts it again', async () => {
    const { worker, ports, parts, start } = workers();
    await start();
    parts.hold();
    const running = run(worker);
    await expect.poll(() => parts.count).toBeGreaterThan(0);
    worker.close();
    await running;
    expect(ports).toHaveLength(1);
    await run(worker);
    expect(ports).toHaveLength(2);
  });

  test('where a host’s rules cannot be sent', async () => {
    const { worker, parts, start } = workers();
    await start();
    const rules = [
      {
        ...SEVERITY_RULES[0],
        name: 'mine',
        pattern: /^fine/,
        contains: ['fine'],
        severity: 'fatal',
        toString: () => '',
      },
      ...SEVERITY_RULES,
    ] as const;
    const problems = new LogProblems(document, {
      rules: rules as unknown as typeof SEVERITY_RULES,
    });
    await problems.run({ worker });
    expect(problems.counts).toEqual({ fatal: 80_000, error: 80_000, warning: 0 });
    expect(parts.count).toBe(0);
  });
});

test('a run that is aborted ends, and so does its scan', async () => {
  const { worker, parts, start } = workers();
  await start();
  const document = LogDocument.from('ERROR: a\n'.repeat(300_000));
  const problems = new LogProblems(document);
  const aborting = new AbortController();
  const onProgress = () => {
    aborting.abort();
  };
  await expect(problems.run({ worker, signal: aborting.signal, onProgress })).rejects.toThrow(
    /abort/i,
  );
  const before = parts.count;
  await problems.run({ worker });
  expect(problems.count).toBe(300_000);
  expect(parts.count).toBeGreaterThan(before);
});
