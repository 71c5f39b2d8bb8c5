/**
 * What `kfp-log-viewer/core` promises to a host's compiler. `etc/core.api.md` holds every signature;
 * these are the relations between them that hosts rely on.
 */
import {
  type ArtifactRepository,
  type ArtifactRepositorySource,
  type Cause,
  configMapRepositories,
  createKfpClient,
  createReport,
  DEFAULT_RUNGS,
  type Diagnosis,
  type DiagnosisCode,
  type JsonReading,
  type KfpClient,
  type KfpResponse,
  type LadderFacts,
  type LogDocument,
  type LogReading,
  type LogSource,
  openRunLogs,
  parseKeyFormat,
  type PodFacts,
  renderKey,
  type Redacted,
  type RepositoryLookup,
  type RequestRecord,
  type ResolvedTarget,
  type Rung,
  type RungAttempt,
  type RungContext,
  type RungOutcome,
  type RunLogsOptions,
  type RunLogsSession,
  type RunLogsSnapshot,
  type RunLogsStatus,
  type RunLogsTarget,
  type RuntimeState,
  staticRepositories,
  type StoredNode,
  type StoredWorkflow,
} from 'kfp-log-viewer/core';
import { describe, expectTypeOf, test } from 'vitest';

describe('RunLogsTarget', () => {
  test('needs the run, and nothing else', () => {
    expectTypeOf<{ runId: string }>().toExtend<RunLogsTarget>();
    // @ts-expect-error A step is looked for in a run.
    const target: RunLogsTarget = { podName: 'train-1' };
    expectTypeOf(target).toEqualTypeOf<RunLogsTarget>();
  });

  test('takes the date of the run as KFP gives it, or as a Date', () => {
    expectTypeOf<RunLogsTarget['createdAt']>().toEqualTypeOf<string | Date | undefined>();
  });

  test('takes what a host does not know as undefined, with exactOptionalPropertyTypes too', () => {
    expectTypeOf<{
      runId: string;
      namespace: undefined;
      podName: undefined;
      nodeId: undefined;
      attempt: undefined;
      archive: undefined;
    }>().toExtend<RunLogsTarget>();
  });

  test("knows the states of KFP's tasks", () => {
    expectTypeOf<RunLogsTarget['taskState']>().toEqualTypeOf<RuntimeState | undefined>();
    expectTypeOf<'SUCCEEDED'>().toExtend<RuntimeState>();
    expectTypeOf<'Succeeded'>().not.toExtend<RuntimeState>();
  });

  test('names the archive by source, bucket and key', () => {
    expectTypeOf<NonNullable<RunLogsTarget['archive']>>().toEqualTypeOf<{
      source: 'minio' | 's3' | 'gcs';
      bucket: string;
      key: string;
    }>();
  });
});

describe('openRunLogs', () => {
  test('needs a client', () => {
    expectTypeOf(openRunLogs).parameters.toEqualTypeOf<[RunLogsTarget, RunLogsOptions]>();
    expectTypeOf(openRunLogs).returns.toEqualTypeOf<RunLogsSession>();
    expectTypeOf(createKfpClient).returns.toEqualTypeOf<KfpClient>();
    expectTypeOf<{ client: KfpClient }>().toExtend<RunLogsOptions>();
    // @ts-expect-error There is no server to ask.
    openRunLogs({ runId: 'run' }, {});
  });

  test('is a store that useSyncExternalStore can read', () => {
    expectTypeOf<RunLogsSession['getSnapshot']>().returns.toEqualTypeOf<RunLogsSnapshot>();
    expectTypeOf<RunLogsSession['subscribe']>().toExtend<(listener: () => void) => () => void>();
    expectTypeOf<RunLogsSession['update']>().toBeCallableWith({
      runId: 'run',
      taskState: 'FAILED',
    });
    expectTypeOf<RunLogsSession['settled']>().resolves.toEqualTypeOf<RunLogsSnapshot>();
  });

  test('tells how it stands in six words', () => {
    expectTypeOf<RunLogsStatus>().toEqualTypeOf<
      'searching' | 'streaming' | 'following' | 'complete' | 'waiting' | 'unavailable'
    >();
    expectTypeOf<RunLogsSnapshot['status']>().toEqualTypeOf<RunLogsStatus>();
    expectTypeOf<RunLogsSnapshot['document']>().toEqualTypeOf<LogDocument>();
    expectTypeOf<RunLogsSnapshot['diagnosis']>().toEqualTypeOf<Diagnosis<Redacted> | undefined>();
  });

  test('keeps each request as evidence, under both of its names', () => {
    expectTypeOf<RunLogsSnapshot['attempts']>().toEqualTypeOf<readonly RequestRecord<Redacted>[]>();
    expectTypeOf<RungAttempt>().toEqualTypeOf<RequestRecord>();
    expectTypeOf<RequestRecord['status']>().toEqualTypeOf<number | undefined>();
  });

  test('says nothing that was not redacted, and can be read as any other text', () => {
    expectTypeOf<Redacted>().toExtend<string>();
    expectTypeOf<string>().not.toExtend<Redacted>();
    expectTypeOf<Diagnosis<Redacted>>().toExtend<Diagnosis>();
    expectTypeOf<RequestRecord<Redacted>>().toExtend<RequestRecord>();
    expectTypeOf<RunLogsSnapshot['source']>().toEqualTypeOf<LogSource<Redacted> | undefined>();
    // A host's own rung says what it likes: it is redacted on its way into the snapshot.
    expectTypeOf<{ code: 'unknown'; params: { text: string } }>().toExtend<Cause>();
  });

  test('gives snapshots that cannot be written to', () => {
    const change = (snapshot: RunLogsSnapshot): void => {
      // @ts-expect-error A snapshot stays what it was.
      snapshot.status = 'complete';
    };
    expectTypeOf(change).returns.toBeVoid();
  });
});

