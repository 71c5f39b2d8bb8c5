import { guessKeys } from '../../archive/candidateKeys.js';
import { keyValues } from '../keyValues.js';
import { readObject } from '../readObject.js';
import type { Rung } from '../rung.js';

/** The object that the host names in the target. */
export const knownArchive: Rung = {
  name: 'knownArchive',
  climb: (context) =>
    context.target.archive
      ? readObject(context, 'knownArchive', context.target.archive)
      : Promise.resolve(context.skip()),
};

/**
 * The keys of KFP's own key formats, when no key format is known. Tried only where the host has
 * switched the look-up of artifact repositories on; the log then has the caveat `key-guessed`.
 */
export const guessedArchive: Rung = {
  name: 'guessedArchive',
  climb: async (context) => {
    const { target, facts, options } = context;
    const { podName } = facts;
    if (!options.repositories || !podName || facts.keyFormatKnown) return context.skip();
    const values = keyValues(context, podName);
    const keys = guessKeys(values, facts.node?.startedAt, target.logFile);
    if (keys.length === 0) return context.skip();
    for (const key of keys) {
      const location = { source: 'minio', bucket: target.bucket, key } as const;
      const outcome = await readObject(context, 'guessedArchive', location);
      if (outcome.kind === 'log') {
        const caveat = outcome.caveat ?? { code: 'key-guessed', params: { key } };
        return { ...outcome, caveat };
      }
      // An empty object at a guessed place is no proof that the step printed nothing.
      if (outcome.kind === 'miss' && outcome.causes.some(({ code }) => code !== 'object-missing')) {
        return outcome;
      }
    }
    return { kind: 'miss', causes: [] };
  },
};
