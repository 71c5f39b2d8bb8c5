import { http, HttpResponse } from 'msw';
import { createRef, StrictMode, useState } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { cdp, page } from 'vitest/browser';

import { createKfpClient, type RunLogsTarget } from '../../src/core/index.js';
import {
  LogViewer,
  RunLogs,
  RunLogsDiagnostics,
  type RunLogsHandle,
  type RunLogsProps,
  RunLogsProvider,
  RunLogsToolbar,
  useLogCommands,
  useRunLogs,
} from '../../src/react/index.js';
import '../../src/styles.css';
import { simulate } from '../support/simulate.js';
import { watchDownloads } from '../support/watchDownloads.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });
const TARGET: RunLogsTarget = { runId: 'b5f0c1de', podName: 'train', namespace: 'team-a' };
const LINES = Array.from({ length: 500 }, (_, i) => `epoch ${i + 1}`);

/** A pod that has ended, with its log; or neither. */
function serveLog(text: string | null = `${LINES.join('\n')}\n`): { asked: () => number } {
  let asked = 0;
  worker.use(
    http.get('*/k8s/pod/logs', () => {
      asked += 1;
      return text === null ? gone() : new HttpResponse(text);
    }),
    http.get('*/k8s/*', gone),
    http.get('*/apis/*', () => new HttpResponse('{}', { status: 404 })),
    http.get('*/artifacts/get', gone),
  );
  return { asked: () => asked };
}
const gone = () => new HttpResponse('Could not get pod', { status: 500 });

const show = (
  props: Partial<RunLogsProps> & { ref?: React.Ref<RunLogsHandle> } = {},
  width = 800,
) => (
  <RunLogsProvider client={client}>
    <div style={{ width, height: 300 }}>
      <RunLogs target={TARGET} renderer="elements" {...props} />
    </div>
  </RunLogsProvider>
);

const row = (text: string) => page.getByText(text, { exact: true }).first();
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('the handle of RunLogs', () => {
  test('has the viewer’s commands', async () => {
    serveLog();
    const ref = createRef<RunLogsHandle>();
    await render(show({ ref }));
    await expect.element(row('epoch 500')).toBeVisible();
    ref.current?.scrollToLine(100);
    await expect.element(row('epoch 100')).toBeVisible();
    ref.current?.scrollToEnd();
    await expect.element(row('epoch 500')).toBeVisible();
    ref.current?.find('epoch 42');
    await expect.element(page.getByText('1 of 11')).toBeVisible();
    ref.current?.focus();
    await expect.element(page.getByRole('region', { name: 'Log of train' })).toHaveFocus();
  });

  test('searches again, and is the same object all the while', async () => {
    const { asked } = serveLog();
    const handles = new Set<RunLogsHandle | null>();
    const handle = (it: RunLogsHandle | null): void => {
      handles.add(it);
    };
    await render(show({ ref: handle }));
    await expect.element(page.getByText('Complete')).toBeVisible();
    const before = asked();
    for (const it of handles) it?.refresh();
    await expect.poll(asked).toBe(before + 1);
    await expect.element(page.getByText('Complete')).toBeVisible();
    expect(handles.size).toBe(1);
  });

  test('copies and downloads the whole log, as the toolbar does', async () => {
    serveLog('one\n\u001b[31mtwo\u001b[0m\n');
    const { targetInfo } = await cdp().send('Target.getTargetInfo');
    const { browserContextId = '' } = targetInfo;
    await cdp().send('Browser.grantPermissions', {
      permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
      browserContextId,
    });
    const downloads = await watchDownloads();
    const { names } = downloads;
    const ref = createRef<RunLogsHandle>();
    const screen = await render(show({ ref }));
    await expect.element(row('two')).toBeVisible();
    await ref.current?.copyAll();
    expect(await navigator.clipboard.readText()).toBe('one\ntwo');
    ref.current?.download();
    await expect.poll(() => names).toEqual(['train.log']);
    await screen.rerender(show({ ref, fileName: 'run 7/train.txt' }));
    await button('Download').click();
    await expect.poll(() => names).toEqual(['train.log', 'run 7_train.txt']);
    await downloads.stop();
  });
});

