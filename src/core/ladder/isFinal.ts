import type { PodFacts } from '../kfp/parsePod.js';

/** Longer than the clocks of a browser and a cluster are usually apart. */
const SETTLED_AFTER = 60_000;

/**
 * Whether a log that was asked for at that time (milliseconds since 1970) has the pod's last line:
 * it has when all containers had ended well before. One that ended only just is read once more.
 */
export function isFinal(pod: PodFacts, askedAt: number): boolean {
  const steps = pod.containers.filter((it) => !it.init && it.name !== 'wait');
  if (pod.phase !== 'Succeeded' && pod.phase !== 'Failed') {
    if (steps.length === 0 || steps.some((it) => it.state !== 'terminated')) return false;
  }
  return steps.every(({ finishedAt }) => {
    const time = finishedAt === undefined ? Number.NaN : Date.parse(finishedAt);
    return Number.isNaN(time) || Math.abs(askedAt - time) > SETTLED_AFTER;
  });
}
