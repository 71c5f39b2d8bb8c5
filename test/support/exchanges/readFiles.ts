import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { isRecord } from './isRecord.js';

/** A file of recorded exchanges, a world or variants that cannot be read; the message says which and why. */
export class MalformedExchanges extends Error {
  override readonly name = 'MalformedExchanges';
}

/** @throws {MalformedExchanges} when the file cannot be read */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new MalformedExchanges(`${file} cannot be read (${reason}).`, { cause: error });
  }
}

/** @throws {MalformedExchanges} when the file holds no JSON object */
export async function readJson(file: string): Promise<Record<string, unknown>> {
  const text = await readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MalformedExchanges(`${file} is not JSON: ${reason}`, { cause: error });
  }
  if (!isRecord(value)) throw new MalformedExchanges(`${file} holds no JSON object.`);
  return value;
}

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
