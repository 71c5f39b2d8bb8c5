import { setTimeout as wait } from 'node:timers/promises';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

import type { TestProject } from 'vitest/node';

import { serve } from './serve.js';
import { largeBody } from './largeBody.js';

declare module 'vitest' {
  // Declared again to be extended.
  interface ProvidedContext {
    /** A server of another origin whose bodies are large, slow, or cut. */
    realBodies: string;
  }
}

const POD = {
  kind: 'Pod',
  spec: { containers: [{ name: 'main' }] },
  status: {
    phase: 'Failed',
    containerStatuses: [
      {
        name: 'main',
        state: { terminated: { exitCode: 1, finishedAt: '2026-08-20T09:00:00Z' } },
      },
    ],
  },
};

/** The lines of the log that is cut. */
const LINES = Array.from({ length: 400 }, (_, line) => `epoch ${line}\n`).join('');

/**
 * Bodies over real connections. `/large?bytes=&every=&pause=` sends so many bytes of {@link largeBody},
 * silent for `pause` milliseconds after each `every` of them. `/FAULT/NAME/` is a KFP with the log of a pod
 * that has failed, of which half is sent. At `/break/NAME` the connection is `reset`, or ends before the
 * announced length for `short`; for `stall` nothing more comes. `/heal/NAME` ends that.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const healed = new Set<string>();
  const cut = new Map<string, () => void>();
  const server = await serve((path, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const [, fault = '', name = '', ...rest] = pathname.split('/');
    const place = rest.join('/');
    if (fault === 'large') {
      const asked = (name: string): number => Number(searchParams.get(name) ?? 0);
      void sendLarge(response, asked('bytes'), asked('every'), asked('pause'));
    } else if (fault === 'break') {
      cut.get(name)?.();
      response.end();
    } else if (fault === 'heal') {
      healed.add(name);
      response.end();
    } else if (place === 'k8s/pod/logs') {
      if (healed.has(name)) response.end(LINES);
      else cut.set(name, sendHalf(response, fault));
    } else if (place.startsWith('k8s/pod')) response.end(JSON.stringify(POD));
    else response.writeHead(404).end();
  });
  project.provide('realBodies', server.url);
  return () => Promise.resolve(server[Symbol.asyncDispose]());
}

/** Sends half of the log; returns what breaks off the rest. */
function sendHalf(response: ServerResponse, fault: string): () => void {
  response.writeHead(200, fault === 'short' ? { 'content-length': LINES.length } : {});
  response.write(LINES.slice(0, LINES.length / 2));
  return () => {
    if (fault === 'reset') response.socket?.resetAndDestroy();
    if (fault === 'short') response.socket?.end();
  };
}

async function sendLarge(
  response: ServerResponse,
  bytes: number,
  every: number,
  pause: number,
): Promise<void> {
  let sincePause = 0;
  for (const piece of largeBody(bytes)) {
    if (response.destroyed) return;
    if (!response.write(piece)) await once(response, 'drain').catch(() => undefined);
    sincePause += piece.length;
    if (every > 0 && sincePause >= every) {
      sincePause = 0;
      await wait(pause);
    }
  }
  response.end();
}
