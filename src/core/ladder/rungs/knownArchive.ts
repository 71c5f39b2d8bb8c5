import { readObject } from '../readObject.js';
import type { Rung } from '../types.js';

/** The object that the host names in the target. */
export const knownArchive: Rung = {
  name: 'knownArchive',
  climb: (context) =>
    context.target.archive
      ? readObject(context, 'knownArchive', context.target.archive)
      : Promise.resolve(context.skip()),
};