describe('how a log is shown', () => {
  const long = `${'word '.repeat(200)}end\n`;
  const rowsOf = () => document.querySelectorAll('.klv-run-logs .klv-page .klv-row').length;

  test('is kept by the component, from what the host says at first', async () => {
    serveLog(long);
    const heard: boolean[] = [];
    await render(
      show({
        defaultWrap: true,
        defaultLineNumbers: false,
        defaultFontSize: 20,
        onWrapChange: (wrap) => heard.push(wrap),
      }),
    );
    const wrap = page.getByRole('button', { name: 'Wrap lines' });
    await expect.element(wrap).toHaveAttribute('aria-pressed', 'true');
    const viewer = document.querySelector<HTMLElement>('.klv-viewer');
    expect(viewer?.style.getPropertyValue('--klv-font-size')).toBe('20px');
    await wrap.click();
    await expect.element(wrap).toHaveAttribute('aria-pressed', 'false');
    expect(heard).toEqual([false]);
  });

  test('is what the host controls, and changes only with it', async () => {
    serveLog(long);
    const heard: boolean[] = [];
    const screen = await render(show({ wrap: false, onWrapChange: (it) => heard.push(it) }));
    const wrap = page.getByRole('button', { name: 'Wrap lines' });
    await wrap.click();
    expect(heard).toEqual([true]);
    await expect.element(wrap).toHaveAttribute('aria-pressed', 'false');
    await screen.rerender(show({ wrap: true, onWrapChange: (it) => heard.push(it) }));
    await expect.element(wrap).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(rowsOf).toBeGreaterThan(2);
  });

  test('goes through the ways of showing times, as the host says or by itself', async () => {
    serveLog('2026-08-20T09:00:00Z one\n2026-08-20T09:00:07Z two\n');
    const heard: string[] = [];
    const onTimestampsChange = (it: string): number => heard.push(it);
    const screen = await render(show({ defaultTimestamps: 'utc', onTimestampsChange }));
    await expect.element(row('2026-08-20 09:00:07 two')).toBeVisible();
    await page.getByRole('button', { name: 'Times in UTC' }).click();
    await expect.element(row('+00:00:07 two')).toBeVisible();
    await page.getByRole('button', { name: 'Times since the start' }).click();
    expect(heard).toEqual(['elapsed', 'delta']);
    await screen.rerender(show({ timestamps: 'written', onTimestampsChange }));
    await page.getByRole('button', { name: 'Times as written' }).click();
    expect(heard).toEqual(['elapsed', 'delta', 'local']);
    await expect.element(row('2026-08-20T09:00:07Z two')).toBeVisible();
  });

  test('follows the end as the host says', async () => {
    serveLog();
    const heard: boolean[] = [];
    const ref = createRef<RunLogsHandle>();
    function Page() {
      const [follow, setFollow] = useState(false);
      return (
        <>
          {show({
            ref,
            follow,
            onFollowChange: (it) => {
              heard.push(it);
              setFollow(it);
            },
          })}
          <button
            onClick={() => {
              setFollow(true);
            }}
          >
            tail
          </button>
        </>
      );
    }
    await render(<Page />);
    await expect.element(row('epoch 1')).toBeVisible();
    await page.getByText('tail').click();
    await expect.element(row('epoch 500')).toBeVisible();
    expect(heard).toEqual([]);
    ref.current?.scrollToLine(1);
    await expect.element(row('epoch 1')).toBeVisible();
    await expect.poll(() => heard).toEqual([false]);
  });

  test('starts at the end of the next log for a reader who has left that of the last', async () => {
    serveLog();
    const ref = createRef<RunLogsHandle>();
    const screen = await render(show({ ref }));
    await expect.element(row('epoch 500')).toBeVisible();
    ref.current?.scrollToLine(1);
    await expect.element(row('epoch 1')).toBeVisible();
    await screen.rerender(show({ ref, target: { ...TARGET, podName: 'evaluate' } }));
    await expect.element(page.getByRole('region', { name: 'Log of evaluate' })).toBeVisible();
    await expect.element(row('epoch 500')).toBeVisible();
  });

  test('shows no line numbers where the host wants none', async () => {
    serveLog('one\n');
    const screen = await render(show({ lineNumbers: false }));
    await expect.element(row('one')).toBeVisible();
    const width = (): number => row('one').element().getBoundingClientRect().left;
    const without = width();
    await screen.rerender(show({ lineNumbers: true }));
    await expect.poll(width).toBeGreaterThan(without);
  });
});

describe('what a host is told', () => {
  const heard: unknown[] = [];
  beforeEach(() => {
    heard.length = 0;
  });

  test('is each status and each source, once', async () => {
    const { asked } = serveLog();
    const ref = createRef<RunLogsHandle>();
    await render(
      <StrictMode>
        {show({
          ref,
          onStatusChange: (status) => heard.push(status),
          onSourceChange: (source) => heard.push(source?.origin),
        })}
      </StrictMode>,
    );
    await expect.poll(() => heard).toContain('complete');
    expect(heard[0]).toBe('searching');
    expect(heard.filter((it) => it === 'complete')).toHaveLength(1);
    expect(heard.filter((it) => it === 'unknown')).toHaveLength(1);
    const before = asked();
    ref.current?.refresh();
    await expect.poll(asked).toBe(before + 1);
    await expect.element(page.getByText('Complete')).toBeVisible();
    expect(heard.filter((it) => it === 'unknown')).toHaveLength(1);
  });
});

