import '@patternfly/react-core/dist/styles/base.css';
import { Page, PageSection } from '@patternfly/react-core';
import { createKfpClient, RunLogs, RunLogsProvider } from 'kfp-log-viewer';
import 'kfp-log-viewer/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const client = createKfpClient({ baseUrl: '/pipeline' });
const query = new URLSearchParams(location.search);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <RunLogsProvider client={client}>
      <Page>
        <PageSection isFilled>
          <div style={{ height: '80vh' }}>
            <RunLogs
              // xterm.js needs style elements, which the policy of this page refuses.
              renderer="elements"
              target={{
                runId: query.get('run') ?? '',
                podName: query.get('pod') ?? undefined,
                namespace: query.get('namespace') ?? undefined,
                createdAt: query.get('created') ?? undefined,
              }}
            />
          </div>
        </PageSection>
      </Page>
    </RunLogsProvider>
  </StrictMode>,
);
