import { CATALOGUE } from './CATALOGUE.js';
import type { Cause } from './Cause.js';
import type { Diagnosis } from './Diagnosis.js';
import type { DiagnosisCode } from './DiagnosisCode.js';

const RANKS = new Map(Object.keys(CATALOGUE).map((code, rank) => [code, rank]));

const rankOf = (code: DiagnosisCode): number => RANKS.get(code) ?? RANKS.size;

/**
 * One diagnosis of all causes that were met: the one that stands first in the catalogue leads, the
 * others follow, each code once.
 *
 * @param common Values that any message may name, such as the namespace
 * @param lead The cause that leads whatever the others are, as a caveat beside a log does
 */
export function toDiagnosis(
  causes: readonly Cause[],
  common: Cause['params'] = {},
  lead?: Cause,
): Diagnosis | undefined {
  const ranked = [...causes].sort((a, b) => rankOf(a.code) - rankOf(b.code));
  const [first, ...others] = (lead ? [lead, ...ranked] : ranked)
    .filter(({ code }, at, all) => all.findIndex((other) => other.code === code) === at)
    .map(({ code, params }) => ({ code, params: { ...common, ...params } }));
  return first && { ...CATALOGUE[first.code], ...first, others };
}
