import type { World } from '../world/World.js';
import { never } from '../http/never.js';
import { objectKey } from './objectKey.js';

/**
 * The log of a container as the Kubernetes API server hands it to the UI server, as text: bytes that
 * are not UTF-8 are lost here. The UI server drops the error of this rung, so errors say little.
 */
export async function readPodLog(
  world: World,
  name: string,
  namespace: string,
  signal: AbortSignal,
): Promise<string> {
  const container = world.settings.logContainer;
  const key = objectKey(namespace, name);
  if (!world.services.kubernetes) throw new Error('connect ECONNREFUSED');
  if (!world.mayRead('pods/log', namespace)) throw new Error(`pods "${name}" is forbidden`);

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
