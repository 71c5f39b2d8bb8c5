import { sendApiJson } from './api.js';
import { POWERED_BY, proxyFailed, sendJson, sendText } from './responses.js';
import type { Route } from './routing.js';

/** `GET /apis/{version}/healthz`: the UI server itself responds, always with 200. */
export const health: Route = {
  methods: ['GET'],
  pattern: /^\/apis\/(v1beta1|v2beta1)\/healthz\/?$/i,
  handle: (world, request) => {
    const version = '2.17.0';
    const up = world.services.apiServer;
    return sendJson(request, {
      buildDate: 'Fri Aug 21 12:00:00 UTC 2026',
      frontendCommitHash: '7b70c7b95f',
      frontendTagName: version,
      apiServerReady: up,
      ...(up && {
        apiServerCommitHash: '7b70c7b95f',
        apiServerTagName: version,
        apiServerMultiUser: world.settings.authz,
        multi_user: world.settings.authz,
        pipelineStore: request.params[0] === 'v2beta1' ? 'database' : '',
      }),
    });
  },
};

/** `GET /system/cluster-name` and `/system/project-id`, which only Google's clusters have. */
export const clusterName: Route = {
  methods: ['GET'],
  pattern: /^\/system\/(?:cluster-name|project-id)\/?$/i,
  handle: (_world, request) => sendText(request, 500, 'GKE metadata endpoints are disabled.'),
};

/** `GET /visualizations/allowed` */
export const visualizations: Route = {
  methods: ['GET'],
  pattern: /^\/visualizations\/allowed\/?$/i,
  handle: (_world, request) => sendJson(request, false),
};

/** Trailer of a gRPC-Web response that succeeded. */
const TRAILER = 'grpc-status:0\r\n';
/** An empty gRPC-Web message, and the trailer. */
const EMPTY_RESPONSE = Uint8Array.of(
  ...[0, 0, 0, 0, 0],
  ...[0x80, 0, 0, 0, TRAILER.length],
  ...new TextEncoder().encode(TRAILER),
);

/** `/ml_metadata.…`: a metadata store without records; at the root only. */
export const metadata: Route = {
  pattern: /^\/ml_metadata\./i,
  rootOnly: true,
  handle: (world, request) =>
    world.services.metadata
      ? new Response(EMPTY_RESPONSE.slice(), {
          headers: { ...POWERED_BY, 'content-type': 'application/grpc-web+proto' },
        })
      : proxyFailed(request),
};

/** Parts of the API that the UI server keeps to the cluster. */
export const closedApi: Route = {
  pattern:
    /^\/apis\/(?:v1beta1\/runs\/.*reportMetrics|v[12]beta1\/(?:workflows|scheduledworkflows))(?:\/.*)?$/i,
  handle: (_world, request) =>
    sendText(
      request,
      403,
      `${request.path}${request.search} endpoint is not meant for external usage.`,
    ),
};

/** `/apis/{version}/_proxy/…`, which older KFP had. */
export const oldProxy: Route = {
  pattern: /^\/apis\/v[12]beta1\/_proxy\/(.*)$/i,
  handle: (_world, request) =>
    sendText(request, 410, 'The generic /_proxy/ endpoint is deprecated and no longer supported.'),
};

/** All other paths of the API server, none of which is simulated. */
export const otherApi: Route = {
  pattern: /^\/apis\/v[12]beta1\/(.*)$/i,
  handle: (world, request) =>
    world.services.apiServer
      ? sendApiJson({ code: 5, message: 'Not Found' }, 404)
      : proxyFailed(request),
};
