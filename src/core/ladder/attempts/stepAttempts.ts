import { DEFAULT_CONTAINER } from '../../archive/names.js';
import { stepNodesOf } from '../../archive/stepNodes.js';
import {
  podNameOfNode,
  type StoredNode,
  type StoredWorkflow,
} from '../../archive/storedWorkflow.js';
import { type Redacted, toRedactedLine } from '../../base/redacted.js';
import { isResourceName } from '../../kfp/names.js';
import type { LadderFacts } from '../facts.js';
import { stateOfContainer, stateOfNode, stateOfPrevious } from '../stepState.js';
import { executorLogsOf, originalOf } from '../originalOf.js';
import type { ResolvedTarget, RunLogsTarget } from '../types.js';
import type { StepAttempt, StepLog } from './StepAttempt.js';

/** What is known of a step when its logs are listed. */
interface Known {
  /** The step, as the session was opened for it. */
  readonly asked: RunLogsTarget;
  /** The same with its defaults. */
  readonly target: ResolvedTarget;
  /** What a climb has learned. */
  readonly facts: Pick<LadderFacts, 'node' | 'pod' | 'podName' | 'workflow'>;
  /** Whether a rung gives the log of any container of a pod, also before its restart. */
  readonly servesContainers: boolean;
}

/** One pod of a step. */
interface PodOfStep {
  readonly podName: Redacted;
  readonly nodeId: Redacted | undefined;
  readonly kind: StepLog['pod'];
  readonly attempt: number | undefined;
  readonly node?: StoredNode | undefined;
}

/**
 * The attempts of a step, and the logs that each has: by the run's workflow, which has all of them, by the
 * pod, which has its containers, and by what the launcher has stored of each attempt.
 *
 * @returns `undefined` where nothing tells them
 */
export function stepAttemptsOf(known: Known): readonly StepAttempt[] | undefined {
  const { asked, facts } = known;
  const { node, pod, podName, workflow } = facts;
  if (workflow && node) return ofWorkflow(known, workflow, node);
  const name = nameOf(podName);
  if (pod && name) {
    const attempt = asked.attempt ?? 0;
    const nodeId = nameOf(pod.nodeId);
    const itself = { podName: name, nodeId, attempt: asked.attempt };
    // The driver's pod is none of the step's attempts, and does not tell how many there are.
    if (isDriver(podName)) return [{ attempt, logs: logsOf(known, { ...itself, kind: 'driver' }) }];
    const logs = logsOf(known, { ...itself, kind: 'executor' });
    return [{ attempt, nodeId, podName: name, state: logs[0]?.state, logs }];
  }
  return ofExecutorLogs(known);
}

function ofWorkflow(known: Known, workflow: StoredWorkflow, node: StoredNode): StepAttempt[] {
  const { attempts, driver } = stepNodesOf(workflow, node);
  const { podName } = known.facts;
  const podOf = (of: StoredNode, kind: StepLog['pod'], attempt?: number): PodOfStep | undefined => {
    const isOpen = of === node && podName !== undefined;
    const name = nameOf(isOpen ? podName : podNameOfNode(of, workflow));
    return name && { podName: name, nodeId: nameOf(of.id), kind, attempt, node: of };
  };
  const driverPod = driver && podOf(driver, 'driver');
  const driverLogs = driverPod ? logsOf(known, driverPod) : [];
  return attempts.flatMap((of, attempt) => {
    const pod = podOf(of, 'executor', attempt);
    if (!pod) return [];
    const { podName, nodeId } = pod;
    const state = stateOfNode(of);
    const startedAt = timeOf(of.startedAt);
    const finishedAt = timeOf(of.finishedAt);
    const logs = [...logsOf(known, pod), ...driverLogs];
    return [{ attempt, nodeId, podName, state, startedAt, finishedAt, logs }];
  });
}

