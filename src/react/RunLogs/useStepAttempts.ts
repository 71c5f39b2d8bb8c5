import { useState } from 'react';

import {
  logKeyOf,
  mergeStepAttempts,
  type RunLogsTarget,
  type StepAttempt,
  type StepLog,
} from '../../core/index.js';
import type { UseRunLogsResult } from '../hooks/useSession.js';

/** What is known of a step's logs while its reader goes from one to another. */
interface Known {
  /** The latest list of the session that is shown. */
  now: readonly StepAttempt[] | undefined;
  /** The log that is shown, as a text. */
  key: string;
  /** All attempts of the step, by the sessions of all logs that were shown. */
  attempts: readonly StepAttempt[];
  /** Which log a target has opened: that of the host may name it in another way than the list does. */
  opened: Readonly<Record<string, { id: string; target: RunLogsTarget }>>;
  /** Number of the attempt that was chosen. A driver is the same for all of them. */
  chosen: number | undefined;
}

/** The attempts of a step, and what of them is shown. */
interface StepAttempts {
  attempts: readonly StepAttempt[];
  /** The attempt whose log is shown. */
  attempt: StepAttempt | undefined;
  /** The log that is shown. */
  log: StepLog | undefined;
  /** Shows another log. */
  open: (attempt: StepAttempt, log: StepLog | undefined) => void;
}

/**
 * Remembers the logs of a step across its sessions. The session of one log knows what its own search has
 * met by the way; together they know the others too.
 */
export function useStepAttempts(
  { stepAttempts: now }: UseRunLogsResult,
  target: RunLogsTarget,
  onTargetChange: (target: RunLogsTarget) => void,
): StepAttempts {
  const key = logKeyOf(target);
  const [known, setKnown] = useState<Known>(() => learn(NOTHING, now, target));
  const latest = known.now === now && known.key === key ? known : learn(known, now, target);
  if (latest !== known) setKnown(latest);

  const { attempts, opened, chosen } = latest;
  const id = opened[key]?.id;
  const having = attempts.filter(({ logs }) => logs.some((log) => log.id === id));
  const attempt = having.find((it) => it.attempt === chosen) ?? having.at(-1);
  return {
    attempts,
    attempt,
    log: attempt?.logs.find((log) => log.id === id),
    open: ({ attempt }, log) => {
      if (!log) return;
      const before = Object.values(opened).find((it) => it.id === log.id)?.target;
      const next = before ?? log.target;
      setKnown({
        ...latest,
        chosen: attempt,
        opened: { ...opened, [logKeyOf(next)]: { id: log.id, target: next } },
      });
      onTargetChange(next);
    },
  };
}

const NOTHING: Known = { now: undefined, key: '', attempts: [], opened: {}, chosen: undefined };

/** Adds what the session of a target knows. Another step than the one before has other logs. */
function learn(
  known: Known,
  now: readonly StepAttempt[] | undefined,
  target: RunLogsTarget,
): Known {
  const key = logKeyOf(target);
  const idIn = (attempts: readonly StepAttempt[] | undefined): string | undefined =>
    attempts?.flatMap(({ logs }) => logs).find((log) => logKeyOf(log.target) === key)?.id;
  const ofStep = known.opened[key]?.id ?? idIn(known.attempts);
  const before = ofStep === undefined ? NOTHING : known;
  const attempts = mergeStepAttempts(before.attempts, now) ?? [];
  const shown = now?.flatMap(({ logs }) => logs).find((log) => log.shown)?.id;
  const id = ofStep ?? shown;
  const opened = id === undefined ? before.opened : { ...before.opened, [key]: { id, target } };
  return { ...before, now, key, attempts, opened };
}
