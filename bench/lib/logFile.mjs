import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { seededLog } from './seededLog.mjs';

/** Another generator needs other files. */
const VERSION = 1;

/**
 * The file with the generated log of a size, written when there is none yet. It stays, outside of
 * the project, for the next run.
 *
 * @param {number} megabytes of a million bytes
 */
export async function logFile(megabytes) {
  const folder = join(tmpdir(), 'kfp-log-viewer-bench');
  const file = join(folder, `v${VERSION}-${megabytes}MB.txt`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await pipeline(Readable.from(seededLog(megabytes * 1_000_000)), createWriteStream(unfinished));
  renameSync(unfinished, file);
  return file;
}
