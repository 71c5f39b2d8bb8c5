import type { Random } from './Random.js';

/** A parser, or several that read the same kind of input. */
export interface FuzzTarget {
  /** For `--only`, and the folder of its seeds in the corpus. */
  readonly name: string;
  /** How often it gets an input, as compared with the others: less for what takes longer. */
  readonly weight: number;
  /** Inputs to start from, beside those of the corpus. */
  readonly seeds: readonly Uint8Array[];
  /** Makes an input that knows the form which the parser expects. */
  readonly make: (random: Random) => Uint8Array;
  /**
   * Hands an input over. The numbers say how: where it is cut, what it is the answer to.
   *
   * @throws {Error} for whatever is not promised, such as an exception that no caller expects
   */
  readonly run: (input: Uint8Array, random: Random) => void | Promise<void>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A text as an input. */
export const toInput = (text: string): Uint8Array => encoder.encode(text);

/** An input as a text. */
export const toText = (input: Uint8Array): string => decoder.decode(input);

/** Fails a run. */
export function check(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}
