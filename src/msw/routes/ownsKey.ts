import type { World } from '../world/World.js';

/** Whether a key that the metadata store does not know lies under the namespace's own prefix. */
export function ownsKey(world: World, key: string, namespace: string): boolean {
  const { ownershipMode, ownershipKeyPrefix } = world.settings;
  if (ownershipMode !== 'mlmd-then-prefix' || !ownershipKeyPrefix) return false;
  const segments = key.split('/');
  if (segments.some((segment) => ['', '.', '..'].includes(segment))) return false;
  return key.startsWith(`${ownershipKeyPrefix}/${namespace}/`);
}
