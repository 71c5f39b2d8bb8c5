import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';

import { redactParams } from '../../src/core/base/redacted.js';
import { redactCause } from '../../src/core/diagnosis/catalogue.js';
import { toDiagnosis } from '../../src/core/diagnosis/rank.js';
import { type Cause, createKfpClient, type RequestRecord } from '../../src/core/index.js';
import { zhCN } from '../../src/locales/zh-CN.js';
import { RunLogsProvider } from '../../src/react/hooks/RunLogsProvider.js';
import {
  RunLogsDiagnostics,
  type RunLogsDiagnosticsProps,
} from '../../src/react/RunLogs/RunLogsDiagnostics.js';

const client = createKfpClient();

const ATTEMPT: RequestRecord = {
  rung: 'live',
  request: 'GET /k8s/pod/logs',
  startedAt: '2026-08-21T09:00:00.000Z',
  outcome: 'miss',
  status: 500,
  ms: 38,
  excerpt: 'Could not get main container logs: S3Error',
};

function propsOf(code: Cause['code'], params: Cause['params'] = {}): RunLogsDiagnosticsProps {
  const names = { namespace: 'team-a', bucket: 'mlpipeline', serverKey: 'a', argoKey: 'b' };
  const diagnosis = toDiagnosis([redactCause({ code, params })], redactParams(names));
  if (!diagnosis) throw new Error('no diagnosis');
  return { diagnosis, attempts: [ATTEMPT], onRetry: () => undefined };
}

