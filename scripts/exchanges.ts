import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { differences } from '../test/support/exchanges/differences.js';
import { MalformedExchanges } from '../test/support/exchanges/readFiles.js';
import { readExchanges } from '../test/support/exchanges/readExchanges.js';
import { readRecording } from '../test/support/exchanges/readRecording.js';
import { replay } from '../test/support/exchanges/replay.js';
import { worldFromRecording } from '../test/support/exchanges/worldFromRecording.js';

const USAGE = 'npm run exchanges -- FILE... [--world world.json] [--variants variants.json]';

/**
 * Replays recorded exchanges with a real KFP UI server against the simulated one.
 * Exit code 0: all match; 1: some differ; 2: something could not be read.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { world: { type: 'string' }, variants: { type: 'string' } },
  });
  const folder = defaultFolder();
  const files = positionals.length > 0 ? positionals : [resolve(folder, 'exchanges.jsonl')];
  const worldFile = values.world ?? resolve(folder, 'world.json');
  const recording = await readRecording(
    worldFile,
    values.variants ?? resolve(folder, 'variants.json'),
  );
  const { kubernetes } = recording.world;
  const objects: readonly unknown[] = Array.isArray(kubernetes) ? kubernetes : [];

  let matching = 0;
  let differing = 0;
  for (const file of files) {
    for (const exchange of await readExchanges(file, [dirname(worldFile), folder])) {
      const world = worldFromRecording(recording, exchange.variant);
      const found = differences(exchange, await replay(world, exchange), objects);
      if (found.length === 0) {
        matching += 1;
        continue;
      }
      differing += 1;
      const { method, path } = exchange.request;
      console.log(`${exchange.id} (${exchange.variant}) ${method} ${path}`);
      if (exchange.note) console.log(`  ${exchange.note}`);
      for (const line of found.join('\n').split('\n')) console.log(`  ${line}`);
    }
  }
  console.log(`${matching} match, ${differing} differ`);
  return differing > 0 ? 1 : 0;
}

/** The whole recording where it lies beside the project, else the copy that the tests use. */
function defaultFolder(): string {
  const beside = resolve('../shared/exchanges');
  return existsSync(beside) ? beside : resolve('test/exchanges');
}

try {
  process.exitCode = await main();
} catch (error) {
  const usage = error instanceof TypeError && 'code' in error;
  if (!usage && !(error instanceof MalformedExchanges)) throw error;
  console.error(usage ? `${error.message}\n${USAGE}` : error.message);
  process.exitCode = 2;
}
