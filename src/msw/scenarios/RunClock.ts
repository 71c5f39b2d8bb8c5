import type { RunLogsTarget } from '../../core/index.js';

/** A run that goes on while it is watched: its clock stands still unless it is told to move. */
export interface RunClock {
  /** The run's steps, in order. */
  readonly targets: readonly RunLogsTarget[];
  /** Seconds since the run was created. */
  readonly elapsed: number;
  /** Seconds after which nothing happens any more. */
  readonly duration: number;
  /** What happens when, in seconds, for a story that wants to stop at a certain point. */
  readonly moments: Readonly<
    Record<'collected' | 'finished' | 'podsDeleted' | 'trainingStarted', number>
  >;
  /** Lets time pass, and everything happen that happens in that time. */
  advance: (seconds: number) => void;
}
