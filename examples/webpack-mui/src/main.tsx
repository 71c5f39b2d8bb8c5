import { Card, CardContent, CardHeader, CssBaseline, Stack } from '@mui/material';
import { createKfpClient, RunLogs, RunLogsProvider } from 'kfp-log-viewer';
import { LogWorker } from 'kfp-log-viewer/core';
import 'kfp-log-viewer/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const client = createKfpClient({ baseUrl: '/pipeline' });
/** One for the logs of all steps. */
const worker = new LogWorker(() => new Worker(new URL('./log.worker.ts', import.meta.url)));
const query = new URLSearchParams(location.search);

/** A page of ten steps: a list of cards, as dashboards have them. */
function Steps() {
  return (
    <Stack spacing={2} sx={{ p: 2 }}>
      {Array.from({ length: 10 }, (_, step) => (
        <Card key={step} data-step={step}>
          <CardHeader title={`Step ${step + 1}`} />
          <CardContent sx={{ height: 240 }}>
            <RunLogs
              worker={worker}
              target={{
                runId: query.get('run') ?? '',
                podName: `${query.get('pod')}-${step}`,
                namespace: query.get('namespace') ?? undefined,
                createdAt: query.get('created') ?? undefined,
              }}
            />
          </CardContent>
        </Card>
      ))}
    </Stack>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <CssBaseline />
    <RunLogsProvider client={client}>
      <Steps />
    </RunLogsProvider>
  </StrictMode>,
);
