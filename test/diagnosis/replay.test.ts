import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { createRemedies } from '../../src/core/diagnosis/remedies/remedies.js';
import {
  createKfpClient,
  type Diagnosis,
  type DiagnosisCode,
  openRunLogs,
} from '../../src/core/index.js';
import type { World } from '../../src/msw/index.js';
import { readExchanges } from '../support/exchanges/readExchanges.js';
import { readRecording } from '../support/exchanges/readRecording.js';
import { worldFromRecording } from '../support/exchanges/worldFromRecording.js';
import { serveWorld } from '../support/serveWorld.js';
import { targetOf } from './targetOf.js';

const file = (name: string) => fileURLToPath(new URL(`../exchanges/${name}`, import.meta.url));
const recording = await readRecording(file('world.json'), file('variants.json'));
const exchanges = await readExchanges(file('exchanges.jsonl'));
/** Of the methods, the ladder uses GET only. */
const failing = exchanges.filter(
  ({ request, status }) => request.method === 'GET' && status >= 400,
);

/** The cause that each exchange's note names, and a word that its message must have. */
interface TrueCause {
  code: DiagnosisCode;
  params?: Record<string, unknown>;
}

const key = (prefix: string, workflow: string, hash: string): string =>
  `${prefix}/${workflow}/2026/08/20/${workflow}-system-container-impl-${hash}/main.log`;

const mismatch = (namespace: string, workflow: string, hash: string): TrueCause => ({
  code: 'key-mismatch',
  params: {
    serverKey: key('artifacts', workflow, hash),
    argoKey: key(`private-artifacts/${namespace}`, workflow, hash),
  },
});

const MOUNT: TrueCause = {
  code: 'mount-failed',
  params: { message: 'MountVolume.SetUp failed for volume "data" : secret "data-creds" not found' },
};

const TRUE_CAUSES: Readonly<Record<string, TrueCause>> = {
  a11: { code: 'pod-name-missing' },
  a22: { code: 'object-or-bucket-missing', params: { pod: 'nope' } },
  b4: { code: 'secret-missing', params: { secret: 'gone' } },
  b7: { code: 'object-or-bucket-missing' },
  b8: { code: 'node-not-found' },
  b10: { code: 'object-or-bucket-missing' },
  b11: { code: 'archiving-disabled' },
  c2: { code: 'created-at-missing' },
  c4: mismatch('kubeflow', 'churn-gc-s2s2s', '3333333332'),
  c7: mismatch('kubeflow', 'churn-gc-s2s2s', '3333333332'),
  d4: { code: 'namespace-missing' },
  e1: mismatch('team-a', 'churn-gc-d1d1d', '3333333333'),
  f1: { code: 'server-archive-off', params: { workflow: 'churn-gc-c1c1c' } },
  g1: { code: 'archiving-disabled' },
  h1: {
    code: 'key-tags-unsupported',
    params: {
      key: 'logs/{{workflow.labels.team}}/churn-gc-c1c1c/churn-gc-c1c1c-system-container-impl-3333333331/main.log',
    },
  },
  h3: {
    code: 'key-invalid',
    params: {
      key: 'artifacts/churn-gc-c1c1c/churn-gc-c1c1c-system-container-impl-3333333331/team+1/main.log',
    },
  },
  i4: mismatch('team-e', 'churn-gc-e1e1e', '3333333335'),
  i5: mismatch('team-f', 'churn-gc-f1f1f', '3333333336'),
  j1: { code: 'store-unreachable', params: { text: 'connect ECONNREFUSED 127.0.0.1:19009' } },
  // The responses do not tell credentials, rights and bucket apart; they do tell that it is not the key.
  j3: { code: 'store-refused' },
  j4: { code: 'store-refused' },
  // The server's own credentials work, so that it is the object, or the bucket that it looks in.
  j5: { code: 'object-or-bucket-missing' },
  j9: { code: 'store-unreachable', params: { text: 'connect ECONNREFUSED 127.0.0.1:19009' } },
  k1: { code: 'namespace-missing' },
  k2: { code: 'access-denied' },
  k7: { code: 'access-denied' },
  k8: { code: 'namespace-missing' },
  k13: { code: 'artifact-namespace', params: { namespace: 'team-a' } },
  k11: { code: 'namespace-missing' },
  l1: { code: 'stream-flag-broken' },
  m5: { code: 'object-missing', params: { bucket: 'mlpipeline', key: 'fixtures/nope.log' } },
  m20: { code: 'object-missing', params: { bucket: 'mlpipeline', key: 'fixtures/nope.log' } },
  n1: MOUNT,
  n2: MOUNT,
  n4: { code: 'pod-initializing' },
  // Nothing watched over the nodes of the recorded cluster, so that no event says that this one is lost.
  n7: { code: 'pod-log-forbidden', params: { node: 'dead-node' } },
};

