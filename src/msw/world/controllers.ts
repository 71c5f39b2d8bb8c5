import type { ContainerState, Pod, Workflow, WorkflowNode } from '../kubernetes/objects.js';
import { createPodNode } from '../kubernetes/workflows.js';
import { renderArchiveKey, withoutEmissary } from './archiving.js';
import type { Cluster } from './Cluster.js';
import type { ControllerSettings } from './settings.js';
import type { ObjectStore } from './storage.js';
import type { RunRecord, Services } from './WorldInit.js';

/** How a step's container ended. */
export interface PodOutcome {
  /**
   * Exit code of the program.
   *
   * @defaultValue `0`
   */
  exitCode?: number;
  /**
   * Kubernetes' reason, such as `OOMKilled`.
   *
   * @defaultValue `Completed` with exit code 0, else `Error`
   */
  reason?: string;
  /** Message of the workflow's node, where the step failed. */
  message?: string;
  /**
   * Whether the log is archived.
   *
   * @defaultValue as the controller's settings say
   */
  archive?: boolean;
}

/** What a {@link WorkflowController} acts on. */
interface WorkflowControllerOptions {
  settings: ControllerSettings;
  cluster: Cluster;
  objects: ObjectStore;
  agent: PersistenceAgent;
  now: () => Date;
}

/** Argo's workflow controller: starts and ends steps and workflows, and archives logs. */
export class WorkflowController {
  readonly #settings: ControllerSettings;
  readonly #cluster: Cluster;
  readonly #objects: ObjectStore;
  readonly #agent: PersistenceAgent;
  readonly #now: () => Date;

  constructor({ settings, cluster, objects, agent, now }: WorkflowControllerOptions) {
    this.#settings = settings;
    this.#cluster = cluster;
    this.#objects = objects;
    this.#agent = agent;
    this.#now = now;
  }

  startPod(pod: Pod): void {
    const startedAt = this.#timestamp();
    pod.spec.nodeName ??= 'node-1';
    setPodState(pod, 'Running', { running: { startedAt } });
    this.#changeNode(pod, (node) => {
      node.phase = 'Running';
      node.startedAt = startedAt;
    });
  }

  finishPod(pod: Pod, outcome: PodOutcome): void {
    const { exitCode = 0, archive = this.#settings.archiveLogs } = outcome;
    const finishedAt = this.#timestamp();
    const failed = exitCode !== 0;
    const reason = outcome.reason ?? (failed ? 'Error' : 'Completed');
    const startedAt = pod.status.containerStatuses?.[0]?.state?.running?.startedAt ?? finishedAt;
    setPodState(pod, failed ? 'Failed' : 'Succeeded', {
      terminated: { exitCode, reason, startedAt, finishedAt },
    });
    const key = archive ? this.#archive(pod) : undefined;
    this.#changeNode(pod, (node) => {
      node.phase = failed ? 'Failed' : 'Succeeded';
      node.finishedAt = finishedAt;
      if (failed) node.message = outcome.message ?? `${reason} (exit code ${exitCode})`;
      node.outputs = {
        exitCode: String(exitCode),
        ...(key && { artifacts: [{ name: 'main-logs', s3: { key } }] }),
      };
    });
  }

  finishWorkflow(workflow: Workflow, phase: string, message?: string): void {
    const finishedAt = this.#timestamp();
    const status = (workflow.status ??= {});
    status.phase = phase;
    status.finishedAt = finishedAt;
    if (message !== undefined) status.message = message;
    const root = status.nodes?.[workflow.metadata.name];
    if (root) {
      root.phase = phase;
      root.finishedAt = finishedAt;
    }
    this.#agent.end(workflow, phase, finishedAt);
  }

  /** Stores the log of a pod and returns its key; only pods of workflows have their logs archived. */
  #archive(pod: Pod): string | undefined {
    const workflow = this.#cluster.workflowOf(pod);
    if (!workflow) return undefined;
    const { keyFormat, keyFormats, bucket, timeZone } = this.#settings;
    const format = keyFormats[pod.metadata.namespace] ?? keyFormat;
    const key = renderArchiveKey(format, workflow, pod, timeZone);
    this.#objects.put(bucket, key, withoutEmissary(this.#cluster.logs.read(pod)));
    return key;
  }

  #changeNode(pod: Pod, change: (node: WorkflowNode) => void): void {
    const workflow = this.#cluster.workflowOf(pod);
    if (!workflow) return;
    const nodes = ((workflow.status ??= {}).nodes ??= {});
    const node =
      findNode(workflow, pod) ??
      createPodNode({ podName: pod.metadata.name, workflowName: workflow.metadata.name });
    change(node);
    nodes[node.id ?? pod.metadata.name] = node;
    this.#agent.report(workflow);
  }

  #timestamp(): string {
    return this.#now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }
}

/** The node of a workflow that a pod's annotation names. */
function findNode(workflow: Workflow | undefined, pod: Pod): WorkflowNode | undefined {
  const id = pod.metadata.annotations?.['workflows.argoproj.io/node-id'];
  return id === undefined ? undefined : workflow?.status?.nodes?.[id];
}

/** Puts a pod, and all its containers, into a phase and a state. */
function setPodState(pod: Pod, phase: string, state: ContainerState): void {
  pod.status.phase = phase;
  pod.status.containerStatuses = pod.spec.containers.map((container, index) => ({
    restartCount: 0,
    lastState: {},
    ...pod.status.containerStatuses?.[index],
    name: container.name,
    ready: phase === 'Running',
    started: phase === 'Running',
    state: structuredClone(state),
  }));
}

/** Ends a container of a pod and starts it again, as the kubelet does. */
export function restartContainer(
  pod: Pod,
  container: string,
  { exitCode = 1, reason = 'Error' }: PodOutcome,
  now: Date,
): void {
  const at = now.toISOString().replace(/\.\d+Z$/, 'Z');
  const status = pod.status.containerStatuses?.find(({ name }) => name === container);
  if (!status) return;
  const startedAt = status.state?.running?.startedAt ?? at;
  status.lastState = { terminated: { exitCode, reason, startedAt, finishedAt: at } };
  status.state = { running: { startedAt: at } };
  status.restartCount = (status.restartCount ?? 0) + 1;
}

/** KFP's persistence agent: tells the API server how the workflows of its runs are. */
export class PersistenceAgent {
  readonly #runs: ReadonlyMap<string, RunRecord>;
  readonly #services: Services;

  constructor(runs: ReadonlyMap<string, RunRecord>, services: Services) {
    this.#runs = runs;
    this.#services = services;
  }

  /** Stores a workflow's manifest with its run, unless the agent is switched off. */
  report(workflow: Workflow): void {
    if (!this.#services.persistenceAgent) return;
    for (const run of this.#runsOf(workflow)) run.manifest = JSON.stringify(workflow);
  }

  /** Ends the run of a workflow that has ended. */
  end(workflow: Workflow, phase: string, finishedAt: string): void {
    for (const run of this.#runsOf(workflow)) {
      run.state = phase.toUpperCase();
      run.finishedAt = finishedAt;
    }
    this.report(workflow);
  }

  #runsOf({ metadata: { name, namespace } }: Workflow): RunRecord[] {
    return [...this.#runs.values()].filter(
      (run) => run.workflowName === name && run.namespace === namespace,
    );
  }
}
