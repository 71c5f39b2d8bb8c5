import { SimulatedWorld } from './world/SimulatedWorld.js';
import type { World } from './world/World.js';
import type { WorldInit } from './world/WorldInit.js';

/**
 * Creates a KFP installation to answer requests from: see {@link World} for what can be read of it
 * and changed in it, and `kfpHandlers` for how a page gets to see it.
 *
 * @throws {Error} when `logs` names a pod that `kubernetes` has not
 */
export function createWorld(init: WorldInit = {}): World {
  return new SimulatedWorld(init);
}
