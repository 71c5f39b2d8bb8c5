/** What the components and hooks of `kfp-log-viewer` promise to a host's compiler. */
import { useQuery } from '@tanstack/react-query';
import {
  createKfpClient,
  type Diagnosis,
  type FrameMessageId,
  type LogCommands,
  LogDocument,
  LogViewer,
  type LogViewerHandle,
  type LogViewerProps,
  type LogViewerSource,
  type MessageId,
  type Messages,
  RunLogs,
  RunLogsDiagnostics,
  type RunLogsHandle,
  type RunLogsProps,
  RunLogsProvider,
  type RunLogsOptions,
  runLogsQueryOptions,
  type RunLogsSession,
  type RunLogsSnapshot,
  type RunLogsStatus,
  type RunLogsTarget,
  RunLogsToolbar,
  useLogCommands,
  useRunLogs,
  type UseRunLogsResult,
} from 'kfp-log-viewer';
import { kfpHandlers, scenarios, type World } from 'kfp-log-viewer/msw';
import { zhCN } from 'kfp-log-viewer/locales/zh-CN';
import { createRef, type ReactElement, type RefObject } from 'react';
import { describe, expectTypeOf, test } from 'vitest';

const client = createKfpClient();
const target: RunLogsTarget = { runId: 'run', podName: 'train-1', namespace: 'team-a' };

describe('useRunLogs', () => {
  test('takes a target, and options over those of the provider', () => {
    expectTypeOf(useRunLogs).parameters.toEqualTypeOf<
      [
        target: RunLogsTarget,
        options?: Partial<RunLogsOptions> | undefined,
        view?: RefObject<Element | null> | undefined,
      ]
    >();
  });

  test('gives the snapshot and what can be done', () => {
    expectTypeOf(useRunLogs).returns.toEqualTypeOf<UseRunLogsResult>();
    expectTypeOf<UseRunLogsResult>().toExtend<RunLogsSnapshot>();
    expectTypeOf<UseRunLogsResult['document']>().toEqualTypeOf<LogDocument>();
    expectTypeOf<UseRunLogsResult>().toHaveProperty('refresh').toEqualTypeOf<() => void>();
    expectTypeOf<UseRunLogsResult>().toHaveProperty('stop').toEqualTypeOf<() => void>();
    expectTypeOf<UseRunLogsResult>().toHaveProperty('proceed').toEqualTypeOf<() => void>();
  });

  test('does not give the session away: the hook opens and closes it', () => {
    expectTypeOf<UseRunLogsResult>().not.toHaveProperty('close');
    expectTypeOf<UseRunLogsResult>().not.toHaveProperty('subscribe');
  });
});

describe('runLogsQueryOptions', () => {
  test('types what react-query fetches under it', () => {
    const useSession = (): RunLogsSession | undefined =>
      useQuery(runLogsQueryOptions(target, { client })).data;
    expectTypeOf(useSession).returns.toEqualTypeOf<RunLogsSession | undefined>();
  });

  test('needs a client, as there is no provider around it', () => {
    // @ts-expect-error There is no server to ask.
    runLogsQueryOptions(target, {});
    expectTypeOf(runLogsQueryOptions).parameter(1).toEqualTypeOf<RunLogsOptions>();
  });
});

describe('LogViewer', () => {
  test('takes a log in one of three forms', () => {
    const elements: ReactElement[] = [
      <LogViewer key="document" document={LogDocument.from('one')} />,
      <LogViewer key="text" text="one" />,
      <LogViewer key="lines" logLines={['one']} />,
    ];
    expectTypeOf(elements).items.toExtend<ReactElement>();
    expectTypeOf<{ text: string }>().toExtend<LogViewerSource>();
    expectTypeOf<{ logLines: readonly string[] }>().toExtend<LogViewerSource>();
    expectTypeOf<{ document: undefined }>().toExtend<LogViewerSource>();
  });

  test('takes no two of them at once', () => {
    expectTypeOf<{ text: string; logLines: string[] }>().not.toExtend<LogViewerSource>();
    expectTypeOf<{ document: LogDocument; text: string }>().not.toExtend<LogViewerSource>();
    // @ts-expect-error Which of the two is the log?
    const both = <LogViewer text="one" logLines={['one']} />;
    // @ts-expect-error A log to come is given as `undefined`, not left out.
    const none = <LogViewer wrap />;
    expectTypeOf([both, none]).items.toExtend<ReactElement>();
  });

  test('hands out a handle', () => {
    const ref = createRef<LogViewerHandle>();
    const element = <LogViewer ref={ref} text="" follow={false} wrap lineNumbers fontSize={12} />;
    expectTypeOf(element).toExtend<ReactElement>();
    expectTypeOf<LogViewerHandle['scrollToLine']>().parameters.toEqualTypeOf<[line: number]>();
    expectTypeOf<LogViewerProps['colorScheme']>().toEqualTypeOf<
      'light' | 'dark' | 'auto' | undefined
    >();
  });
});

