import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { MalformedExchanges } from './MalformedExchanges.js';

/**
 * A file of a recording, looked for in each of the folders.
 *
 * @throws {MalformedExchanges} when none of them has it
 */
export async function readBody(name: string, folders: readonly string[]): Promise<Uint8Array> {
  for (const folder of folders.flatMap((each) => [each, resolve(each, 'bodies')])) {
    try {
      return new Uint8Array(await readFile(resolve(folder, name)));
    } catch {
      continue;
    }
  }
  throw new MalformedExchanges(`${name} is in none of ${folders.join(', ')}.`);
}
