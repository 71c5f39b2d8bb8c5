import { text } from 'node:stream/consumers';
import type { ServerResponse } from 'node:http';

import fc from 'fast-check';
import type { TestProject } from 'vitest/node';

import { anySchedule, type Schedule } from '../ladder/lifetimes/schedule.js';
import type { ShownLog } from '../ladder/lifetimes/shownIn.js';
import { StepLife } from '../ladder/lifetimes/StepLife.js';
import { serve, type TestServer } from './serve.js';
import type { StepServer } from './StepServer.js';

declare module 'vitest' {
  // Declared again to be extended.
  interface ProvidedContext {
    /** A server of another origin with the lives of steps, see {@link serveStepLives}. */
    stepLives: { url: string; lives: number };
  }
}

/** How many lives there are. */
export const LIVES = 36;

/** The same lives for everybody. */
const schedules = fc.sample(anySchedule, { numRuns: LIVES, seed: 14 });

/**
 * Serves the generated lives of steps over real connections, which are reset, go silent and end early:
 * `/life/N/` is a KFP in which one step lives. Its time goes by as its log is asked for, so that no clock
 * decides what a reader sees. `/finish/N` lives to the end at once, and returns whether the archive has come
 * late; what the reader sees then is sent to `/check/N`, which answers with what is wrong.
 */
export async function serveStepLives(): Promise<TestServer> {
  const lives = schedules.map((schedule) => new ServedLife(schedule));
  return serve((path, response, request) => {
    response.setHeader('access-control-allow-origin', '*');
    const [, task, number, rest = ''] = /^\/(life|finish|check)\/(\d+)\/?(.*)/.exec(path) ?? [];
    const life = lives[Number(number)];
    if (task === 'life' && life) life.answer(rest, response);
    else if (task === 'finish' && life) response.end(String(life.finish()));
    else if (task === 'check' && life) {
      void text(request).then((body) => {
        response.end(life.check(JSON.parse(body) as ShownLog));
      });
    } else response.writeHead(404).end();
  });
}

class ServedLife {
  readonly #isArchivedLate: boolean;
  readonly #life: StepLife;
  readonly #moments: Generator<number, void>;

  constructor(schedule: Schedule) {
    this.#isArchivedLate = schedule.archivedAfter > 0;
    this.#life = new StepLife(schedule);
    this.#moments = this.#life.live();
    this.#moments.next();
  }

  answer(path: string, response: ServerResponse): void {
    const { server } = this.#life;
    const { place, ...answer } = server.take(path);
    send(answer, response);
    if (place === 'log') this.#moments.next();
  }

  finish(): boolean {
    while (!this.#moments.next().done);
    return this.#isArchivedLate;
  }

  check(shown: ShownLog): string {
    try {
      this.#life.check(shown);
      return 'ok';
    } catch (error) {
      return String(error);
    }
  }
}

function send(
  { status, bytes, fault }: Omit<ReturnType<StepServer['take']>, 'place'>,
  response: ServerResponse,
): void {
  if (!fault) {
    response.writeHead(status).end(bytes);
    return;
  }
  if (fault.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault.kind === 'status') {
    response.writeHead(fault.status, fault.headers).end(fault.text);
    return;
  }
  const part = bytes.subarray(0, fault.afterBytes);
  // Truncated: the length that was announced tells. Else the connection is reset.
  const isTruncated = fault.kind === 'cut' && part.length % 2 === 1;
  response.writeHead(status, isTruncated ? { 'content-length': bytes.length + 1 } : {});
  response.flushHeaders();
  response.write(part, () => {
    if (fault.kind === 'short') response.end();
    else if (isTruncated) response.socket?.end();
    else if (fault.kind === 'cut') response.socket?.resetAndDestroy();
  });
}

/** For a project's `globalSetup`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await serveStepLives();
  project.provide('stepLives', { url: server.url, lives: LIVES });
  return () => Promise.resolve(server[Symbol.asyncDispose]());
}
