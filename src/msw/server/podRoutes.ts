import { objectKey } from '../kubernetes/objects.js';
import type { World } from '../world/World.js';
import { authorize, sendApiJson } from './api.js';
import { canRead, withClientDates } from './kubernetesClient.js';
import { isAllowedName, parameterText } from './query.js';
import { proxyFailed, sendText } from './responses.js';
import type { Route, UiRequest } from './routing.js';
import { openStepLog } from './stepLogs.js';
import { sendStream } from './streams.js';

/** `GET /k8s/pod/logs`: the log of a step, wherever it still is. */
export const stepLog: Route = {
  methods: ['GET'],
  pattern: /^\/k8s\/pod\/logs\/?$/i,
  when: (world) => !world.settings.streamLogsFromServerApi,
  handle: async (world, request) => {
    if (!parameterText(request.query, 'podname')) {
      return sendText(request, 400, 'podname argument is required');
    }
    let decoded: [string, string, string];
    try {
      // Decoded a second time, on top of the query's own decoding.
      decoded = [
        decodeURIComponent(parameterText(request.query, 'podname')),
        decodeURIComponent(parameterText(request.query, 'createdat')),
        decodeURIComponent(parameterText(request.query, 'podnamespace')),
      ];
    } catch {
      // Nobody catches this on the real server: its process ends, and the connection with it.
      return Response.error();
    }
    const [podName, createdAt, decodedNamespace] = decoded;
    const namespace = decodedNamespace || undefined;
    if (world.settings.authz && namespace === undefined) {
      return sendText(request, 422, 'podnamespace argument is required');
    }
    if (namespace !== undefined && authorize(world, request, namespace)) {
      return sendText(request, 403, 'Access denied to namespace');
    }
    const { signal } = request;
    try {
      const log = await openStepLog(world, { podName, createdAt, namespace, signal });
      return await sendStream(request, log, world.delivery);
    } catch (error) {
      if (signal.aborted) throw error;
      return sendText(request, 500, `Could not get main container logs: ${String(error)}`);
    }
  },
};

/**
 * `/k8s/pod/logs` with `STREAM_LOGS_FROM_SERVER_API`: passed on to a path that the API server does
 * not have, and only at the root.
 */
export const streamedLog: Route = {
  pattern: /^\/k8s\/pod\/logs\/?$/i,
  rootOnly: true,
  when: (world) => world.settings.streamLogsFromServerApi,
  handle: (world, request) =>
    world.services.apiServer
      ? sendApiJson({ code: 5, message: 'Not Found' }, 404)
      : proxyFailed(request),
};

/** `GET /k8s/pod`: the pod in JSON, sent as HTML. */
export const podInfo: Route = {
  methods: ['GET'],
  pattern: /^\/k8s\/pod\/?$/i,
  handle: async (world, request) => {
    const parameters = await readPodParameters(world, request);
    if (parameters instanceof Response) return parameters;
    const { name, namespace } = parameters;
    const pod = canRead(world, 'pods', namespace)
      ? world.pods.get(objectKey(namespace, name))
      : undefined;
    if (pod) return sendText(request, 200, JSON.stringify(withClientDates(pod)));
    // Names are looked at only now, so that a long name of a pod that is gone is called invalid.
    const valid = isAllowedName(name) && isAllowedName(namespace);
    const text = valid
      ? `Could not get pod ${name} in namespace ${namespace}`
      : 'Invalid resource name';
    return sendText(request, 500, text);
  },
};

/** `GET /k8s/pod/events`: the events of a pod in JSON, sent as HTML; they outlive the pod. */
export const podEvents: Route = {
  methods: ['GET'],
  pattern: /^\/k8s\/pod\/events\/?$/i,
  handle: async (world, request) => {
    const parameters = await readPodParameters(world, request);
    if (parameters instanceof Response) return parameters;
    const { name, namespace } = parameters;
    // These characters break the field selector that the names are put into.
    if (!canRead(world, 'events', namespace) || /[\\,=]/.test(name + namespace)) {
      const valid = isAllowedName(name) && isAllowedName(namespace);
      const text = valid
        ? `Error when listing pod events for pod ${name} in namespace ${namespace}`
        : 'Invalid resource name';
      return sendText(request, 500, text);
    }
    const items = world.events
      .filter(({ metadata, involvedObject }) => {
        const same = involvedObject.name === name && involvedObject.namespace === namespace;
        return metadata.namespace === namespace && same && involvedObject.kind === 'Pod';
      })
      .sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1));
    const list = { apiVersion: 'v1', items, kind: 'EventList', metadata: { resourceVersion: '1' } };
    return sendText(request, 200, JSON.stringify(withClientDates(list)));
  },
};

/** Reads which pod a request names; returns the refusal of a request that may not see it. */
async function readPodParameters(
  world: World,
  request: UiRequest,
): Promise<{ name: string; namespace: string } | Response> {
  const podname = parameterText(request.query, 'podname');
  const podnamespace = parameterText(request.query, 'podnamespace');
  if (!podname) return sendText(request, 422, 'podname argument is required');
  if (!podnamespace) return sendText(request, 422, 'podnamespace argument is required');
  if (authorize(world, request, podnamespace)) {
    return sendText(request, 403, 'Access denied to namespace');
  }
  try {
    return { name: decodeURIComponent(podname), namespace: decodeURIComponent(podnamespace) };
  } catch {
    return Response.error();
  }
}
