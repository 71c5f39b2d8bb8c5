import { concatBytes } from '../../core/base/bytes.js';
import { objectKey, type Pod } from '../kubernetes/objects.js';
import { type Refusal, statusBody } from '../kubernetes/refusals.js';
import type { World } from '../world/World.js';
import { breakBody, never } from './streams.js';

const POD = /\/api\/v1\/namespaces\/([^/]+)\/pods\/([^/]+)(\/log)?$/;

/** A request for a pod, or for the log of one of its containers. */
interface PodRequest {
  world: World;
  namespace: string;
  name: string;
  query: URLSearchParams;
  signal: AbortSignal;
}

/**
 * Responds as a server that passes requests for pods and their logs on to the Kubernetes API, in the
 * name of the dashboard's user. A log that is followed goes on as the world does. Returns `undefined`
 * for any other path.
 */
export async function kubernetesResponse(
  world: World,
  request: Request,
): Promise<Response | undefined> {
  const { pathname, searchParams: query } = new URL(request.url);
  const path = POD.exec(pathname);
  if (!path) return undefined;
  world.announce(request);
  await world.delivery.beforeResponse?.(request);
  const fault = world.fault?.(request);
  if (fault?.kind === 'refused') return Response.error();
  if (fault?.kind === 'silent') return never(request.signal);
  if (!world.services.kubernetes) return new Response('Bad Gateway', { status: 502 });
  const [namespace = '', name = ''] = path.slice(1, 3).map(decodeURIComponent);
  const asked = { world, namespace, name, query, signal: request.signal };
  const response = path[3] ? sendLog(asked) : sendPod(asked);
  return fault ? breakBody(response, fault, request.signal) : response;
}

function sendPod({ world, namespace, name }: PodRequest): Response {
  if (!world.mayRead('pods', namespace)) return forbidden(world, 'pods', namespace, name);
  const pod = world.pods.get(objectKey(namespace, name));
  return pod ? Response.json(pod) : notFound(name);
}

function sendLog(asked: PodRequest): Response {
  const { world, namespace, name, query } = asked;
  if (!world.mayRead('pods/log', namespace)) return forbidden(world, 'pods/log', namespace, name);
  const pod = world.pods.get(objectKey(namespace, name));
  if (!pod) return notFound(name);
  const { containers, initContainers = [] } = pod.spec;
  const names = [...containers, ...initContainers].map((each) => each.name);
  const container = query.get('container') ?? names[0] ?? '';
  if (!names.includes(container)) {
    return refuse({ code: 400, message: `container ${container} is not valid for pod ${name}` });
  }
  const headers = { 'content-type': 'text/plain' };
  const { nodeName } = pod.spec;
  // A pod without a node has no log, and that is no error.
  if (!nodeName) return new Response(null, { headers });
  if (world.nodeState(nodeName) !== 'answers') {
    const url = `https://${nodeName}:10250/containerLogs/${namespace}/${name}/${container}`;
    const message = `Get "${url}": dial tcp: connect: connection refused`;
    return refuse({ code: 500, message });
  }
  const before = world.readPreviousLog(objectKey(namespace, name), container);
  if (query.get('previous') === 'true' && before) {
    return new Response(stamped(before, query, '2026-08-20T09:00:00Z'), { headers });
  }
  if (query.get('previous') === 'true') {
    const message = `previous terminated container "${container}" in pod "${name}" not found`;
    return refuse({ code: 400, message });
  }
  const waiting = stateOf(pod, container)?.waiting;
  if (waiting) {
    const message = `container "${container}" in pod "${name}" is waiting to start: ${waiting.reason}`;
    return refuse({ code: 400, message });
  }
  return new Response(streamLog(asked, container), { headers });
}

/** A log that has ended, each line with its time where that is asked for. */
function stamped(
  log: Uint8Array,
  query: URLSearchParams,
  started: string,
): Uint8Array<ArrayBuffer> {
  const begun = Date.parse(started);
  return joined(linesOf(log).map((line, at) => [stampOf(query, begun + at), line]));
}

/** The lines of a log with their ends, byte for byte: a log may be anything. */
function linesOf(log: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < log.length;) {
    const newline = log.indexOf(10, at);
    const end = newline < 0 ? log.length : newline + 1;
    lines.push(log.subarray(at, end));
    at = end;
  }
  return lines;
}

function joined(
  lines: readonly (readonly [stamp: string, line: Uint8Array])[],
): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return concatBytes(lines.flatMap(([stamp, line]) => [encoder.encode(stamp), line]));
}

/** Milliseconds between two looks at a log that is followed. */
const LOOK = 50;

function streamLog(asked: PodRequest, container: string): ReadableStream<Uint8Array> {
  const { world, namespace, name, query, signal } = asked;
  const key = objectKey(namespace, name);
  const follow = query.get('follow') === 'true';
  const since = Date.parse(query.get('sinceTime') ?? '');
  let line = 0;
  let sent = 0;
  let stopped = false;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        for (;;) {
          const pod = world.pods.get(key);
          const isOver = !pod || stopped || signal.aborted || !stateOf(pod, container)?.running;
          const log = pod ? world.readLog(key, container) : new Uint8Array();
          // A line that has not ended is sent with its end.
          const end = follow && !isOver ? log.lastIndexOf(10) + 1 : log.length;
          const lines = linesOf(log.subarray(sent, end))
            .map((each) => ({ each, time: timeOf(pod, container, line++) }))
            .filter(({ time }) => !(time < since));
          sent = Math.max(sent, end);
          if (lines.length > 0) {
            controller.enqueue(joined(lines.map(({ each, time }) => [stampOf(query, time), each])));
            return;
          }
          if (!follow || isOver) {
            controller.close();
            return;
          }
          await new Promise((resolve) => setTimeout(resolve, LOOK));
        }
      },
      cancel: () => {
        stopped = true;
      },
    },
    { highWaterMark: 0 },
  );
}

/** The world does not keep when a line was written: each is a millisecond younger than the one before. */
function timeOf(pod: Pod | undefined, container: string, line: number): number {
  const { running, terminated } = (pod && stateOf(pod, container)) ?? {};
  const started = running?.startedAt ?? terminated?.startedAt ?? '2026-08-20T09:00:00Z';
  return Date.parse(started) + line;
}

function stampOf(query: URLSearchParams, time: number): string {
  if (query.get('timestamps') !== 'true') return '';
  return `${new Date(time).toISOString().replace('Z', '000000Z')} `;
}

function stateOf(pod: Pod, container: string) {
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status;
  const statuses = [...containerStatuses, ...initContainerStatuses];
  return statuses.find((each) => each.name === container)?.state;
}

function notFound(name: string): Response {
  const details = { name, kind: 'pods' };
  return refuse({ code: 404, message: `pods "${name}" not found`, details });
}

function forbidden(world: World, resource: string, namespace: string, name: string): Response {
  const message =
    `pods "${name}" is forbidden: User "${world.dashboard.user}" cannot get resource "${resource}" ` +
    `in API group "" in the namespace "${namespace}"`;
  return refuse({ code: 403, message, details: { name, kind: 'pods' } });
}

/** Sends a refusal as the Kubernetes API server does. */
export function refuse(refusal: Refusal): Response {
  return new Response(statusBody(refusal), {
    status: refusal.code,
    headers: { 'content-type': 'application/json' },
  });
}
