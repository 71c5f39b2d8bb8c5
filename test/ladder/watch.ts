import {
  createKfpClient,
  openRunLogs,
  type RunLogsOptions,
  type RunLogsSnapshot,
  type RunLogsTarget,
} from '../../src/core/index.js';

/** Opens a log with short waits, and gives its first snapshot that is neither searching nor streaming. */
export async function watch(
  baseUrl: string,
  target: RunLogsTarget,
  options: Partial<RunLogsOptions> = {},
): Promise<RunLogsSnapshot> {
  const client = createKfpClient({ baseUrl, timeouts: { head: 10_000, stall: 1_000 } });
  const session = openRunLogs(target, { client, ...options });
  const following = new Promise<RunLogsSnapshot>((resolve) => {
    session.subscribe(() => {
      if (session.getSnapshot().status === 'following') resolve(session.getSnapshot());
    });
  });
  const snapshot = await Promise.race([session.settled, following]);
  session.close();
  return snapshot;
}
