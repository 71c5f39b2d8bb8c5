import { type ReactElement, useEffect, useState } from 'react';

import { createKfpClient } from '../src/core/index.js';
import {
  createPod,
  createPodNode,
  createWorkflow,
  createWorld,
  type World,
} from '../src/msw/index.js';
import { trainingLog } from '../src/msw/scenarios/sampleLogs.js';
import { RunLogsProvider } from '../src/react/hooks/RunLogsProvider.js';
import { RunLogs } from '../src/react/RunLogs/RunLogs.js';
import './demo.css';

const NAMESPACE = 'kubeflow';
const WORKFLOW = 'churn-x7k2p';
const POD = `${WORKFLOW}-system-container-impl-1234567890`;
const RUN_ID = 'b5f0c1de-0021-4a7b-9c1e-0a6f3a1f7b10';
const CREATED_AT = '2026-08-20T08:59:40Z';
const TARGET = {
  runId: RUN_ID,
  namespace: NAMESPACE,
  podName: POD,
  createdAt: CREATED_AT,
  taskName: 'train',
};

/** Something that happens to the step, in words for its button. */
interface LifeEvent {
  readonly name: string;
  readonly happen: () => void;
}

/** A step whose life goes on event by event, from its pending pod to the collection of its workflow. */
export class StepLifetime {
  readonly world: World = createWorld({ now: () => new Date('2026-08-20T09:05:00Z') });
  readonly events: readonly LifeEvent[];
  #done = 0;
  #printed = '';

  constructor() {
    const common = { namespace: NAMESPACE, runId: RUN_ID, createdAt: CREATED_AT };
    const pod = createPod({
      ...common,
      name: POD,
      state: { waiting: { reason: 'ContainerCreating' } },
    });
    const { world } = this;
    world.experiments.set('churn', {
      experimentId: 'churn',
      displayName: 'Churn',
      namespace: NAMESPACE,
    });
    world.runs.set(RUN_ID, {
      runId: RUN_ID,
      displayName: 'churn 2026-08-20',
      namespace: NAMESPACE,
      experimentId: 'churn',
      createdAt: CREATED_AT,
      state: 'RUNNING',
      workflowName: WORKFLOW,
    });
    world.apply(structuredClone(pod));
    world.apply(
      createWorkflow({
        ...common,
        name: WORKFLOW,
        nodes: [createPodNode({ podName: POD, workflowName: WORKFLOW, phase: 'Pending' })],
      }),
    );
    world.reportWorkflow(WORKFLOW);

    const lines = trainingLog({ seed: 5, epochs: 6, updates: 20 });
    const third = Math.ceil(lines.length / 3);
    const print = (part: number): void => {
      const text = lines.slice(part * third, (part + 1) * third).join('');
      this.#printed += text;
      world.writeLog(POD, text);
    };
    this.events = [
      {
        name: 'Its container starts',
        happen: () => {
          world.startPod(POD);
        },
      },
      {
        name: 'It prints its first lines',
        happen: () => {
          print(0);
        },
      },
      {
        name: 'It prints more',
        happen: () => {
          print(1);
        },
      },
      {
        name: 'It prints its last lines, and its pod is deleted before they are read',
        happen: () => {
          print(2);
          world.deletePod(POD);
        },
      },
      {
        name: 'Its archived log appears',
        happen: () => {
          // Argo stores the log when the container ends, and tells so only later.
          world.apply(structuredClone(pod));
          world.startPod(POD);
          world.writeLog(POD, this.#printed);
          world.finishPod(POD);
          world.deletePod(POD);
          world.finishWorkflow(WORKFLOW, 'Succeeded');
        },
      },
      {
        name: 'Its workflow is collected',
        happen: () => {
          world.collectWorkflow(WORKFLOW);
        },
      },
    ];
  }

  /** Lets the first so many events happen; those that have happened stay. */
  goTo(count: number): void {
    for (const { happen } of this.events.slice(this.#done, count)) happen();
    this.#done = Math.max(this.#done, count);
  }
}

/** Props of {@link StepLifetimePage}. */
export interface StepLifetimePageProps {
  /**
   * How many of the events have happened; none is taken back.
   *
   * @defaultValue `0`
   */
  happened?: number;
  /** The step, which the story makes. */
  life?: StepLifetime;
}

const SETTINGS = { followInterval: 600, waitInterval: 600 };

/** The log of a step, and a button that lets the next thing happen to it. */
export function StepLifetimePage({ happened = 0, life }: StepLifetimePageProps): ReactElement {
  if (!life) throw new Error('The story has made no step.');
  const [client] = useState(() => createKfpClient());
  const [clicked, setClicked] = useState(0);
  const count = Math.max(happened, clicked);
  const { events } = life;
  useEffect(() => {
    life.goTo(count);
  }, [life, count]);
  const next = events[count];
  return (
    <RunLogsProvider client={client} options={SETTINGS}>
      <main className="demo">
        <nav className="demo-steps" aria-label="Life of the step">
          <h1>What happens to the step</h1>
          <ol>
            {events.slice(0, count).map(({ name }) => (
              <li key={name}>{name}</li>
            ))}
          </ol>
          {next && (
            <button
              type="button"
              onClick={() => {
                setClicked(count + 1);
              }}
            >
              Next: {next.name}
            </button>
          )}
        </nav>
        <section className="demo-step">
          <div className="demo-log">
            <RunLogs target={TARGET} />
          </div>
        </section>
      </main>
    </RunLogsProvider>
  );
}
