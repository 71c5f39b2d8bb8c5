import { type ComponentType, lazy, type ReactElement, Suspense } from 'react';

import type { RequestRecord, RunLogsStatus } from '../../core/index.js';
import { useMessages } from '../hooks/useMessages.js';
import type { RungInTrialProps } from './RungInTrial.js';

/** Props of {@link RunLogsProgress}. */
interface RunLogsProgressProps {
  /** How the search stands. */
  status: RunLogsStatus;
  /** Its requests so far. */
  attempts: readonly RequestRecord[];
}

/** Loaded when a log is not where it is looked for first; without it, the search is only said to go on. */
const RungInTrial = lazy<ComponentType<RungInTrialProps>>(() =>
  import('./RungInTrial.js').then(
    (module) => ({ default: module.RungInTrial }),
    () => ({ default: () => null }),
  ),
);

/** Shown in place of the log while it is being looked for: where, once that takes several requests. */
export function RunLogsProgress({ status, attempts }: RunLogsProgressProps): ReactElement {
  const t = useMessages();
  const rung = attempts.findLast(({ outcome }) => outcome === 'pending')?.rung;
  return (
    <div className="klv-progress">
      <span className="klv-progress-bar" aria-hidden="true" />
      <p>{t(`status.${status}`)}</p>
      {rung !== undefined && rung !== attempts[0]?.rung && (
        <Suspense>
          <RungInTrial rung={rung} />
        </Suspense>
      )}
    </div>
  );
}
