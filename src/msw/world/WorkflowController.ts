import { createPodNode } from '../kubernetes/createPodNode.js';
import type { Pod } from '../kubernetes/Pod.js';
import type { Workflow } from '../kubernetes/Workflow.js';
import type { WorkflowNode } from '../kubernetes/WorkflowNode.js';
import type { Cluster } from './Cluster.js';
import type { ControllerSettings } from './ControllerSettings.js';
import { findNode } from './findNode.js';
import type { ObjectStore } from './ObjectStore.js';
import type { PersistenceAgent } from './PersistenceAgent.js';
import type { PodOutcome } from './PodOutcome.js';
import { renderArchiveKey } from './renderArchiveKey.js';
import { setPodState } from './setPodState.js';
import { withoutEmissary } from './withoutEmissary.js';

/** What a {@link WorkflowController} acts on. */
export interface WorkflowControllerOptions {
  settings: ControllerSettings;
  cluster: Cluster;
  objects: ObjectStore;
  agent: PersistenceAgent;
  now: () => Date;
}

/** Argo in a world: leads steps and workflows through their lives, and archives logs. */
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

  /** Writes the log into the store, and returns its key; a pod of no workflow is none of Argo's. */
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
