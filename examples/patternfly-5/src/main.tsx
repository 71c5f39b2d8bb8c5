import '@patternfly/react-core/dist/styles/base.css';
import { Card, CardBody, CardTitle, Page, PageSection } from '@patternfly/react-core';
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
    <Card>
      <CardTitle>
        {target.podName}: {status}
      </CardTitle>
      <CardBody>
        {diagnosis && (
          <RunLogsDiagnostics diagnosis={diagnosis} attempts={attempts} onRetry={refresh} />
        )}
        <LogViewer document={document} style={{ height: '60vh' }} />
      </CardBody>
    </Card>
  );
}

const queryClient = new QueryClient();
const client = createKfpClient({ baseUrl: '/pipeline' });
const query = new URLSearchParams(location.search);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RunLogsProvider client={client} {...(query.has('zh') && { messages: zhCN })}>
        <Page>
          <PageSection>
            <StepLog
              target={{
                runId: query.get('run') ?? '',
                podName: query.get('pod') ?? undefined,
                namespace: query.get('namespace') ?? undefined,
                createdAt: query.get('created') ?? undefined,
              }}
            />
          </PageSection>
        </Page>
      </RunLogsProvider>
    </QueryClientProvider>
  </StrictMode>,
);