/** What KFP's launcher has stored is named after the attempt: `executor-logs-1`. */
function ofExecutorLogs({ asked, target }: Known): StepAttempt[] | undefined {
  const numbers = executorLogsOf(asked).map(({ attempt = 0 }) => attempt);
  if (numbers.length < 2) return undefined;
  const wanted = asked.attempt ?? Math.max(...numbers);
  const ordered = [...new Set(numbers)].sort((one, other) => one - other);
  return ordered.map((attempt) => {
    const isWanted = attempt === wanted;
    const other = { ...asked, ...NOT_OF_OTHERS, podName: undefined, nodeId: undefined, attempt };
    const log: StepLog = {
      id: `${attempt}/${DEFAULT_CONTAINER}`,
      pod: 'executor',
      container: toRedactedLine(DEFAULT_CONTAINER),
      previous: false,
      target: isWanted ? asked : { ...other, container: DEFAULT_CONTAINER },
      shown: isWanted && target.container === DEFAULT_CONTAINER,
    };
    return { attempt, logs: [log] };
  });
}

/** What a host knows of one log, and what is not true of the step's others. */
const NOT_OF_OTHERS = {
  archive: undefined,
  cached: undefined,
  cachedFrom: undefined,
  taskState: undefined,
} satisfies Partial<RunLogsTarget>;

/** The logs of a pod: of its containers, as far as they are known. */
function logsOf(known: Known, pod: PodOfStep): StepLog[] {
  const { facts, servesContainers } = known;
  const itself = facts.podName === pod.podName && facts.pod ? facts.pod : undefined;
  const logs: StepLog[] = [];
  for (const container of containersOf(known, pod)) {
    const of = itself?.containers.find(({ name }) => name === container);
    const state = of && stateOfContainer(of);
    const isMain = container === DEFAULT_CONTAINER;
    const ofNode = isMain && pod.node ? stateOfNode(pod.node) : undefined;
    logs.push(logOf(known, pod, { container, previous: false, state: state ?? ofNode }));
    const before = stateOfPrevious(of);
    if (servesContainers && before) {
      logs.push(logOf(known, pod, { container, previous: true, state: before }));
    }
  }
  return logs;
}

/**
 * Names of the containers of a pod whose logs can be had, that of the user's program first. KFP's server has
 * no other log of a pod than this one.
 */
function containersOf({ facts, target, servesContainers }: Known, pod: PodOfStep): Redacted[] {
  const isShown = facts.podName === pod.podName;
  // The pods of all attempts are made of one template; the driver's is another.
  const alike = isShown || (pod.kind === 'executor' && !isDriver(facts.podName)) ? facts.pod : null;
  const names = [
    DEFAULT_CONTAINER,
    ...(pod.node?.logs.map(({ container }) => container) ?? []),
    ...(alike && servesContainers ? alike.containerNames : []),
    ...(alike && servesContainers ? (alike.initContainerNames ?? []) : []),
    ...(isShown ? [target.container] : []),
  ];
  // A pod that is there may have no container called `main`.
  const has = (name: string): boolean =>
    !alike || !isShown || name !== DEFAULT_CONTAINER || alike.containerNames.includes(name);
  return [...new Set(names)].filter(has).flatMap((name) => nameOf(name) ?? []);
}

function logOf(
  { asked, target, facts }: Known,
  { podName, nodeId, kind, attempt }: PodOfStep,
  { container, previous, state }: Pick<StepLog, 'container' | 'previous' | 'state'>,
): StepLog {
  const isSamePod =
    facts.podName === podName || (nodeId !== undefined && facts.node?.id === nodeId);
  const shown =
    isSamePod && container === target.container && previous === (target.previous ?? false);
  const opens: RunLogsTarget = {
    ...asked,
    ...originalOf(asked),
    ...NOT_OF_OTHERS,
    podName,
    nodeId,
    attempt,
    container,
    previous: previous || undefined,
    taskState: isSamePod ? asked.taskState : undefined,
    executorLogs: kind === 'executor' ? asked.executorLogs : undefined,
  };
  return {
    id: [podName, container, ...(previous ? ['previous'] : [])].join('/'),
    pod: kind,
    container,
    previous,
    state,
    target: shown ? asked : opens,
    shown,
  };
}

function isDriver(podName: string | undefined): boolean {
  return podName !== undefined && /-system-(?:container|dag)-driver-\d+$/.test(podName);
}

/** A name that Kubernetes allows, and that hides nothing: it goes into requests as it is. */
function nameOf(name: string | undefined): Redacted | undefined {
  if (!name || !isResourceName(name)) return undefined;
  const redacted = toRedactedLine(name);
  return redacted === name ? redacted : undefined;
}

function timeOf(text: string): Redacted | undefined {
  return Number.isNaN(Date.parse(text)) ? undefined : toRedactedLine(text, 40);
}
