import type { ServerResponse } from 'node:http';

import type { TestProject } from 'vitest/node';

import { serve } from './serve.js';

declare module 'vitest' {
  // Declared again to be extended.
  interface ProvidedContext {
    /** A server of another origin whose logs do not end before a test says so. */
    slowLogs: string;
  }
}

const POD = {
  kind: 'Pod',
  spec: { containers: [{ name: 'main' }] },
  status: { phase: 'Running', containerStatuses: [{ name: 'main', state: { running: {} } }] },
};
const ENDED = {
  ...POD,
  status: {
    phase: 'Succeeded',
    containerStatuses: [
      {
        name: 'main',
        state: { terminated: { exitCode: 0, finishedAt: '2026-08-20T09:00:00Z' } },
      },
    ],
  },
};
const STAMP = '2026-08-20T09:00:00.000000000Z';

/**
 * A KFP and Kubernetes API over real connections, HTTP/1.1. The log of a pod is sent in part, and its
 * rest once `/release` is asked; a log that is followed stays open after that. `/own` is what a host's
 * page asks by itself, and `/most` tells how many responses were open at once.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let isHeld = true;
  let most = 0;
  const held = new Set<() => void>();
  const server = await serve((path, response) => {
    response.setHeader('access-control-allow-origin', '*');
    // Counted before it is answered.
    most = Math.max(most, server.open.size);
    const kubernetes = /\/pods\/([^/?]+)(\/log)?/.exec(path);
    if (path === '/hold') {
      isHeld = true;
      most = 0;
      response.end();
    } else if (path === '/release') {
      isHeld = false;
      for (const send of [...held]) send();
      held.clear();
      response.end();
    } else if (path === '/most') response.end(String(most));
    else if (path === '/own') response.end('for the page');
    else if (path.startsWith('/k8s/pod/logs')) sendLog(response, 'one\n', 'two\n');
    else if (path.startsWith('/k8s/pod')) response.end(JSON.stringify(isHeld ? POD : ENDED));
    else if (kubernetes?.[2]) {
      const follows = path.includes('follow=true');
      if (!path.includes('sinceTime')) response.end(`${STAMP} one\n`);
      else if (follows) sendLog(response, `${STAMP} one\n`, `${STAMP} two\n`, false);
      else response.end(`${STAMP} one\n${isHeld ? '' : `${STAMP} two\n`}`);
    } else if (kubernetes) response.end(JSON.stringify(POD));
    else response.writeHead(404).end();
  });

  function sendLog(response: ServerResponse, start: string, rest: string, ends = true): void {
    const send = (): void => {
      if (ends) response.end(rest);
      else response.write(rest);
    };
    response.write(start);
    if (!isHeld) send();
    else held.add(send);
    response.on('close', () => held.delete(send));
  }

  project.provide('slowLogs', server.url);
  return () => Promise.resolve(server[Symbol.asyncDispose]());
}
