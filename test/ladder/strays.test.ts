import { expect, test } from 'vitest';

import { createKfpClient, openRunLogs } from '../../src/core/index.js';

const POD = 'churn-1';

/** KFP whose stored workflow gives the step's node an ID, and its log a bucket and a key. */
function serveManifest(id: string): { client: ReturnType<typeof createKfpClient>; sent: string[] } {
  const sent: string[] = [];
  const node = { id, name: 'churn.train', type: 'Pod', phase: 'Succeeded' };
  const workflow = { metadata: { name: 'churn' }, status: { nodes: { [POD]: node } } };
  const run = { pipeline_runtime: { workflow_manifest: JSON.stringify(workflow) } };
  const client = createKfpClient({
    baseUrl: 'http://kfp.invalid/pipeline',
    fetch: (input) => {
      const { pathname } = new URL(new Request(input).url);
      sent.push(pathname);
      if (pathname.includes('/v1beta1/runs/')) return Promise.resolve(Response.json(run));
      return Promise.resolve(new Response('Could not get pod', { status: 500 }));
    },
  });
  return { client, sent };
}

const ROUTES = [
  /^\/pipeline\/k8s\/pod(?:\/logs|\/events)?$/,
  /^\/pipeline\/apis\/v1beta1\/runs\/b5f0$/,
  /^\/pipeline\/apis\/v2beta1\/runs\/b5f0\/nodes\/churn-1\/artifacts\/main-logs:read$/,
  /^\/pipeline\/artifacts\/get$/,
];

test.each(['..', '.', '%2e%2e', '%2E.', 'a/../../..', 'a\nb', 'x'.repeat(1_000)])(
  'a manifest whose node has the ID %j leads to no other route, and is named',
  async (id) => {
    const { client, sent } = serveManifest(id);
    const target = { runId: 'b5f0', podName: POD, namespace: 'team-a' };
    const session = openRunLogs(target, { client });
    const { attempts } = await session.settled;
    session.close();
    for (const path of sent) expect(ROUTES.some((route) => route.test(path))).toBe(true);
    const refused = attempts.find(({ rung }) => rung === 'artifactRead');
    expect(refused).toMatchObject({ outcome: 'failed', cause: { code: 'invalid-target' } });
  },
);

test.each(['..', '.', '%2e%2e', '.%2E', 'a\u202eb'])(
  'a run with the ID %j is not asked for',
  async (runId) => {
    const { client, sent } = serveManifest('churn-1');
    const session = openRunLogs({ runId, podName: POD, namespace: 'team-a' }, { client });
    const { diagnosis } = await session.settled;
    session.close();
    expect(diagnosis?.code).toBe('invalid-target');
    expect(sent).toEqual([]);
  },
);
