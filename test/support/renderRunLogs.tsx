import { render } from 'vitest-browser-react';

import { createKfpClient } from '../../src/core/index.js';
import type { Messages } from '../../src/locales/Messages.js';
import {
  RunLogsProvider,
  type RunLogsProviderProps,
} from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';

const client = createKfpClient({ baseUrl: '/pipeline' });

/** Renders a step's log as a host page does, against the simulated KFP. */
export async function renderRunLogs({
  width = 800,
  messages,
  options,
}: {
  width?: number;
  messages?: Messages;
  options?: RunLogsProviderProps['options'];
} = {}) {
  return render(
    <RunLogsProvider client={client} messages={messages} options={options}>
      <div style={{ width, height: 400 }}>
        <RunLogs
          target={{
            runId: 'b5f0c1de',
            podName: 'train',
            namespace: 'team-a',
            createdAt: '2026-08-20T09:00:00Z',
          }}
        />
      </div>
    </RunLogsProvider>,
  );
}
