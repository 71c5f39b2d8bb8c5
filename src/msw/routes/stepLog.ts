import { authorize } from '../api/authorize.js';
import type { Route } from '../http/Route.js';
import { sendStream } from '../http/sendStream.js';
import { sendText } from '../http/sendText.js';
import { openStepLog } from '../logs/openStepLog.js';
import { parameterText } from './parameterText.js';

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
