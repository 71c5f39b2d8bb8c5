import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { page } from 'vitest/browser';

import {
  configMapRepositories,
  createKfpClient,
  type RunLogsTarget,
} from '../../src/core/index.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import { useRunLogs } from '../../src/react/hooks/useRunLogs.js';
import { simulate } from '../support/simulate.js';

const worker = simulate();

const target = (step: number): RunLogsTarget => ({
  runId: 'b5f0c1de',
  podName: `churn-a1b2c-system-container-impl-${step}`,
  namespace: 'team-a',
  createdAt: '2026-08-20T09:00:00Z',
});

/** A KFP whose run is collected, and a dashboard that serves ConfigMaps; returns the requests. */
function serve(configMap: () => Response): { configMaps: number; keys: string[] } {
  const asked = { configMaps: 0, keys: [] as string[] };
  const gone = (): HttpResponse<string> => new HttpResponse('gone', { status: 500 });
  worker.use(
    http.get('*/api/k8s/api/v1/namespaces/team-a/configmaps/artifact-repositories', () => {
      asked.configMaps += 1;
      return configMap();
    }),
    http.get('*/artifacts/get', ({ request }) => {
      const key = new URL(request.url).searchParams.get('key') ?? '';
      asked.keys.push(key);
      return key.startsWith('team-a/')
        ? new HttpResponse(new TextEncoder().encode('found\n'))
        : new HttpResponse(`No objects found at mlpipeline/${key}`, { status: 404 });
    }),
    // Last: its pattern fits the dashboard's path as well.
    http.get('*/k8s/pod/events', () => HttpResponse.json([])),
    http.get('*/k8s/*', gone),
    http.get('*/apis/*', gone),
  );
  return asked;
}

const CONFIG_MAP = {
  kind: 'ConfigMap',
  data: { 'artifact-repositories': 's3:\n  keyFormat: team-a/{{pod.name}}\n' },
};
const url = '/dashboard/api/k8s/api/v1/namespaces/{namespace}/configmaps/{configMap}';

function Log({ step }: { step: number }) {
  const { status, diagnosis, refresh } = useRunLogs(target(step));
  return (
    <button onClick={refresh} data-testid={`step-${step}`}>
      {status} {diagnosis?.code}
    </button>
  );
}

function Page({
  steps,
  source,
}: {
  steps: number;
  source: ReturnType<typeof configMapRepositories>;
}) {
  const options = { repositories: source };
  return (
    <RunLogsProvider client={client} options={options}>
      {Array.from({ length: steps }, (_, step) => (
        <Log key={step} step={step} />
      ))}
    </RunLogsProvider>
  );
}

const client = createKfpClient({ baseUrl: '/pipeline' });

describe('the artifact repository of a namespace', () => {
  it('is asked for once however many steps are opened, and again after a refresh', async () => {
    const asked = serve(() => HttpResponse.json(CONFIG_MAP));
    await render(<Page steps={50} source={configMapRepositories({ url })} />);
    await expect.poll(() => page.getByText('complete').elements().length).toBe(50);
    expect(asked.configMaps).toBe(1);
    expect(new Set(asked.keys).size).toBe(50);

    await page.getByTestId('step-7').click();
    await expect.poll(() => asked.configMaps).toBe(2);
  });

  it('is not asked for again at once when it could not be had', async () => {
    const asked = serve(() => HttpResponse.json({ kind: 'Status' }, { status: 403 }));
    await render(<Page steps={5} source={configMapRepositories({ url })} />);
    await expect
      .poll(() => page.getByText('unavailable repository-forbidden').elements().length)
      .toBe(5);
    expect(asked.configMaps).toBe(1);
  });
});
