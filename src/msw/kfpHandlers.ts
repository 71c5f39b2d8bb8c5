import { http, type RequestHandler } from 'msw';

import { answer } from './answer.js';
import { toServerPath } from './http/toServerPath.js';
import type { World } from './world/World.js';

/** Settings of {@link kfpHandlers}. */
export interface KfpHandlersOptions {
  /**
   * Where the page believes KFP to be: `''` (default) at any place of any host, relative to the page;
   * `'/pipeline'` below that path; or an absolute URL.
   */
  baseUrl?: string | undefined;
}

const PATHS = [
  '/k8s/pod',
  '/k8s/pod/*',
  '/artifacts/*',
  '/apis/v1beta1/*',
  '/apis/v2beta1/*',
  '/ml_metadata.*',
  '/system/cluster-name',
  '/system/project-id',
  '/visualizations/allowed',
];

/**
 * Request handlers for Mock Service Worker that answer as KFP's UI server would in a world. They
 * leave alone what the UI server has no route for, so that a page's own requests go through.
 */
export function kfpHandlers(world: World, options: KfpHandlersOptions = {}): RequestHandler[] {
  const baseUrl = (options.baseUrl ?? '').replace(/\/+$/, '');
  const prefix = /^https?:/.test(baseUrl) ? baseUrl : `*${baseUrl}`;
  return PATHS.map((path) =>
    http.all(`${prefix}${path}`, async ({ request }) => {
      const serverPath = toServerPath(new URL(request.url).pathname);
      if (serverPath === undefined) return undefined;
      try {
        return await answer(world, request, serverPath);
      } catch (error) {
        // The client gave up, so that nobody is there to hear of it.
        if (request.signal.aborted) return Response.error();
        throw error;
      }
    }),
  );
}
