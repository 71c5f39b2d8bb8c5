import type { ReactElement } from 'react';

import type { RunLogsTarget } from '../src/core/index.js';
import { useRunLogs } from '../src/react/hooks/useRunLogs.js';
import { LogViewer } from '../src/react/LogViewer/LogViewer.js';
import { RunLogsDiagnostics } from '../src/react/RunLogs/RunLogsDiagnostics.js';
import { RunLogsToolbar } from '../src/react/RunLogs/RunLogsToolbar.js';
import { useLogCommands } from '../src/react/RunLogs/useLogCommands.js';

/** The parts of `RunLogs`, put together by a host: the toolbar is below the log. */
export function ComposedRunLogs({ target }: { target: RunLogsTarget }): ReactElement {
  const logs = useRunLogs(target);
  const commands = useLogCommands(logs, { defaultWrap: true });
  const { diagnosis } = logs;
  return (
    <section className="klv-run-logs">
      {diagnosis && <RunLogsDiagnostics {...logs} diagnosis={diagnosis} target={target} />}
      <LogViewer {...commands.viewer} />
      <RunLogsToolbar logs={logs} commands={commands} />
    </section>
  );
}
