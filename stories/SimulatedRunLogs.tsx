import { type ReactElement, useState } from 'react';

import { createKfpClient, type RunLogsOptions, type RunLogsTarget } from '../src/core/index.js';
import type { ScenarioName, ScenarioRun } from '../src/msw/index.js';
import { RunLogsProvider } from '../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../src/react/RunLogs/RunLogs.js';
import { hostOptions } from '../test/ladder/hostOptions.js';

/** Props of {@link SimulatedRunLogs}. */
export interface SimulatedRunLogsProps {
  scenario: ScenarioName;
  /** Which of the scenario's steps, where it has several; the one that it is about by default. */
  step?: number;
  options?: Omit<RunLogsOptions, 'client'>;
  /** What the host knows of the step beside what the scenario has. */
  known?: Partial<RunLogsTarget>;
  /** The scenario's world, which the story makes. */
  run?: ScenarioRun;
}

/** A step's log in a simulated KFP, with short waits so that a story does not take long. */
export function SimulatedRunLogs({
  run,
  step,
  options,
  known,
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
      <RunLogs target={{ ...target, ...known }} />
    </RunLogsProvider>
  );
}
