import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('corpus/', import.meta.url));

/** Inputs that are kept for a target: seeds, and whatever has done harm once. */
export function corpusOf(name: string): Uint8Array[] {
  const folder = `${FOLDER}${name}`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted()
    .map((file) => readFileSync(`${folder}/${file}`));
}

/** Names of the targets that have inputs in the corpus. */
export const corpusNames = (): string[] => readdirSync(FOLDER).filter((it) => !it.includes('.'));
