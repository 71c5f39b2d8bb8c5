import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';

import {
  createKfpClient,
  DEFAULT_RUNGS,
  kubernetesPodLogs,
  type RunLogsTarget,
} from '../../src/core/index.js';
import { zhCN } from '../../src/locales/zh-CN.js';
import {
  kfpHandlers,
  kubernetesHandlers,
  type ScenarioName,
  type ScenarioRun,
  scenarios,
} from '../../src/msw/index.js';
import {
  RunLogsProvider,
  type RunLogsProviderProps,
} from '../../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../../src/react/RunLogs/RunLogs.js';
import '../../src/styles.css';
import { simulate } from '../support/simulate.js';

const worker = simulate();
const client = createKfpClient({ baseUrl: '/pipeline' });
const throughKubernetes = { rungs: [kubernetesPodLogs({ url: '/api/k8s' }), ...DEFAULT_RUNGS] };

type Host = Partial<Pick<RunLogsProviderProps, 'messages' | 'options'>>;

/** A page with the log of a scenario's step. */
async function open(name: ScenarioName, host: Host = {}, change?: (run: ScenarioRun) => void) {
  const run = scenarios[name].create();
  change?.(run);
  worker.use(...kfpHandlers(run.world), ...kubernetesHandlers(run.world, { baseUrl: '/api/k8s' }));
  const screen = await render(
    <RunLogsProvider client={client} {...host}>
      <div style={{ width: 1000, height: 300 }}>
        <RunLogs target={run.target} renderer="elements" />
      </div>
    </RunLogsProvider>,
  );
  return { ...run, screen };
}

const FIRST = 'Attempt 1 of 3 · failed, out of memory, exit code 137';
const SECOND = 'Attempt 2 of 3 · failed, exit code 1';
const THIRD = 'Attempt 3 of 3 · succeeded';

/** What the rows in view say. */
const rows = (): string => document.querySelector('.klv-page')?.textContent ?? '';

