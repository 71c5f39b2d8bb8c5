import { http, type RequestHandler } from 'msw';
import { type ComponentType, type ReactElement, useState } from 'react';

import { createKfpClient, type RunLogsOptions, type RunLogsTarget } from '../src/core/index.js';
import { respond, type ScenarioName, type ScenarioRun, type World } from '../src/msw/index.js';
import { RunLogsProvider } from '../src/react/hooks/RunLogsProvider.js';
import { RunLogs, type RunLogsProps } from '../src/react/RunLogs/RunLogs.js';
import { hostOptions } from '../test/ladder/hostOptions.js';

/** Props of {@link SimulatedRunLogs}. */
export interface SimulatedRunLogsProps {
  /** Which of the simulated KFP's situations is shown. */
  scenario: ScenarioName;
  /**
   * Which of the scenario's steps, where it has several.
   *
   * @defaultValue The one that the scenario is about
   */
  step?: number;
  /** Settings of the host, beside those that the scenario needs. */
  options?: Omit<RunLogsOptions, 'client'>;
  /** What the host knows of the step beside what the scenario has. */
  known?: Partial<RunLogsTarget>;
  /** Props of `RunLogs` beside its target. */
  props?: Omit<RunLogsProps, 'target'>;
  /** What shows the log, where it is not `RunLogs`. */
  component?: ComponentType<{ target: RunLogsTarget }>;
  /** The scenario's world, which the story makes. */
  run?: ScenarioRun;
}

/** A step's log in a simulated KFP, with short waits so that a story does not take long. */
export function SimulatedRunLogs({
  run,
  step,
  options,
  known,
  props,
  component: Component,
}: SimulatedRunLogsProps): ReactElement {
  const [client] = useState(() => createKfpClient({ timeouts: { head: 5_000, stall: 1_000 } }));
  const [settings] = useState(() => ({
    followInterval: 1_000,
    waitInterval: 1_000,
    ...(run && hostOptions(run, '.')),
    ...options,
  }));
  const target = step === undefined ? run?.target : run?.targets?.[step];
  if (!target) throw new Error('The story has made no world.');
  return (
    <RunLogsProvider client={client} options={settings}>
      {Component ? (
        <Component target={target} />
      ) : (
        <RunLogs {...props} target={{ ...target, ...known }} />
      )}
    </RunLogsProvider>
  );
}

const PIECES = 100;
/** Milliseconds between two of them. */
const PACE = 200;

/** A slow proxy in front of a simulated KFP, which announces the length of a pod's log. */
export function slowProxy(world: World, pod: string): RequestHandler {
  const { length } = world.readLog(pod);
  world.delivery.chunkBytes = Math.ceil(length / PIECES);
  world.delivery.beforeChunk = () => new Promise((resolve) => setTimeout(resolve, PACE));
  return http.get('*/k8s/pod/logs', async ({ request }) => {
    const { body, status, headers } = await respond(world, request);
    const announced = new Headers(headers);
    announced.set('content-length', String(length));
    return new Response(body, { status, headers: announced });
  });
}
