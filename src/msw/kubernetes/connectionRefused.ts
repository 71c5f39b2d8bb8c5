import type { World } from '../world/World.js';

/** What `node-fetch` throws when nothing listens at the Kubernetes API server's address. */
export function connectionRefused(world: World, path: string): Error {
  const address = world.settings.kubernetesAddress;
  const error = new Error(
    `request to https://${address}/${path} failed, reason: connect ECONNREFUSED ${address}`,
  );
  error.name = 'FetchError';
  return error;
}
