import type { ReactElement } from 'react';

import type { RunLogsTarget, StepLog, StepState } from '../../core/index.js';
import { useDiagnosisMessages } from '../hooks/useMessages.js';
import type { UseRunLogsResult } from '../hooks/useSession.js';
import type { Translate } from '../i18n/messages.js';
import { useStepAttempts } from './useStepAttempts.js';

/** Props of {@link StepLogSelector}. */
export interface StepLogSelectorProps {
  /** The log that is shown, as `useRunLogs` gives it. */
  logs: UseRunLogsResult;
  /** The same as a target. */
  target: RunLogsTarget;
  /** Called with the log that the reader chooses. */
  onTargetChange: (target: RunLogsTarget) => void;
}

/**
 * Chooses among the attempts of a step, and among the containers of one. What is not known yet is asked for
 * when the reader comes to it.
 */
export function StepLogSelector({
  logs,
  target,
  onTargetChange,
}: StepLogSelectorProps): ReactElement | null {
  const t = useDiagnosisMessages();
  const { attempts, attempt, log, open } = useStepAttempts(logs, target, onTargetChange);
  if (!t || !attempt || !log) return null;
  const { loadStepAttempts } = logs;
  const count = attempts.length;
  const asking = { onFocus: loadStepAttempts, onPointerDown: loadStepAttempts };
  if (count < 2 && attempt.logs.length < 2) return null;
  return (
    <span className="klv-step-logs">
      {count > 1 && (
        <select
          className="klv-select"
          aria-label={t('attempts.label')}
          value={attempt.attempt}
          {...asking}
          onChange={({ currentTarget }) => {
            const next = attempts.find((it) => String(it.attempt) === currentTarget.value);
            if (next) open(next, next.logs.find((it) => isAlike(it, log)) ?? next.logs[0]);
          }}
        >
          {attempts.map(({ attempt, state }) => (
            <option key={attempt} value={attempt}>
              {withState(t('attempts.attempt', { number: attempt + 1, count }), state, t)}
            </option>
          ))}
        </select>
      )}
      {attempt.logs.length > 1 && (
        <select
          className="klv-select"
          aria-label={t('attempts.container')}
          value={log.id}
          {...asking}
          onChange={({ currentTarget }) => {
            open(
              attempt,
              attempt.logs.find(({ id }) => id === currentTarget.value),
            );
          }}
        >
          {attempt.logs.map((it) => (
            <option key={it.id} value={it.id}>
              {withState(nameOf(it, t), it.state, t)}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}

/** Whether two logs are of the same container, in different pods. */
function isAlike(one: StepLog, other: StepLog): boolean {
  return (
    one.pod === other.pod && one.container === other.container && one.previous === other.previous
  );
}

function nameOf({ pod, container, previous }: StepLog, t: Translate): string {
  if (previous) return t('attempts.previous', { container });
  if (pod === 'executor') return container;
  return container === 'main' ? t('attempts.driver') : t('attempts.driverContainer', { container });
}

/** `Attempt 2 of 3 · failed, exit code 137` */
function withState(name: string, state: StepState | undefined, t: Translate): string {
  if (!state) return name;
  const { phase, exitCode, reason } = state;
  const why = [
    reason === 'OOMKilled' ? t('step.outOfMemory') : reason,
    exitCode ? t('step.exitCode', { code: exitCode }) : undefined,
  ];
  const words = [t(`attempts.${phase}`), ...(phase === 'failed' ? why : [])].filter(Boolean);
  return `${name} · ${words.join(', ')}`;
}
