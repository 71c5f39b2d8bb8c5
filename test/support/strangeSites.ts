import type { TestProject } from 'vitest/node';

import { serve } from './serve.js';

declare module 'vitest' {
  // Declared again to be extended.
  interface ProvidedContext {
    /** Servers of other origins than the page. */
    sites: { kfp: string; stranger: string };
  }
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
};

/**
 * Two servers that browser tests can reach: a KFP of another origin, which redirects what is asked under
 * `/to/<URL>/` there, and a site that lets every page ask it, and tells under `/seen` what it was sent.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const seen: unknown[] = [];
  const stranger = await serve((path, response, { method, headers }) => {
    response.writeHead(200, CORS);
    if (path === '/seen') {
      response.end(JSON.stringify(seen.splice(0)));
      return;
    }
    if (method !== 'OPTIONS') seen.push(headers);
    response.end('no log of yours\n');
  });
  const kfp = await serve((path, response, { method, headers }) => {
    const location = /^\/to\/(.*?)\/k8s/.exec(path)?.[1];
    if (method === 'OPTIONS') response.writeHead(204, CORS).end();
    else if (location) response.writeHead(302, { ...CORS, location }).end();
    else response.writeHead(200, CORS).end(`for ${String(headers['x-api-key'])}\n`);
  });
  project.provide('sites', { kfp: kfp.url, stranger: stranger.url });
  return async () => {
    await kfp[Symbol.asyncDispose]();
    await stranger[Symbol.asyncDispose]();
  };
}