describe('the diagnosis panel', () => {
  test('is reached by keyboard in all its parts, in order', async () => {
    const screen = await render(<RunLogsDiagnostics {...propsOf('store-credentials')} />);
    await expect.element(screen.getByRole('button', { name: 'Copy report' })).toBeVisible();
    const met: string[] = [];
    for (let key = 0; key < 9; key += 1) {
      await userEvent.keyboard('{Tab}');
      const { activeElement } = document;
      met.push(`${activeElement?.tagName ?? ''} ${activeElement?.textContent.slice(0, 12) ?? ''}`);
      if (activeElement?.tagName === 'SUMMARY') await userEvent.keyboard('{Enter}');
    }
    expect(met).toEqual([
      'BUTTON Copy report',
      'SUMMARY For namespac',
      'PRE apiVersion: ',
      'BUTTON Copy',
      'SUMMARY In a termina',
      'PRE kubectl roll',
      'BUTTON Copy',
      'SUMMARY What was tri',
      'PRE Could not ge',
    ]);
    await expect
      .element(screen.getByText('Could not get main container logs: S3Error'))
      .toBeVisible();
  });

  test.each<[string, Cause['code'], string]>([
    ['can be asked for again', 'store-unreachable', 'Try again'],
    ['can only be reported', 'store-credentials', 'Copy report'],
    ['was found elsewhere', 'key-mismatch', 'Show it'],
  ])('has one button that leads, where a log %s', async (_, code, name) => {
    const found =
      code === 'key-mismatch'
        ? ({ source: 'minio', bucket: 'mlpipeline', key: 'a/main.log' } as const)
        : undefined;
    const diagnosis = toDiagnosis([redactCause({ code, params: {}, ...(found && { found }) })]);
    if (!diagnosis) throw new Error('no diagnosis');
    const screen = await render(
      <RunLogsDiagnostics
        diagnosis={diagnosis}
        onRetry={() => undefined}
        onShow={() => undefined}
      />,
    );
    await expect.element(screen.getByRole('heading', { level: 2 })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Copy report' })).toBeVisible();
    const leading = () =>
      [...screen.container.querySelectorAll('.klv-button-primary')].map((it) => it.textContent);
    await expect.poll(leading).toEqual([name]);
  });

  test('shows what was tried as a table, with times', async () => {
    const screen = await render(<RunLogsDiagnostics {...propsOf('store-credentials')} />);
    await screen.getByText('What was tried').click();
    const table = screen.getByRole('table');
    await expect.element(table).toBeVisible();
    for (const name of ['Time', 'Where', 'Answer', 'Took']) {
      await expect.element(table.getByRole('columnheader', { name })).toBeVisible();
    }
    await expect.element(table.getByRole('rowheader', { name: 'Live log' })).toBeVisible();
    await expect.element(table.getByText('38 ms')).toBeVisible();
    const time = screen.container.querySelector('td > time');
    expect(time?.getAttribute('datetime')).toBe('2026-08-21T09:00:00.000Z');
  });

  test('shows the log that it has found somewhere else', async () => {
    const found = { source: 'minio', bucket: 'mlpipeline', key: 'a/main.log' } as const;
    const diagnosis = toDiagnosis([{ code: 'key-mismatch', params: {}, found }]);
    if (!diagnosis) throw new Error('no diagnosis');
    const shown: unknown[] = [];
    const screen = await render(
      <RunLogsDiagnostics diagnosis={diagnosis} onShow={(archive) => shown.push(archive)} />,
    );
    await expect.element(screen.getByText('The log is at mlpipeline/a/main.log.')).toBeVisible();
    await screen.getByRole('button', { name: 'Show it' }).click();
    expect(shown).toEqual([found]);
  });

  test('hands out the report, whatever the browser allows', async () => {
    const screen = await render(
      <RunLogsDiagnostics {...propsOf('key-mismatch')} target={{ runId: 'run-7' }} />,
    );
    await screen.getByRole('button', { name: 'Copy report' }).click();
    const said = screen.container.querySelector('.klv-diagnosis-actions [role="status"]');
    await expect.poll(() => said?.textContent).toMatch(/^(?:Copied|Selected)/);
    const field = screen.container.querySelector('textarea');
    if (!field) return;
    expect(document.activeElement).toBe(field);
    expect(field.value).toMatch(/^# The archived log is not where the server looks\n/);
    expect(field.value).toContain('`run-7`');
  });

  test('speaks when the cause changes, and only then', async () => {
    const screen = await render(
      <RunLogsDiagnostics {...propsOf('pod-starting', { reason: 'x' })} />,
    );
    const title = screen.getByText('The step is starting');
    await expect.element(title).toHaveAttribute('role', 'status');
    await expect.element(screen.getByRole('button', { name: 'Copy report' })).toBeVisible();
    let spoken = 0;
    const observer = new MutationObserver((changes) => (spoken += changes.length));
    observer.observe(title.element(), { childList: true, characterData: true, subtree: true });
    await screen.rerender(<RunLogsDiagnostics {...propsOf('pod-starting', { reason: 'x' })} />);
    expect(observer.takeRecords()).toHaveLength(0);
    await screen.rerender(<RunLogsDiagnostics {...propsOf('pod-starting', { reason: 'y' })} />);
    expect(observer.takeRecords()).toHaveLength(0);
    await screen.rerender(<RunLogsDiagnostics {...propsOf('image-missing', { message: 'y' })} />);
    await expect
      .element(screen.getByText('Waiting for an image that does not exist'))
      .toBeVisible();
    await expect.poll(() => spoken + observer.takeRecords().length).toBe(1);
    observer.disconnect();
  });

  test('over a log is one line, with the rest folded', async () => {
    const screen = await render(
      <RunLogsDiagnostics {...propsOf('cut-off', { bytes: 3e6 })} slim />,
    );
    await expect.element(screen.getByText('The end of this log may be missing')).toBeVisible();
    const cause = screen.getByText(/broke off after 3,000,000 bytes/);
    await expect.element(cause).not.toBeVisible();
    await screen.getByText('Details').click();
    await expect.element(cause).toBeVisible();
  });

  test('names the rung that met an unknown response, in the reader’s language', async () => {
    const props = propsOf('unknown', {
      rung: 'live',
      request: 'GET /x',
      status: 418,
      text: '茶壶',
    });
    const screen = await render(
      <RunLogsProvider client={client} messages={zhCN}>
        <RunLogsDiagnostics {...props} />
      </RunLogsProvider>,
    );
    await expect.element(screen.getByText('GET /x（实时日志）的响应为 418：茶壶')).toBeVisible();
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '</pre></code><b>bold</b>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '"><svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">log in</a>',
    '&lt;img src=x&gt;',
    '{namespace} {{pod.name}} {constructor}',
    '\u0000\u001b[31m\ufffd\u202e<!--',
  ])('shows the text of a body as text: %j', async (text) => {
    const attempts = [{ ...ATTEMPT, rung: text, request: text, excerpt: text }];
    const props = propsOf('unknown', { request: text, status: 500, text, rung: text });
    const screen = await render(<RunLogsDiagnostics {...props} attempts={attempts} />);
    await expect.element(screen.getByRole('button', { name: 'Copy report' })).toBeVisible();
    const markup = screen.container.querySelectorAll('img, script, b, iframe, svg, object, a');
    expect(markup).toHaveLength(0);
    expect(screen.container.querySelector('.klv-attempt-excerpt')?.textContent).toBe(text);
  });
});
