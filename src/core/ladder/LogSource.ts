import type { RungName } from './Rung.js';

/** Which rung gave the log, and where the text came from. */
export interface LogSource {
  readonly rung: RungName;
  /**
   * `pod`: the running pod; `podEnded`: a pod that has ended; `server`: an archive that the UI
   * server found by itself; `archive`: an object named in the request; `executorLogs`: what the
   * user's program printed, without the rest of the container; `artifact`: read by the API server;
   * `unknown`: given by the UI server, which does not say where it had it.
   */
  readonly origin:
    'unknown' | 'pod' | 'podEnded' | 'server' | 'archive' | 'executorLogs' | 'artifact';
  readonly bucket?: string | undefined;
  readonly key?: string | undefined;
}
