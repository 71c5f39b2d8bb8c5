import { readFile } from 'node:fs/promises';

import { MalformedExchanges } from './MalformedExchanges.js';

/** @throws {MalformedExchanges} when the file cannot be read */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new MalformedExchanges(`${file} cannot be read (${reason}).`, { cause: error });
  }
}
