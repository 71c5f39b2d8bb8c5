import { parse } from 'yaml';

import { objectKey } from '../kubernetes/objectKey.js';
import type { World } from '../world/World.js';

const NAME = 'artifact-repositories';

/**
 * keyFormat of a namespace's ConfigMap; `undefined` for whatever goes wrong, which the UI server
 * tells nobody. A keyFormat that is no text is handed on, and fails later.
 */
export function lookUpKeyFormat(world: World, namespace: string): unknown {
  if (!world.services.kubernetes || !world.mayRead('configmaps', namespace)) return undefined;
  const text = world.configMaps.get(objectKey(namespace, NAME))?.data?.[NAME];
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = parse(text, { logLevel: 'error', merge: true });
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const stores = new Map<string, unknown>(Object.entries(value));
  const store = ['s3', 'gcs', 'oss', 'artifactory'].find((name) => stores.has(name));
  const settings = store === undefined ? undefined : stores.get(store);
  if (typeof settings !== 'object' || settings === null) return undefined;
  return new Map<string, unknown>(Object.entries(settings)).get('keyFormat');
}
