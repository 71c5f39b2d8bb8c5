import { http, type RequestHandler } from 'msw';

import { answerDashboard } from './answerDashboard.js';
import type { World } from './world/World.js';

/** Settings of {@link dashboardHandlers}. */
export interface DashboardHandlersOptions {
  /** Path below which the dashboard is; `''` (default) at any place. */
  baseUrl?: string | undefined;
}

/**
 * Request handlers that answer as a dashboard which passes ConfigMap requests on to the Kubernetes
 * API, at `api/k8s/…` below any path: what `configMapRepositories` asks.
 */
export function dashboardHandlers(
  world: World,
  { baseUrl = '' }: DashboardHandlersOptions = {},
): RequestHandler[] {
  return [
    http.get(`*${baseUrl}/api/k8s/api/v1/namespaces/:namespace/configmaps/:name`, ({ request }) =>
      answerDashboard(world, request),
    ),
  ];
}
