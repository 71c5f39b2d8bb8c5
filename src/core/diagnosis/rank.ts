import type { Redacted } from '../base/redacted.js';
import {
  CATALOGUE,
  type Cause,
  type Diagnosis,
  type DiagnosisCode,
  explainedBy,
  isDeadEnd,
} from './catalogue.js';
import { refineCause } from './refine.js';

const RANKS = new Map(Object.keys(CATALOGUE).map((code, rank) => [code, rank]));

const rankOf = (code: DiagnosisCode): number => RANKS.get(code) ?? RANKS.size;

/** True of every multi-user installation, so it is told only when nothing else is known. */
const ASIDE: DiagnosisCode = 'artifact-read-refused';

/**
 * One diagnosis of all causes that were met: the one that stands first in the catalogue leads, the
 * others follow, each code once, without those that another one explains.
 *
 * @param common Values that any message may name, such as the namespace
 * @param lead Leads whatever the others are, as a caveat beside a log does
 */
export function toDiagnosis(
  causes: readonly Cause<Redacted>[],
  common: Cause<Redacted>['params'] = {},
  lead?: Cause<Redacted>,
): Diagnosis<Redacted> | undefined {
  const ranked = causes.map(refineCause).sort((a, b) => rankOf(a.code) - rankOf(b.code));
  const unexplained = ranked.filter(({ code }) => !ranked.some((by) => explains(by.code, code)));
  const [first, ...others] = (lead ? [refineCause(lead), ...unexplained] : unexplained)
    .filter(({ code }, at, all) => all.findIndex((other) => other.code === code) === at)
    .map(({ code, params }) => ({ code, params: { ...common, ...params } }));
  const found = causes.find((it) => it.found)?.found;
  return first && { ...CATALOGUE[first.code], ...first, others, ...(found && { found }) };
}

function explains(code: DiagnosisCode, other: DiagnosisCode): boolean {
  if (code === other) return false;
  if (other === ASIDE) return true;
  const isAfter = rankOf(other) > rankOf(code);
  return (isDeadEnd(code) && isAfter) || explainedBy(code).includes(other);
}