describe('RunLogs and its provider', () => {
  test('need a target and a client', () => {
    const page = (
      <RunLogsProvider client={client} options={{ followInterval: 1_000 }} messages={zhCN}>
        <RunLogs target={target} colorScheme="dark" />
      </RunLogsProvider>
    );
    // @ts-expect-error There is no server to ask.
    const withoutClient = <RunLogsProvider>{page}</RunLogsProvider>;
    // @ts-expect-error There is no step to look for.
    const withoutTarget = <RunLogs />;
    expectTypeOf([page, withoutClient, withoutTarget]).items.toExtend<ReactElement>();
  });

  test('hand out a handle: the viewer’s, and what can be done with the whole log', () => {
    const ref = createRef<RunLogsHandle>();
    expectTypeOf(<RunLogs ref={ref} target={target} />).toExtend<ReactElement>();
    expectTypeOf<RunLogsHandle>().toExtend<LogViewerHandle>();
    expectTypeOf<RunLogsHandle['refresh']>().toEqualTypeOf<() => void>();
    expectTypeOf<RunLogsHandle['download']>().toBeCallableWith();
    expectTypeOf<RunLogsHandle['download']>().toBeCallableWith({ format: 'text', gzip: true });
    expectTypeOf<RunLogsHandle['copyAll']>().toBeCallableWith();
    expectTypeOf<RunLogsHandle['copyAll']>().toBeCallableWith({ lineNumbers: true });
    expectTypeOf<RunLogsHandle['copyAll']>().returns.toEqualTypeOf<Promise<void>>();
  });

  test('take settings that the host controls, or only begins with', () => {
    const controlled = (
      <RunLogs target={target} wrap onWrapChange={(wrap: boolean) => wrap} fontSize={12} follow />
    );
    const kept = <RunLogs target={target} defaultWrap defaultFontSize={12} defaultFollow={false} />;
    expectTypeOf([controlled, kept]).items.toExtend<ReactElement>();
    expectTypeOf<RunLogsProps['onStatusChange']>().toEqualTypeOf<
      ((status: RunLogsStatus) => void) | undefined
    >();
  });

  test('take render functions, each of which is given the log and the commands', () => {
    const page = (
      <RunLogs
        target={target}
        toolbar={({ commands, logs }) => {
          expectTypeOf(commands).toEqualTypeOf<LogCommands>();
          expectTypeOf(logs).toEqualTypeOf<UseRunLogsResult>();
          return null;
        }}
        renderToolbarEnd={({ target: { podName } }) => podName}
        renderDiagnosisActions={({ diagnosis }) => {
          expectTypeOf(diagnosis).toEqualTypeOf<Diagnosis>();
          return <a href="https://logs.example">Other logs</a>;
        }}
      />
    );
    // @ts-expect-error An element would be there before its log: it is a function that makes one.
    const element = <RunLogs target={target} renderToolbarEnd={<b />} />;
    expectTypeOf([
      page,
      <RunLogs key="none" target={target} toolbar={false} />,
      element,
    ]).items.toExtend<ReactElement>();
  });

  test('can be put together from their parts', () => {
    function StepLog(): ReactElement {
      const logs = useRunLogs(target);
      const commands = useLogCommands(logs, { fileName: 'train.log', defaultWrap: true });
      return (
        <>
          <RunLogsToolbar logs={logs} commands={commands} />
          <LogViewer {...commands.viewer} />
        </>
      );
    }
    expectTypeOf(StepLog).returns.toEqualTypeOf<ReactElement>();
  });

  test('ask for what the page still has to learn', () => {
    const asked: RunLogsTarget = {
      ...target,
      executorLogs: async ({ signal }) => {
        expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
        return Promise.resolve([{ uri: 'minio://mlpipeline/a' }]);
      },
    };
    expectTypeOf([
      asked,
      { ...target, executorLogs: Promise.resolve(undefined) },
    ]).items.toExtend<RunLogsTarget>();
  });

  test('does not let a provider pause every log', () => {
    // @ts-expect-error Only a session that is opened by hand starts paused.
    const paused = <RunLogsProvider client={client} options={{ paused: true }} />;
    expectTypeOf(paused).toExtend<ReactElement>();
  });

  test('shows the diagnosis of a snapshot', () => {
    const panel = ({ diagnosis, attempts }: RunLogsSnapshot): ReactElement | null =>
      diagnosis ? <RunLogsDiagnostics diagnosis={diagnosis} attempts={attempts} /> : null;
    expectTypeOf(panel).parameter(0).toEqualTypeOf<RunLogsSnapshot>();
  });
});

describe('messages', () => {
  test('are whole in each language of the package, and partial from a host', () => {
    expectTypeOf(zhCN).toEqualTypeOf<Messages>();
    expectTypeOf<{ 'toolbar.refresh': string }>().toExtend<Partial<Messages>>();
    const element = <RunLogsProvider client={client} messages={{ 'toolbar.refresh': 'Again' }} />;
    // @ts-expect-error No text of the package has this name.
    const misspelt = <RunLogsProvider client={client} messages={{ 'toolbar.refrehs': '' }} />;
    expectTypeOf([element, misspelt]).items.toExtend<ReactElement>();
  });

  test('have names that a host can type', () => {
    expectTypeOf<FrameMessageId>().toExtend<MessageId>();
    expectTypeOf<'key-mismatch.title'>().toExtend<MessageId>();
    expectTypeOf<string>().not.toExtend<MessageId>();
    expectTypeOf<Messages[MessageId]>().toBeString();
  });
});

describe('kfp-log-viewer/msw', () => {
  test('gives a world, its handlers, and targets for the components', () => {
    const scenario = scenarios.collectedWithArchive.create();
    expectTypeOf(scenario.target).toExtend<RunLogsTarget>();
    expectTypeOf(kfpHandlers).parameter(0).toEqualTypeOf<World>();
  });
});
