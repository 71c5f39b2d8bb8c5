import { type ComponentType, lazy, type ReactElement, Suspense, useState } from 'react';

import type { StepAttempt } from '../../core/index.js';
import type { StepLogSelectorProps } from './StepLogSelector.js';

/** Without this chunk, the log that the host asked for is shown all the same. */
const StepLogSelector = lazy<ComponentType<StepLogSelectorProps>>(() =>
  import('./StepLogSelector.js').then(
    (module) => ({ default: module.StepLogSelector }),
    () => ({ default: () => null }),
  ),
);

/** The selector of a step's logs, from when a log is known to have others beside it. */
export function StepLogs(props: StepLogSelectorProps): ReactElement | null {
  const [isKnown, setIsKnown] = useState(false);
  // It stays: the session of a log that was chosen does not know the others at first.
  if (!isKnown && hasChoice(props.logs.stepAttempts)) setIsKnown(true);
  if (!isKnown) return null;
  return (
    <Suspense>
      <StepLogSelector {...props} />
    </Suspense>
  );
}

/** Whether there is more than one log: a step of one attempt in one container loads no selector. */
function hasChoice(attempts: readonly StepAttempt[] = []): boolean {
  return attempts.length > 1 || attempts.some(({ logs }) => logs.length > 1);
}
