import { expect, test } from 'vitest';

import { createKfpClient, openRunLogs, type RunLogsSession } from '../../../src/core/index.js';
import { STEP } from '../../support/StepServer.js';
import { shownIn } from './shownIn.js';

/** Times that a reader presses "Try again" at most. */
const PRESSES = 10;

/** Lives that are read at the same time. */
const AT_ONCE = 6;

/**
 * Lives of steps that are read over real connections: each log is in the end the merge of all that was sent.
 *
 * @param url where they are served, see `stepLives.ts`
 */
export function testLivesOverHttp(url: () => string, lives: number): void {
  const numbers = Array.from({ length: lives }, (_, number) => number);
  const groups = Array.from({ length: Math.ceil(lives / AT_ONCE) }, (_, group) =>
    numbers.slice(group * AT_ONCE, (group + 1) * AT_ONCE),
  );
  test.each(groups.map((group) => [group]))('lives %j are read to their ends', async (group) => {
    const verdicts = await Promise.all(group.map((number) => readLife(url(), number)));
    expect(verdicts).toEqual(group.map(() => 'ok'));
  });
}

/** Reads a log to its end; resolves with what is wrong with it, or with `ok`. */
async function readLife(url: string, number: number): Promise<string> {
  const client = createKfpClient({
    baseUrl: `${url}/life/${number}`,
    timeouts: { head: 10_000, stall: 400 },
  });
  const session = openRunLogs(STEP, { client, followInterval: 30, waitInterval: 30 });
  await atRest(session);
  const isLate = await (await fetch(`${url}/finish/${number}`)).text();
  if (isLate === 'true') await refresh(session);
  for (let press = 0; press < PRESSES && canTryAgain(session); press += 1) await refresh(session);
  const body = JSON.stringify(shownIn(session));
  session.close();
  return (await fetch(`${url}/check/${number}`, { method: 'POST', body })).text();
}

function canTryAgain(session: RunLogsSession): boolean {
  return session.getSnapshot().diagnosis?.retryable === true;
}

async function refresh(session: RunLogsSession): Promise<void> {
  const { attempts } = session.getSnapshot();
  session.refresh();
  await atRest(session, attempts);
}

/** Waits until nothing more comes by itself, of a later search than that of the requests. */
async function atRest(session: RunLogsSession, before?: unknown): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      const { status, attempts, diagnosis } = session.getSnapshot();
      const isOver = /complete|unavailable/.test(status) || diagnosis?.code === 'login-required';
      const isAsking = attempts === before || attempts.some(({ outcome }) => outcome === 'pending');
      if (!isOver || isAsking) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = session.subscribe(look);
    look();
  });
}