describe('the attempts of a step', () => {
  test('are chosen with the mouse, each with its state, exit reason and text', async () => {
    const { screen } = await open('retriedOutOfMemory');
    const select = screen.getByRole('combobox', { name: 'Attempt' });
    await expect.element(select).toHaveDisplayValue(THIRD);
    await expect.poll(rows).toContain('model written');
    await userEvent.selectOptions(select, SECOND);
    await expect.element(select).toHaveDisplayValue(SECOND);
    await expect.poll(rows).toContain('KeyError');
    await expect.element(screen.getByRole('status').first()).toHaveTextContent('exit code 1');
    await userEvent.selectOptions(select, FIRST);
    await expect.element(screen.getByRole('status').first()).toHaveTextContent('out of memory');
    await expect.poll(rows).not.toContain('KeyError');
    const labels = [...select.element().querySelectorAll('option')].map((it) => it.textContent);
    expect(labels).toEqual([FIRST, SECOND, THIRD]);
  });

  test('are chosen with the keyboard, which stays in the selector', async () => {
    const { screen } = await open('retriedOutOfMemory');
    const select = screen.getByRole('combobox', { name: 'Attempt' });
    await expect.element(select).toHaveDisplayValue(THIRD);
    await expect.poll(rows).toContain('model written');
    (select.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(select).toHaveDisplayValue(SECOND);
    await expect.poll(rows).toContain('KeyError');
    expect(document.activeElement).toBe(select.element());
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(rows).toContain('model written');
  });

  test('keep the place where they were left', async () => {
    const { screen } = await open('retriedOutOfMemory');
    const select = screen.getByRole('combobox', { name: 'Attempt' });
    await expect.poll(rows).toContain('model written');
    const log = screen.getByRole('group', { name: 'train' }).element();
    const scroller = log.querySelector<HTMLElement>('.klv-scroller');
    if (!scroller) throw new Error('There is no log.');
    // It takes its room below the rows.
    await expect.poll(() => log.querySelector('.klv-problems')).not.toBeNull();
    scroller.focus();
    await userEvent.keyboard('{Home}');
    await expect.poll(rows).toContain('churn.train: loading');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(rows).not.toContain('churn.train: loading');
    const place = rows();
    await userEvent.selectOptions(select, SECOND);
    await expect.poll(rows).toContain('KeyError');
    await userEvent.selectOptions(select, THIRD);
    await expect.poll(rows).toBe(place);
  });

  test('are named in Chinese', async () => {
    const { screen } = await open('retriedOutOfMemory', { messages: zhCN });
    const select = screen.getByRole('combobox', { name: '尝试' });
    await expect.element(select).toHaveDisplayValue('第 3 次尝试，共 3 次 · 成功');
  });

  test('are up to the host where it listens', async () => {
    const { world, target } = scenarios.retriedOutOfMemory.create();
    worker.use(...kfpHandlers(world));
    const asked: RunLogsTarget[] = [];
    function Page() {
      const [shown, setShown] = useState(target);
      return (
        <RunLogsProvider client={client}>
          <div style={{ width: 1000, height: 300 }}>
            <RunLogs
              target={shown}
              onTargetChange={(next) => {
                asked.push(next);
                if (asked.length > 1) setShown(next);
              }}
              renderer="elements"
            />
          </div>
        </RunLogsProvider>
      );
    }
    const screen = await render(<Page />);
    const select = screen.getByRole('combobox', { name: 'Attempt' });
    await expect.poll(rows).toContain('model written');
    await userEvent.selectOptions(select, SECOND);
    expect(asked).toMatchObject([{ runId: target.runId, attempt: 1, container: 'main' }]);
    await expect.element(select).toHaveDisplayValue(THIRD);
    await userEvent.selectOptions(select, SECOND);
    await expect.element(select).toHaveDisplayValue(SECOND);
    await expect.poll(rows).toContain('KeyError');
    await userEvent.selectOptions(select, THIRD);
    await expect.poll(rows).toContain('model written');
    await expect.element(select).toHaveDisplayValue(THIRD);
  });
});

describe('the containers of a step', () => {
  test('are the driver too, which is asked for when the reader comes to the selector', async () => {
    const { screen, world } = await open('driverAndLauncher', { options: throughKubernetes });
    const manifests: string[] = [];
    world.onRequest(({ url }) => {
      if (url.includes('/apis/v1beta1/runs/')) manifests.push(url);
    });
    const select = screen.getByRole('combobox', { name: 'Container' });
    await expect.element(select).toHaveDisplayValue('main · running');
    await expect.poll(rows).toContain('epoch');
    expect(manifests).toEqual([]);
    (select.element() as HTMLElement).focus();
    await expect.element(select).toHaveTextContent('driver · succeeded');
    await userEvent.selectOptions(select, 'driver · succeeded');
    await expect.poll(rows).toContain('the step is not cached');
    await userEvent.selectOptions(select, 'kfp-launcher · succeeded');
    await expect.poll(rows).toContain('copied the launcher');
    await userEvent.selectOptions(select, 'wait · running');
    await expect.poll(rows).toContain('Starting Workflow Executor');
    await userEvent.selectOptions(select, 'main · running');
    await expect.poll(rows).toContain('epoch');
    expect(manifests).toHaveLength(1);
  });

  test('that the source cannot serve are not offered, and where a host asks for one the selector leads back', async () => {
    const { screen } = await open('driverAndLauncher', {}, ({ target }) => {
      Object.assign(target, { container: 'init' });
    });
    await expect.element(screen.getByRole('article')).toHaveTextContent('container init');
    const select = screen.getByRole('combobox', { name: 'Container' });
    expect(select.element().textContent).not.toContain('wait');
    await userEvent.selectOptions(select, 'main · running');
    await expect.poll(rows).toContain('epoch');
  });

  test('have their log before a restart', async () => {
    const { screen } = await open('containerRestarted', { options: throughKubernetes });
    const select = screen.getByRole('combobox', { name: 'Container' });
    const before = 'main before its restart · failed, out of memory, exit code 137';
    await expect.element(select).toHaveTextContent(before);
    await userEvent.selectOptions(select, before);
    await expect.element(screen.getByRole('status').first()).toHaveTextContent('out of memory');
  });
});

test('there is no selector where a step has one log', async () => {
  const { screen } = await open('shippedDefaultsMismatch');
  await expect.poll(rows).toContain('epoch');
  expect(screen.getByRole('combobox').elements()).toEqual([]);
});