describe('rungs', () => {
  test('can be reordered, dropped and added', () => {
    const own = {
      name: 'ourLogStore',
      climb: async (context: RungContext): Promise<RungOutcome> => {
        expectTypeOf(context.target).toEqualTypeOf<ResolvedTarget>();
        expectTypeOf(context.target).toExtend<RunLogsTarget>();
        expectTypeOf(context.signal).toEqualTypeOf<AbortSignal>();
        const { kind, cause } = await context.readLog(ask);
        return kind === 'log'
          ? { kind: 'log', source: { rung: 'ourLogStore', origin: 'archive' } }
          : { kind: 'miss', causes: cause ? [cause] : [] };
      },
    };
    expectTypeOf(own).toExtend<Rung>();
    expectTypeOf<Rung[]>().toExtend<NonNullable<RunLogsOptions['rungs']>>();
    expectTypeOf(DEFAULT_RUNGS).toEqualTypeOf<readonly Rung[]>();
  });

  test('are given types that can all be named', () => {
    expectTypeOf<RungContext['facts']>().toEqualTypeOf<LadderFacts>();
    expectTypeOf<RungContext['readLog']>().returns.resolves.toEqualTypeOf<LogReading>();
    expectTypeOf<RungContext['readJson']>().returns.resolves.toEqualTypeOf<JsonReading>();
    expectTypeOf<RungContext['lookUp']>().returns.resolves.toEqualTypeOf<RepositoryLookup>();
    expectTypeOf<LadderFacts['pod']>().toEqualTypeOf<PodFacts | null | undefined>();
    expectTypeOf<LadderFacts['workflow']>().toEqualTypeOf<StoredWorkflow | null | undefined>();
    expectTypeOf<LadderFacts['node']>().toEqualTypeOf<StoredNode | null | undefined>();
  });

  test('end in one of four outcomes', () => {
    expectTypeOf<RungOutcome['kind']>().toEqualTypeOf<'log' | 'none' | 'waiting' | 'miss'>();
    expectTypeOf<{ kind: 'log' }>().not.toExtend<RungOutcome>();
    expectTypeOf<{ kind: 'waiting' }>().not.toExtend<RungOutcome>();
  });

  const ask = (): Promise<KfpResponse> => Promise.reject(new Error('never called'));
});

describe('artifact repositories', () => {
  test('come from any source of one signature', () => {
    expectTypeOf(configMapRepositories).returns.toEqualTypeOf<ArtifactRepositorySource>();
    expectTypeOf(staticRepositories).returns.toEqualTypeOf<ArtifactRepositorySource>();
    expectTypeOf<
      (namespace: string) => Promise<ArtifactRepository | undefined>
    >().toExtend<ArtifactRepositorySource>();
    expectTypeOf<RunLogsOptions['repositories']>().toEqualTypeOf<
      ArtifactRepositorySource | undefined
    >();
  });

  test('render a key, or say which tags stood in its way', () => {
    const rendered = renderKey(parseKeyFormat('{{workflow.name}}/{{pod.name}}'), {});
    if (rendered.key === undefined) {
      expectTypeOf(rendered.unresolved).items.toHaveProperty('reason');
    } else {
      expectTypeOf(rendered.key).toBeString();
      expectTypeOf(rendered.unresolved).toBeUndefined();
    }
  });
});

describe('diagnoses', () => {
  test('are causes with a code of the catalogue', () => {
    expectTypeOf<Diagnosis>().toExtend<Cause>();
    expectTypeOf<Diagnosis['code']>().toEqualTypeOf<DiagnosisCode>();
    expectTypeOf<'key-mismatch'>().toExtend<DiagnosisCode>();
    expectTypeOf<string>().not.toExtend<DiagnosisCode>();
    expectTypeOf<Diagnosis['severity']>().toEqualTypeOf<
      'state' | 'waiting' | 'warning' | 'error'
    >();
  });

  test('are reported from a snapshot', () => {
    expectTypeOf<RunLogsSnapshot>().toExtend<Parameters<typeof createReport>[0]>();
    expectTypeOf(createReport).returns.toBeString();
  });
});

describe('LogDocument', () => {
  test('is made of a text, of lines or of bytes', () => {
    expectTypeOf<typeof LogDocument.from>()
      .parameter(0)
      .toEqualTypeOf<string | readonly string[] | Uint8Array>();
    expectTypeOf<typeof LogDocument.from>().returns.toEqualTypeOf<LogDocument>();
    expectTypeOf<LogDocument['lineText']>().returns.toBeString();
  });

  test('is no structure that any object could pass for', () => {
    expectTypeOf<{ lineCount: number }>().not.toExtend<LogDocument>();
  });
});
