import type { Redacted } from '../../base/redacted.js';
import type { StepState } from '../stepState.js';
import type { RunLogsTarget } from '../types.js';

/** One log that a step has: that of a container of one of its pods. */
export interface StepLog {
  /** Tells it from the other logs of the step. */
  readonly id: string;
  /**
   * Whose pod writes it: the `executor` runs the step, KFP's `driver` has decided before how it runs. Of the
   * executor's containers `main` runs the user's program; `init` and `kfp-launcher` prepare the pod, and
   * `wait` stores the outputs.
   */
  readonly pod: 'executor' | 'driver';
  /** Name of the container. */
  readonly container: Redacted;
  /** Whether it is that of the container before its last restart. */
  readonly previous: boolean;
  /** What the container does, or how it ended, where its pod or its node tells. */
  readonly state?: StepState | undefined;
  /** Opens it. */
  readonly target: RunLogsTarget;
  /** Whether it is the log of this session. */
  readonly shown: boolean;
}

/** One attempt of a step, with the logs that it has. */
export interface StepAttempt {
  /** Which attempt, counted from 0. */
  readonly attempt: number;
  /** ID of its node in the Argo workflow. */
  readonly nodeId?: Redacted | undefined;
  /** Name of its pod, which may be gone. */
  readonly podName?: Redacted | undefined;
  /** What became of it. */
  readonly state?: StepState | undefined;
  /** When it started, ISO 8601. */
  readonly startedAt?: Redacted | undefined;
  /** When it ended, ISO 8601. */
  readonly finishedAt?: Redacted | undefined;
  /** Its logs, that of the user's program first and that of KFP's driver last. */
  readonly logs: readonly StepLog[];
}
