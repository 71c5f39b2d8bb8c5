import { useState } from 'react';

import { logKeyOf, type RunLogsTarget } from '../../core/index.js';

/** Which of a step's logs is shown, and how to show another. */
interface ShownLog {
  /** The log that is shown. */
  target: RunLogsTarget;
  /** Shows another, or asks the host to. */
  choose: (target: RunLogsTarget) => void;
}

/**
 * The log of a step that the reader has chosen, as long as the host asks for the same one; a host that
 * listens decides by itself which is shown.
 */
export function useStepLog(
  asked: RunLogsTarget,
  onTargetChange: ((target: RunLogsTarget) => void) | undefined,
): ShownLog {
  const [chosen, setChosen] = useState<{ insteadOf: string; target: RunLogsTarget }>();
  const insteadOf = logKeyOf(asked);
  return {
    target: chosen?.insteadOf === insteadOf && !onTargetChange ? chosen.target : asked,
    choose:
      onTargetChange ??
      ((target) => {
        setChosen({ insteadOf, target });
      }),
  };
}
