import { readPodLog } from '../kubernetes/readPodLog.js';
import type { World } from '../world/World.js';
import type { StepReference } from './StepReference.js';

/** The log that Kubernetes has. */
export async function openLiveLog(
  world: World,
  step: StepReference,
): Promise<AsyncIterable<Uint8Array>> {
  const namespace = step.namespace ?? world.settings.serverNamespace;
  const text = await readPodLog(world, step.podName, namespace, step.signal);
  return once(new TextEncoder().encode(text));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
  await Promise.resolve();
}
