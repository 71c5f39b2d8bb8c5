import type { FuzzTarget } from './FuzzTarget.js';
import { mutateBytes } from './mutate.js';
import { Random } from './Random.js';

/** What {@link fuzz} is to do. */
export interface FuzzOptions {
  targets: readonly FuzzTarget[];
  /** The kept inputs of a target. */
  corpus: (name: string) => readonly Uint8Array[];
  /** Inputs of all targets together. */
  count: number;
  /** Decides all inputs. */
  seed: number;
  /** Called before each input. */
  onInput?: (target: FuzzTarget, index: number) => void;
  /** Called after each input. */
  onDone?: (target: FuzzTarget, index: number, input: Uint8Array) => void;
}

/** An input that did harm. */
class FuzzFault extends Error {
  override readonly name = 'FuzzFault';
  constructor(place: string, input: Uint8Array, cause: unknown) {
    const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    const shown = Buffer.from(input.subarray(0, 4096)).toString('base64');
    super(`${place}: ${why}\n${input.length} bytes in base64: ${shown}`, { cause });
  }
}

/**
 * Hands inputs to each target: the kept ones as they are, then kept ones with changes, and ones that
 * are made up.
 *
 * @returns how many each target got
 * @throws {FuzzFault} for the first that did harm
 */
export async function fuzz(options: FuzzOptions): Promise<Map<string, number>> {
  const { targets, corpus, count, seed, onInput, onDone } = options;
  const weights = targets.reduce((sum, target) => sum + target.weight, 0);
  const counts = new Map<string, number>();
  for (const target of targets) {
    const kept = corpus(target.name);
    const seeds = [...kept, ...target.seeds];
    const inputs = Math.max(kept.length, Math.round((count * target.weight) / weights));
    counts.set(target.name, inputs);
    for (let index = 0; index < inputs; index++) {
      const random = new Random(seed, index);
      const input = kept[index] ?? inputFor(target, seeds, random);
      onInput?.(target, index);
      try {
        await target.run(input, random);
      } catch (error) {
        throw new FuzzFault(`--only ${target.name} --seed ${seed}, input ${index}`, input, error);
      }
      onDone?.(target, index, input);
    }
  }
  return counts;
}

function inputFor(target: FuzzTarget, seeds: readonly Uint8Array[], random: Random): Uint8Array {
  const made = target.make(random);
  if (seeds.length === 0 || random.oneIn(2)) {
    return random.oneIn(3) ? mutateBytes(random, made, made) : made;
  }
  return mutateBytes(random, random.pick(seeds), random.oneIn(2) ? made : random.pick(seeds));
}
