import { http, type RequestHandler } from 'msw';

import { respond } from './server/respond.js';
import { dashboardResponse } from './server/dashboard.js';
import { kubernetesResponse } from './server/kubernetesApi.js';
import type { World } from './world/World.js';

/** Settings of {@link kfpHandlers}. */
export interface KfpHandlersOptions {
  /**
   * Where the page sends its requests for KFP: `'/pipeline'` for that path of any host, an absolute
   * URL, or `''` for any path of any host.
   *
   * @defaultValue `''`
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
 * Creates request handlers for Mock Service Worker that respond as KFP's UI server does in a world.
 * Requests that the UI server has no route for go through, such as a page's own.
 *
 * @example
 * ```ts
 * const { world } = scenarios.shippedDefaultsMismatch.create();
 * setupServer(...kfpHandlers(world)).listen();
 * ```
 */
export function kfpHandlers(world: World, options: KfpHandlersOptions = {}): RequestHandler[] {
  const baseUrl = (options.baseUrl ?? '').replace(/\/+$/, '');
  const prefix = /^https?:/.test(baseUrl) ? baseUrl : `*${baseUrl}`;
  return PATHS.map((path) =>
    http.all(`${prefix}${path}`, async ({ request }) => {
      const serverPath = toServerPath(new URL(request.url).pathname);
      if (serverPath === undefined) return undefined;
      try {
        return await respond(world, request, serverPath);
      } catch (error) {
        // The client gave up, so that nobody is there to hear of it.
        if (request.signal.aborted) return Response.error();
        throw error;
      }
    }),
  );
}

const SERVER_PATH = new RegExp(
  '(?:/pipeline)?/(?:' +
    [
      'k8s/pod(?:/.*)?',
      'artifacts/(?:get/?|(?:minio|s3|gcs|https?|volume)/.*)',
      'apis/v[12]beta1/.*',
      'ml_metadata\\..*',
      'system/(?:cluster-name|project-id)',
      'visualizations/allowed',
    ].join('|') +
    ')$',
);

/**
 * The part of a path that KFP's UI server sees, where a page lies under a path of its own:
 * `/docs/storybook/k8s/pod` is `/k8s/pod`. `undefined` for paths that are not the server's.
 */
function toServerPath(path: string): string | undefined {
  return SERVER_PATH.exec(path)?.[0];
}

/** Settings of {@link dashboardHandlers}. */
export interface DashboardHandlersOptions {
  /**
   * Path below which the dashboard is; `''` for any path.
   *
   * @defaultValue `''`
   */
  baseUrl?: string | undefined;
}

/**
 * Creates request handlers that respond as a dashboard which passes requests for ConfigMaps on to the
 * Kubernetes API, at `api/k8s/…` below `baseUrl`: what `configMapRepositories` asks.
 */
export function dashboardHandlers(
  world: World,
  { baseUrl = '' }: DashboardHandlersOptions = {},
): RequestHandler[] {
  return [
    http.get(`*${baseUrl}/api/k8s/api/v1/namespaces/:namespace/configmaps/:name`, ({ request }) =>
      dashboardResponse(world, request),
    ),
  ];
}

/** Settings of {@link kubernetesHandlers}. */
export interface KubernetesHandlersOptions {
  /**
   * Path below which requests are passed on to the Kubernetes API, such as `'/api/k8s'`; `''` for any
   * path.
   *
   * @defaultValue `''`
   */
  baseUrl?: string | undefined;
}

/**
 * Creates request handlers that respond as the Kubernetes API does where a page's server passes requests
 * for pods and their logs on to it: what `kubernetesPodLogs` asks.
 */
export function kubernetesHandlers(
  world: World,
  { baseUrl = '' }: KubernetesHandlersOptions = {},
): RequestHandler[] {
  const pod = `*${baseUrl}/api/v1/namespaces/:namespace/pods/:name`;
  return [pod, `${pod}/log`].map((path) =>
    http.get(path, ({ request }) => kubernetesResponse(world, request)),
  );
}
