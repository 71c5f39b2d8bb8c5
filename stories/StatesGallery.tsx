import type { ReactElement } from 'react';

import { redactParams, toRedacted } from '../src/core/base/redacted.js';
import { toDiagnosis } from '../src/core/diagnosis/rank.js';
import { LogDocument, type RunLogsStatus, type StepState } from '../src/core/index.js';
import type { UseRunLogsResult } from '../src/react/hooks/useSession.js';
import { RunLogsToolbar } from '../src/react/RunLogs/RunLogsToolbar.js';
import { useLogCommands } from '../src/react/RunLogs/useLogCommands.js';
import './states.css';

/** What is known of a log: a status, or one of the ways in which it may be short. */
type LogState = RunLogsStatus | 'cutOff' | 'stopped';

/** What the toolbar says of each state of a log. */
export const LOGS: Readonly<Record<LogState, string>> = {
  searching: 'Looking for the log…',
  streaming: 'Loading…',
  following: 'Following',
  complete: 'Complete',
  cutOff: 'Cut off',
  stopped: 'Stopped',
  waiting: 'Waiting',
  unavailable: 'No log',
};

/** What became of a step, and what the toolbar says of it. */
export const STEPS: Readonly<Record<string, { step?: StepState; said: string }>> = {
  unknown: { said: '' },
  pending: { step: { phase: 'pending' }, said: 'Step pending' },
  running: { step: { phase: 'running' }, said: 'Step running' },
  succeeded: { step: { phase: 'succeeded', exitCode: 0 }, said: 'Step succeeded' },
  failed: { step: { phase: 'failed', exitCode: 1 }, said: 'Step failed, exit code 1' },
  outOfMemory: {
    step: { phase: 'failed', exitCode: 137, reason: toRedacted('OOMKilled') },
    said: 'Step failed, out of memory, exit code 137',
  },
  evicted: {
    step: { phase: 'failed', reason: toRedacted('Evicted') },
    said: 'Step failed, Evicted',
  },
  deadline: {
    step: { phase: 'failed', reason: toRedacted('DeadlineExceeded') },
    said: 'Step failed, DeadlineExceeded',
  },
  canceled: { step: { phase: 'canceled' }, said: 'Step canceled' },
  skipped: { step: { phase: 'skipped' }, said: 'Step skipped' },
};

const text = new LogDocument();
text.appendText('epoch 1 loss=0.71\nepoch 2 loss=0.52\n');
const noText = new LogDocument();

const nothing = (): void => undefined;
const TARGET = { runId: 'run', podName: 'train' };

function logsOf(log: LogState, step: StepState | undefined): UseRunLogsResult {
  const hasText = !['searching', 'waiting', 'unavailable'].includes(log);
  const code = { cutOff: 'cut-off', waiting: 'unschedulable', unavailable: 'pod-gone' } as const;
  const cause = Object.hasOwn(code, log) ? code[log as keyof typeof code] : undefined;
  const isStopped = log === 'stopped';
  return {
    status: log === 'cutOff' ? 'complete' : isStopped ? 'streaming' : log,
    document: hasText ? text : noText,
    attempts: [],
    ...(isStopped && { stopped: true }),
    ...(step && { step }),
    ...(hasText && { source: { rung: 'live', origin: 'unknown' } }),
    ...(cause && { diagnosis: toDiagnosis([{ code: cause, params: redactParams({}) }]) }),
    refresh: nothing,
    stop: nothing,
    proceed: nothing,
    show: nothing,
    loadStepAttempts: nothing,
  };
}

/** Props of {@link StatesGallery}. */
export interface StatesGalleryProps {
  /**
   * Only this state of the step.
   *
   * @defaultValue all
   */
  step?: string;
  /**
   * Only this state of the log.
   *
   * @defaultValue all
   */
  log?: string;
}

/** Whether a pair of states is shown. */
export function isShown({ step, log }: StatesGalleryProps, of: string, beside: string): boolean {
  return (step === undefined || step === of) && (log === undefined || log === beside);
}

/** The toolbar in each state of a step beside each state of its log: the two are told apart. */
export function StatesGallery(props: StatesGalleryProps): ReactElement {
  return (
    <main className="states">
      {Object.entries(STEPS).map(([name, { step }]) =>
        (Object.keys(LOGS) as LogState[])
          .filter((log) => isShown(props, name, log))
          .map((log) => (
            <div
              key={`${name} ${log}`}
              className="klv-run-logs states-pair"
              data-pair={`${name} ${log}`}
              role="group"
              aria-label={`${name}, ${log}`}
            >
              <StateToolbar logs={logsOf(log, step)} />
            </div>
          )),
      )}
    </main>
  );
}

/** A hook is of a component: each toolbar has commands of its own. */
function StateToolbar({ logs }: { logs: UseRunLogsResult }): ReactElement {
  const commands = useLogCommands(logs, { fileName: 'train.log' });
  return (
    <RunLogsToolbar logs={logs} commands={commands} target={TARGET} onTargetChange={nothing} />
  );
}
