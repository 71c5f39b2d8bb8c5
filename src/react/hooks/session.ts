import type { RunLogsSession } from '../../core/index.js';
import { beginSight, type Sight } from './sight.js';

/** How many components hold an object. */
const holders = new WeakMap<object, number>();

/** Whether a component holds the object, or none has yet, as while it is rendered for the first time. */
export const isWanted = (object: object): boolean => holders.get(object) !== 0;

/**
 * Counts a component that holds an object, from an effect. What follows on the last one's release
 * comes a microtask later: StrictMode releases and holds again at once.
 *
 * @returns Function that releases the object
 */
export function hold(object: object, onLastRelease: () => void): () => void {
  holders.set(object, (holders.get(object) ?? 0) + 1);
  return () => {
    holders.set(object, (holders.get(object) ?? 0) - 1);
    queueMicrotask(() => {
      if (holders.get(object) === 0) onLastRelease();
    });
  };
}

/** Resumes a session while any component shows it, and pauses it after the last one has released it. */
export function retainSession(session: RunLogsSession, baseUrl: string): Sight {
  session.resume();
  const { watch, end } = beginSight(session, baseUrl);
  const release = hold(session, session.pause);
  return {
    watch,
    end: () => {
      end();
      release();
    },
  };
}
