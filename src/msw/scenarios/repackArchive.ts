import type { World } from '../world/World.js';

/** Puts other bytes in place of each archived log. */
export function repackArchive(world: World, pack: (bytes: Uint8Array) => Uint8Array): void {
  const { bucket } = world.controller;
  for (const { key } of world.listObjects(bucket, '')) {
    const bytes = world.readObject(bucket, key);
    if (bytes && key.endsWith('/main.log')) world.putObject(bucket, key, pack(bytes));
  }
}
