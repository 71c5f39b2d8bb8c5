'use client';

import { createKfpClient, RunLogs, RunLogsProvider, type RunLogsTarget } from 'kfp-log-viewer';

const client = createKfpClient({ baseUrl: '/pipeline' });

export function StepLog({ target }: { target: RunLogsTarget }) {
  return (
    <RunLogsProvider client={client}>
      <div style={{ height: '80vh' }}>
        <RunLogs target={target} />
      </div>
    </RunLogsProvider>
  );
}
