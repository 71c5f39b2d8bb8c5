import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import {
  createKfpClient,
  LogViewer,
  MessagesProvider,
  RunLogsDiagnostics,
  RunLogsToolbar,
  useLogCommands,
  useRunLogsSession,
  type RunLogsTarget,
} from 'kfp-log-viewer/viewer';
import { zhCN } from 'kfp-log-viewer/locales/zh-CN';
import 'kfp-log-viewer/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const queryClient = new QueryClient();
const client = createKfpClient({ baseUrl: '/pipeline' });
const query = new URLSearchParams(location.search);

/** The step of the page, which the dashboard keeps in its own react-query 4. */
function useStep(): RunLogsTarget | undefined {
  return useQuery({
    queryKey: ['step', location.search],
    queryFn: (): RunLogsTarget => ({
      runId: query.get('run') ?? '',
      podName: query.get('pod') ?? undefined,
      namespace: query.get('namespace') ?? undefined,
      createdAt: query.get('created') ?? undefined,
    }),
  }).data;
}

function StepLog({ target }: { target: RunLogsTarget }) {
  const logs = useRunLogsSession(target, { client });
  const commands = useLogCommands(logs, { fileName: `${target.podName}.log` });
  const { diagnosis, attempts, refresh } = logs;
  return (
    <section className="klv-run-logs" style={{ height: '80vh' }}>
      <RunLogsToolbar logs={logs} commands={commands} />
      {diagnosis && (
        <RunLogsDiagnostics diagnosis={diagnosis} attempts={attempts} onRetry={refresh} />
      )}
      <LogViewer {...commands.viewer} />
    </section>
  );
}

function Page() {
  const target = useStep();
  return target ? <StepLog target={target} /> : null;
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <MessagesProvider messages={query.has('zh') ? zhCN : {}}>
        <Page />
      </MessagesProvider>
    </QueryClientProvider>
  </StrictMode>,
);
