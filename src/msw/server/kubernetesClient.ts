import { type KubernetesResource, objectKey, type Workflow } from '../kubernetes/objects.js';
import { type ApiException, statusException } from '../kubernetes/refusals.js';
import type { World } from '../world/World.js';
import { never } from './streams.js';

/**
 * Reads the log of a container from Kubernetes. The UI server's client decodes it as text, so that
 * bytes that are not UTF-8 become U+FFFD. Nobody sees its errors, because the UI server goes on to
 * the archive.
 */
export async function readPodLog(
  world: World,
  name: string,
  namespace: string,
  signal: AbortSignal,
): Promise<string> {
  const container = world.settings.logContainer;
  const key = objectKey(namespace, name);
  if (!canRead(world, 'pods/log', namespace)) throw new Error(`pods "${name}" is forbidden`);

  const pod = world.pods.get(key);
  if (!pod) throw new Error(`pods "${name}" not found`);
  if (!pod.spec.containers.some((each) => each.name === container)) {
    throw new Error(`container ${container} is not valid for pod ${name}`);
  }
  if (!pod.spec.nodeName) throw new Error('Cannot parse content. No Content-Type defined.');
  if (world.nodeState(pod.spec.nodeName) !== 'answers') {
    throw new Error(`Get "https://${pod.spec.nodeName}:10250/containerLogs": connection refused`);
  }
  const state = pod.status.containerStatuses?.find((each) => each.name === container)?.state;
  const unknown = state?.terminated?.reason === 'ContainerStatusUnknown';
  if (!state || state.waiting || unknown) {
    throw new Error(`container "${container}" in pod "${name}" is waiting to start`);
  }

  const bytes = world.readLog(key, container);
  const fault = world.kubeletFaults.get(key);
  // The whole log is read before the head is sent: a kubelet that holds back lets nothing through.
  if (fault?.kind === 'hold' && bytes.length > fault.afterBytes) return never(signal);
  const sent = fault?.kind === 'cut' ? bytes.subarray(0, fault.afterBytes) : bytes;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(sent);
}

/** Whether the UI server can read a resource of a namespace: Kubernetes is up, knows it and lets it. */
export function canRead(world: World, resource: KubernetesResource, namespace: string): boolean {
  const { services, settings } = world;
  const isKnown = services.kubernetes && settings.serviceAccountToken === 'valid';
  return isKnown && world.mayRead(resource, namespace);
}

const GROUP = 'argoproj.io';

/**
 * Reads an Argo workflow.
 *
 * @throws {Error} whose text is what the UI server's client would throw
 */
export function getWorkflow(world: World, name: string, namespace: string): Workflow {
  if (!world.services.kubernetes) {
    throw connectionRefused(
      world,
      `apis/${GROUP}/v1alpha1/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(name)}`,
    );
  }
  requireToken(world);
  if (!world.mayRead('workflows', namespace)) {
    throw forbidden(world, { name, namespace, group: GROUP, kind: 'workflows' });
  }
  const workflow = world.workflows.get(objectKey(namespace, name));
  if (workflow) return workflow;
  throw statusException(
    {
      code: 404,
      message: `workflows.${GROUP} "${name}" not found`,
      details: { name, group: GROUP, kind: 'workflows' },
    },
    world.now(),
  );
}

/**
 * Reads a value of a Secret; empty when the Secret has no such key.
 *
 * @throws {Error} whose text is what the UI server's client would throw
 */
export function getSecretValue(
  world: World,
  secret: { name: string; key: string },
  namespace: string,
): string {
  const { name, key } = secret;
  if (!world.services.kubernetes) {
    throw connectionRefused(world, `api/v1/namespaces/${namespace}/secrets/${name}`);
  }
  requireToken(world);
  if (!world.mayRead('secrets', namespace)) {
    throw forbidden(world, { name, namespace, group: '', kind: 'secrets' });
  }
  const found = world.secrets.get(objectKey(namespace, name));
  if (!found) {
    throw statusException(
      { code: 404, message: `secrets "${name}" not found`, details: { name, kind: 'secrets' } },
      world.now(),
    );
  }
  return atob(found.data?.[key] ?? '');
}

/** What `node-fetch` throws when nothing listens at the Kubernetes API server's address. */
function connectionRefused(world: World, path: string): Error {
  const address = world.settings.kubernetesAddress;
  const error = new Error(
    `request to https://${address}/${path} failed, reason: connect ECONNREFUSED ${address}`,
  );
  error.name = 'FetchError';
  return error;
}

function requireToken(world: World): void {
  if (world.settings.serviceAccountToken === 'valid') return;
  throw statusException({ code: 401, message: 'Unauthorized' }, world.now());
}

/** RBAC's refusal to the service account of the UI server. */
function forbidden(
  world: World,
  object: { name: string; namespace: string; group: string; kind: string },
): ApiException {
  const { name, namespace, group, kind } = object;
  const account = `system:serviceaccount:${world.settings.serverNamespace}:ml-pipeline-ui`;
  return statusException(
    {
      code: 403,
      message:
        `${group ? `${kind}.${group}` : kind} "${name}" is forbidden: User "${account}" cannot get ` +
        `resource "${kind}" in API group "${group}" in the namespace "${namespace}"`,
      details: { name, ...(group && { group }), kind },
    },
    world.now(),
  );
}

const DATE_FIELDS = new Set([
  'creationTimestamp',
  'deletionTimestamp',
  'finishedAt',
  'firstTimestamp',
  'lastProbeTime',
  'lastTimestamp',
  'lastTransitionTime',
  'startTime',
  'startedAt',
  'time',
]);

/**
 * Copies an object with milliseconds in every date: the UI server's client reads dates as `Date`, and
 * JSON writes them with `.000`.
 */
export function withClientDates(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withClientDates(item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, withClientDates(item, name)]),
    );
  }
  if (typeof value !== 'string' || !DATE_FIELDS.has(field)) return value;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : date.toISOString();
}
