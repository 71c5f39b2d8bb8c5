import { parseArtifactRepositories } from '../src/core/public.js';
import { BOMBS } from '../test/bombs/bombs.js';
import { measure } from '../test/bombs/measure.js';

/**
 * `npm run bombs`: what hostile servers and logs cost, one bomb after the other. Exit code 1 when one
 * takes more memory or time than is promised.
 */
const MIB = 1024 * 1024;
const only = process.argv[2];
let broken = 0;

// The parser is loaded before it is measured.
await parseArtifactRepositories({ data: { 'artifact-repositories': 's3: {}' } });

console.log(
  'peak MiB (bound)   longest block ms (bound)   CPU ms (bound)   ends as             bomb',
);
for (const bomb of BOMBS) {
  if (only !== undefined && !bomb.name.includes(only)) continue;
  const { peak, block, cpu, outcome } = await measure(bomb.prepare());
  const isSlow = block > bomb.block || cpu > (bomb.cpu ?? Infinity);
  const isBroken = peak > bomb.bytes || isSlow || !bomb.outcome.test(outcome);
  if (isBroken) broken += 1;
  const memory = `${(peak / MIB).toFixed(0).padStart(8)} (${(bomb.bytes / MIB).toFixed(0)})`;
  const time = `${block.toFixed(0).padStart(8)} (${bomb.block})`;
  const mark = isBroken ? ' BROKEN' : '';
  const work = `${cpu.toFixed(0).padStart(6)}${bomb.cpu === undefined ? '' : ` (${bomb.cpu})`}`;
  const costs = memory.padEnd(19) + time.padEnd(27) + work.padEnd(17);
  console.log(`${costs}${outcome.padEnd(20)}${bomb.name}${mark}`);
}
process.exitCode = broken > 0 ? 1 : 0;
