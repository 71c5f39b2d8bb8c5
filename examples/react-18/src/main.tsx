import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createKfpClient,
  LogViewer,
  RunLogsDiagnostics,
  RunLogsProvider,
  useRunLogs,
  type RunLogsTarget,
} from 'kfp-log-viewer';
import { zhCN } from 'kfp-log-viewer/locales/zh-CN';
import 'kfp-log-viewer/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

/** A dashboard that has its own look around the log, and its own `QueryClient`. */
function StepLog({ target }: { target: RunLogsTarget }) {
  const { document, status, diagnosis, attempts, refresh } = useRunLogs(target);
  return (
    <>
      <p>
        {target.podName}: {status}
      </p>
      {diagnosis && (
        <RunLogsDiagnostics diagnosis={diagnosis} attempts={attempts} onRetry={refresh} />
      )}
      <LogViewer document={document} style={{ height: '80vh' }} />
    </>
  );
}

const queryClient = new QueryClient();
const client = createKfpClient({ baseUrl: '/pipeline' });
const query = new URLSearchParams(location.search);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RunLogsProvider client={client} {...(query.has('zh') && { messages: zhCN })}>
        <StepLog
          target={{
            runId: query.get('run') ?? '',
            podName: query.get('pod') ?? undefined,
            namespace: query.get('namespace') ?? undefined,
            createdAt: query.get('created') ?? undefined,
          }}
        />
      </RunLogsProvider>
    </QueryClientProvider>
  </StrictMode>,
);
