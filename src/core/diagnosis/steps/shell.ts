import { shellWord } from './shellWord.js';
import type { StepCode } from './StepCode.js';

/** A command to be run by whoever may change the cluster. */
export function shell(...words: readonly string[]): StepCode {
  return { language: 'shell', place: 'terminal', value: words.map(shellWord).join(' ') };
}
