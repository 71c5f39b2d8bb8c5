import type { Workflow } from '../kubernetes/Workflow.js';
import type { RunRecord } from './RunRecord.js';
import type { Services } from './Services.js';

/** Tells the API server what became of the workflows of its runs. */
export class PersistenceAgent {
  readonly #runs: ReadonlyMap<string, RunRecord>;
  readonly #services: Services;

  constructor(runs: ReadonlyMap<string, RunRecord>, services: Services) {
    this.#runs = runs;
    this.#services = services;
  }

  /** Stores a workflow's manifest with its run, while the agent works. */
  report(workflow: Workflow): void {
    if (!this.#services.persistenceAgent) return;
    for (const run of this.#runsOf(workflow)) run.manifest = JSON.stringify(workflow);
  }

  /** The workflow has ended, and its run with it. */
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
