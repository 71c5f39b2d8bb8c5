import { type Redacted, toRedactedLine } from '../base/redacted.js';
import type { StoredNode } from '../archive/storedWorkflow.js';
import type { ContainerFacts, PodFacts } from '../kfp/pod.js';
import type { LadderFacts } from './facts.js';
import type { ResolvedTarget, RuntimeState } from './types.js';

/** What became of a step, which is apart from what is known of its log. */
export interface StepState {
  /** How far the step is, in words for KFP's, Argo's and Kubernetes' phases alike. */
  readonly phase: 'pending' | 'running' | 'succeeded' | 'failed' | 'canceled' | 'skipped';
  /** Exit code of the container, where it is known. */
  readonly exitCode?: number | undefined;
  /** Why it is in this phase, in Kubernetes' one word: `OOMKilled`, `Evicted`, `DeadlineExceeded`. */
  readonly reason?: Redacted | undefined;
  /** Why it is in this phase, in the words of Argo or Kubernetes. */
  readonly message?: Redacted | undefined;
  /** When its container was started, or else its node, in ISO 8601. */
  readonly startedAt?: Redacted | undefined;
}

const PHASES: Readonly<Record<string, StepState['phase']>> = {
  // Of a node in an Argo workflow, and of a pod.
  Pending: 'pending',
  Running: 'running',
  Succeeded: 'succeeded',
  Failed: 'failed',
  Error: 'failed',
  Skipped: 'skipped',
  Omitted: 'skipped',
};
const TASK_PHASES: Readonly<Record<RuntimeState, StepState['phase']>> = {
  PENDING: 'pending',
  RUNNING: 'running',
  PAUSED: 'running',
  CANCELING: 'running',
  SUCCEEDED: 'succeeded',
  SKIPPED: 'skipped',
  FAILED: 'failed',
  CANCELED: 'canceled',
};

/**
 * What became of a step, by all that tells it: its pod, its node in the workflow, the host. Of those the
 * pod knows best why its container ended; but a step may fail although that has ended well, when its
 * outputs could not be stored.
 */
export function stepStateOf(
  { container, taskState, previous }: Pick<ResolvedTarget, 'container' | 'taskState' | 'previous'>,
  { pod, node }: Pick<LadderFacts, 'pod' | 'node'>,
): StepState | undefined {
  const of = pod?.containers.find(({ name }) => name === container);
  // How the container ended before its restart: what came after it is that of another log.
  if (previous) return startedAt(stateOfPrevious(of), of?.lastState?.startedAt);
  const states = [
    pod ? ofPod(pod, container) : undefined,
    node ? stateOfNode(node) : undefined,
    taskState && { phase: TASK_PHASES[taskState] },
  ].filter((state) => state !== undefined);
  const ended = states.filter(({ phase }) => phase !== 'pending' && phase !== 'running');
  const failed = ended.find(({ phase }) => phase === 'failed');
  const state = ended.find(({ phase }) => phase === 'canceled') ?? failed ?? ended[0] ?? states[0];
  return startedAt(state, of?.startedAt ?? node?.startedAt);
}

function startedAt(state: StepState | undefined, time: string | undefined): StepState | undefined {
  return state && time ? { ...state, startedAt: textOf(time) } : state;
}

/** A state that is not less than one known before: a pod that is gone tells its reason no more. */
export function keepState(
  before: StepState | undefined,
  after: StepState | undefined,
): StepState | undefined {
  const isLess = after?.phase === before?.phase && after?.exitCode === undefined && !after?.reason;
  if (after === undefined || (before && isLess)) return before;
  // A container is started after its node, and a pod that is gone tells it no more.
  const isLater = (before?.startedAt ?? '') > (after.startedAt ?? '');
  return isLater ? { ...after, startedAt: before?.startedAt } : after;
}

function ofPod(pod: PodFacts, container: string): StepState | undefined {
  const of = pod.containers.find(({ name }) => name === container);
  const message = textOf(pod.message || (of?.message ?? ''));
  if (pod.phase === 'Failed' && pod.reason) {
    return { phase: 'failed', exitCode: of?.exitCode, reason: textOf(pod.reason), message };
  }
  if (of?.state !== 'terminated') {
    const phase = of?.state === 'running' ? 'running' : PHASES[pod.phase];
    return phase && { phase };
  }
  return ofTermination(of, message);
}

/** What a container does, or how it ended; `undefined` where its pod does not say yet. */
export function stateOfContainer(of: ContainerFacts): StepState | undefined {
  switch (of.state) {
    case 'waiting':
      return { phase: 'pending', reason: textOf(of.reason), message: textOf(of.message) };
    case 'running':
      return { phase: 'running' };
    case 'terminated':
      return ofTermination(of, textOf(of.message));
    case 'unknown':
      return undefined;
  }
}

/** How a container ended before its last restart; `undefined` where it was not restarted. */
export function stateOfPrevious(of: ContainerFacts | undefined): StepState | undefined {
  return of?.lastState && ofTermination(of.lastState, textOf(of.lastState.message));
}

function ofTermination(
  { exitCode, reason }: Pick<ContainerFacts, 'exitCode' | 'reason'>,
  message: Redacted | undefined,
): StepState {
  if (exitCode === 0) return { phase: 'succeeded', exitCode: 0 };
  // Kubernetes says `Error` of whatever has an exit code other than 0.
  return {
    phase: 'failed',
    exitCode,
    reason: reason === 'Error' ? undefined : textOf(reason),
    message,
  };
}

/** Argo's executor says it so in a node's message: `OOMKilled (exit code 137)`. */
const EXIT = ' (exit code ';

/** What became of the pod of a node in a workflow. */
export function stateOfNode({ phase, message }: StoredNode): StepState | undefined {
  const known = PHASES[phase];
  if (known !== 'failed') return known && { phase: known };
  // Looked for by its place, because a message may be a megabyte of one word.
  const at = message.indexOf(EXIT);
  const [word = ''] = /\w*$/.exec(at < 0 ? '' : message.slice(Math.max(0, at - 64), at)) ?? [];
  const [code] = /^\d+(?=\))/.exec(at < 0 ? '' : message.slice(at + EXIT.length, at + 24)) ?? [];
  return {
    phase: known,
    exitCode: code === undefined ? undefined : Number(code),
    reason: word === 'Error' ? undefined : textOf(word),
    message: textOf(message),
  };
}

function textOf(text: string): Redacted | undefined {
  return text === '' ? undefined : toRedactedLine(text, 300);
}