describe('what a host adds and replaces', () => {
  test('stands before and after the commands', async () => {
    serveLog();
    await render(
      show({
        renderToolbarStart: ({ logs }) => <b>{logs.status} first</b>,
        renderToolbarEnd: ({ target }) => <b>{target.podName} last</b>,
      }),
    );
    await expect.element(page.getByText('complete first')).toBeVisible();
    const parts = [...document.querySelectorAll('.klv-commands > *')];
    expect(parts.at(0)).toHaveTextContent('complete first');
    expect(parts.at(1)).toHaveTextContent('Find');
    expect(parts.at(-1)).toHaveTextContent('train last');
  });

  test.each([100, 228, 320, 500])('is read whole in a panel of %i px', async (width) => {
    serveLog();
    const podName = 'churn-training-pipeline-7kq2x-system-container-impl-1234567890';
    await render(
      show(
        {
          renderToolbarStart: () => <span>{podName}</span>,
          renderToolbarEnd: () => <button className="klv-button">Open in the log store</button>,
        },
        width,
      ),
    );
    await expect.element(page.getByRole('button', { name: 'Find' })).toBeVisible();
    const around = document.querySelector('.klv-toolbar')?.getBoundingClientRect();
    for (const part of document.querySelectorAll('.klv-commands > :not(.klv-command-list)')) {
      const { left, right, width: space } = part.getBoundingClientRect();
      if (space === 0) continue;
      expect(left).toBeGreaterThanOrEqual(around?.left ?? NaN);
      expect(right).toBeLessThanOrEqual(around?.right ?? NaN);
      expect(part.scrollWidth).toBeLessThanOrEqual(part.clientWidth || part.scrollWidth);
    }
  });

  test('is no toolbar, or one of its own with the same commands', async () => {
    serveLog();
    const screen = await render(show({ toolbar: false }));
    await expect.element(row('epoch 500')).toBeVisible();
    expect(document.querySelector('.klv-toolbar')).toBeNull();
    await screen.rerender(
      show({
        toolbar: ({ commands }) => (
          <nav>
            <button
              onClick={() => {
                commands.find('epoch 42');
              }}
            >
              look
            </button>
            <button
              onClick={() => {
                commands.setFontSize(30);
              }}
            >
              larger
            </button>
            <button
              onClick={() => {
                commands.setLineNumbers(!commands.lineNumbers);
              }}
            >
              numbers: {String(commands.lineNumbers)}
            </button>
          </nav>
        ),
      }),
    );
    await page.getByText('look').click();
    await expect.element(page.getByText('1 of 11')).toBeVisible();
    await page.getByText('larger').click();
    const viewer = document.querySelector<HTMLElement>('.klv-viewer');
    expect(viewer?.style.getPropertyValue('--klv-font-size')).toBe('30px');
    await page.getByText('numbers: true').click();
    await expect.element(page.getByText('numbers: false')).toBeVisible();
  });

  test('is a way of its own inside the diagnosis', async () => {
    serveLog(null);
    await render(
      show({
        renderDiagnosisActions: ({ diagnosis, target }) => (
          <a href={`https://logs.example/?pod=${target.podName}`}>
            Open in the log store, for {diagnosis.code}
          </a>
        ),
      }),
    );
    const link = page.getByRole('article').getByRole('link', { name: 'Open in the log store' });
    await expect.element(link).toBeVisible();
    await expect.element(link).toHaveTextContent(/for [a-z]/);
  });

  test('is a diagnosis of its own', async () => {
    serveLog(null);
    await render(
      show({ renderDiagnosis: ({ diagnosis }) => <p role="alert">No luck: {diagnosis.code}</p> }),
    );
    await expect.element(page.getByRole('alert')).toHaveTextContent(/No luck: [a-z]/);
    expect(document.querySelector('.klv-diagnosis')).toBeNull();
  });
});

test('the parts can be put together by hand', async () => {
  serveLog();
  function StepLog() {
    const logs = useRunLogs(TARGET);
    const commands = useLogCommands(logs, { defaultWrap: true });
    return (
      <section className="klv-run-logs" style={{ width: 800, height: 300 }}>
        <RunLogsToolbar logs={logs} commands={commands} />
        {logs.diagnosis && <RunLogsDiagnostics diagnosis={logs.diagnosis} target={TARGET} />}
        <LogViewer {...commands.viewer} renderer="elements" />
      </section>
    );
  }
  await render(
    <RunLogsProvider client={client}>
      <StepLog />
    </RunLogsProvider>,
  );
  await expect.element(row('epoch 500')).toBeVisible();
  await button('Find').click();
  await expect.element(page.getByRole('textbox')).toHaveFocus();
  await expect
    .element(page.getByRole('button', { name: 'Wrap lines' }))
    .toHaveAttribute('aria-pressed', 'true');
});
