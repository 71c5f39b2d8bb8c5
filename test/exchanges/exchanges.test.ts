import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { differences } from '../support/exchanges/differences.js';
import { readExchanges } from '../support/exchanges/readExchanges.js';
import { readRecording } from '../support/exchanges/readRecording.js';
import { replay } from '../support/exchanges/replay.js';
import { worldFromRecording } from '../support/exchanges/worldFromRecording.js';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const recording = await readRecording(file('world.json'), file('variants.json'));
const exchanges = await readExchanges(file('exchanges.jsonl'));
const { kubernetes } = recording.world;
const objects: readonly unknown[] = Array.isArray(kubernetes) ? kubernetes : [];

describe('the simulated UI server responds as the real one was recorded', () => {
  test('all 94 exchanges are there', () => {
    expect(exchanges).toHaveLength(94);
  });

  test.each(exchanges)('$id $variant: $note', async (exchange) => {
    const world = worldFromRecording(recording, exchange.variant);
    expect(differences(exchange, await replay(world, exchange), objects)).toEqual([]);
  });
});
