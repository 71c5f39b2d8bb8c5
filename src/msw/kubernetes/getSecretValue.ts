import type { World } from '../world/World.js';
import { connectionRefused } from './connectionRefused.js';
import { forbidden } from './forbidden.js';
import { objectKey } from './objectKey.js';
import { statusException } from './statusException.js';

/**
 * A value of a Secret, read by the UI server; empty when the Secret has no such key.
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
