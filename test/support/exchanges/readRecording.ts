import { dirname } from 'node:path';

import { isRecord } from './isRecord.js';
import { readBody, readJson } from './readFiles.js';

/** The set-up of a recording: `world.json`, `variants.json`, and the folder of both. */
export interface Recording {
  world: Record<string, unknown>;
  variants: Record<string, unknown>;
  /** Log files by name. */
  bodies: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads what stood behind recorded exchanges.
 *
 * @throws {MalformedExchanges} when a file is missing or no JSON
 */
export async function readRecording(worldFile: string, variantsFile: string): Promise<Recording> {
  const world = await readJson(worldFile);
  const variants = await readJson(variantsFile);
  const bodies = new Map<string, Uint8Array>();
  const folders = [dirname(worldFile), dirname(variantsFile)];
  for (const section of [world['containerLogs'], world['storedObjects']]) {
    for (const name of Object.values(isRecord(section) ? section : {})) {
      if (typeof name === 'string' && !bodies.has(name)) {
        bodies.set(name, await readBody(name, folders));
      }
    }
  }
  return { world, variants, bodies };
}
