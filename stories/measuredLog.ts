import { http, type RequestHandler } from 'msw';

import { respond, type World } from '../src/msw/index.js';

const PIECES = 100;
/** Milliseconds between two of them. */
const PACE = 200;

/** A slow proxy in front of a simulated KFP, which knows how long the log of a pod is. */
export function measuredLog(world: World, pod: string): RequestHandler {
  const { length } = world.readLog(pod);
  world.delivery.chunkBytes = Math.ceil(length / PIECES);
  world.delivery.beforeChunk = () => new Promise((resolve) => setTimeout(resolve, PACE));
  return http.get('*/k8s/pod/logs', async ({ request }) => {
    const { body, status, headers } = await respond(world, request);
    const measured = new Headers(headers);
    measured.set('content-length', String(length));
    return new Response(body, { status, headers: measured });
  });
}