describe('the real server’s responses, through the whole ladder', () => {
  test('each failing exchange has its true cause', () => {
    expect(Object.keys(TRUE_CAUSES).sort()).toEqual(failing.map(({ id }) => id).sort());
  });

  test.each(failing)('$id $variant: $note', async (exchange) => {
    await using server = await serveWorld(worldFromRecording(recording, exchange.variant));
    const client = createKfpClient({
      baseUrl: server.url,
      headers: exchange.request.headers,
      timeouts: { head: 10_000, stall: 1_000 },
    });
    const session = openRunLogs(targetOf(exchange), { client });
    const { diagnosis } = await session.settled;
    session.close();
    expect(diagnosis).toMatchObject(TRUE_CAUSES[exchange.id] ?? {});
    expect([diagnosis?.code, ...(diagnosis?.others ?? []).map(({ code }) => code)]).not.toContain(
      'unknown',
    );
  });
});

describe('when the remedies are carried out', () => {
  const variables: Readonly<Record<string, string>> = {
    ARGO_ARCHIVE_LOGS: 'archiveLogs',
    ARGO_ARCHIVE_BUCKETNAME: 'archiveBucket',
    ARGO_KEYFORMAT: 'keyFormat',
  };
  /** Sets the server's environment as the first remedy for its Deployment says. */
  function carryOut(world: World, diagnosis: Diagnosis): void {
    const codes = createRemedies(diagnosis).flatMap(({ code }) => code ?? []);
    const patch = codes.find(({ place }) => place === 'uiDeployment')?.value ?? '';
    for (const [, name = '', value = ''] of patch.matchAll(/- name: (ARGO_\w+)\n\s+value: (.+)/g)) {
      const text = String(parse(value));
      Object.assign(world.settings, { [variables[name] ?? '']: text === 'true' ? true : text });
    }
  }

  // What was recorded as c5 with the shipped format; i4 and i5 for namespaces with a prefix.
  test.each([
    ['c4', 'default'],
    ['c7', 's3rver'],
    ['c4', 'noarchive'],
    ['e1', 'default'],
    ['i4', 'lookup'],
    ['i5', 'lookup'],
  ])('the log of %s is found where the server was set as %s', async (id, variant) => {
    const exchange = failing.find((it) => it.id === id);
    if (!exchange) throw new Error(`There is no exchange ${id}.`);
    const world = worldFromRecording(recording, variant);
    if (variant === 'lookup') Object.assign(world.settings, { artifactRepositoriesLookup: false });
    await using server = await serveWorld(world);
    const options = { client: createKfpClient({ baseUrl: server.url }) };
    const before = openRunLogs(targetOf(exchange), options);
    const { diagnosis } = await before.settled;
    before.close();
    if (!diagnosis) throw new Error('There is a log already.');
    carryOut(world, diagnosis);
    const after = openRunLogs(targetOf(exchange), options);
    expect(await after.settled).toMatchObject({ status: 'complete', source: { rung: 'live' } });
    after.close();
  });
});
