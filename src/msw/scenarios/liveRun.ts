import type { RunLogsTarget } from '../../core/index.js';
import { createPod } from '../kubernetes/pods.js';
import { createPodNode, createWorkflow } from '../kubernetes/workflows.js';
import { createWorld, type World } from '../world/World.js';
import { downloadLog, emissaryLine, traceback, trainingLog } from './sampleLogs.js';
import type { RunClock, ScenarioRun } from './Scenario.js';

const CREATED = Date.parse('2026-08-20T09:00:00Z');
const RUN_ID = 'b5f0c1de-0009-4a7b-9c1e-0a6f3a1f7b10';
const WORKFLOW = 'churn-live-r4w9d';
const STEPS = [
  { task: 'download', hash: 1203944811, scheduled: 0, start: 3, end: 25, exitCode: 0 },
  { task: 'train', hash: 2819900231, scheduled: 26, start: 30, end: 120, exitCode: 0 },
  { task: 'report', hash: 3349012274, scheduled: 121, start: 124, end: 135, exitCode: 1 },
];
const MOMENTS = { trainingStarted: 30, finished: 136, podsDeleted: 160, collected: 190 };

interface Happening {
  at: number;
  happen: (world: World) => void;
}

/** A run that goes on while it is watched. */
export const liveRuns = {
  liveRun: {
    title: 'A whole run, from first to last step',
    description:
      'Three steps run one after the other, and the last one fails; then the pods are deleted, and then the workflow. The story moves the clock.',
    create: (): ScenarioRun => {
      let elapsed = 0;
      const world = createWorld({
        now: () => new Date(CREATED + elapsed * 1000),
        kubernetes: [createWorkflow({ name: WORKFLOW, runId: RUN_ID, createdAt: dateAt(0) })],
        runs: [
          {
            runId: RUN_ID,
            displayName: 'churn live',
            namespace: 'kubeflow',
            experimentId: 'churn',
            createdAt: dateAt(0),
            state: 'RUNNING',
            workflowName: WORKFLOW,
          },
        ],
        experiments: [{ experimentId: 'churn', displayName: 'Churn', namespace: 'kubeflow' }],
      });
      const happenings = STEPS.flatMap(happeningsOf)
        .concat([
          {
            at: MOMENTS.finished,
            happen: () => {
              world.finishWorkflow(WORKFLOW, 'Failed');
            },
          },
          { at: MOMENTS.podsDeleted, happen: deletePods },
          {
            at: MOMENTS.collected,
            happen: () => {
              world.collectWorkflow(WORKFLOW);
            },
          },
        ])
        .sort((one, other) => one.at - other.at);
      let next = 0;
      const advance = (seconds: number) => {
        const until = elapsed + seconds;
        for (let each = happenings[next]; each && each.at <= until; each = happenings[next]) {
          elapsed = Math.max(elapsed, each.at);
          each.happen(world);
          next += 1;
        }
        elapsed = until;
      };
      advance(0);
      const targets = STEPS.map(targetOf);
      const clock: RunClock = {
        targets,
        get elapsed() {
          return elapsed;
        },
        duration: MOMENTS.collected,
        moments: MOMENTS,
        advance,
      };
      return { world, target: targets[1] ?? { runId: RUN_ID }, targets, clock };
    },
  },
};

function happeningsOf(step: (typeof STEPS)[number]): Happening[] {
  const { task, start, end, scheduled, exitCode } = step;
  const name = podNameOf(step);
  const pieces = [emissaryLine(new Date(CREATED + start * 1000), 'capturing logs'), ...logOf(task)];
  const pace = (end - start) / (pieces.length + 1);
  return [
    {
      at: scheduled,
      happen: (world) => {
        schedule(world, step);
      },
    },
    {
      at: start,
      happen: (world) => {
        world.startPod(name);
      },
    },
    ...pieces.map((piece, index) => ({
      at: start + pace * (index + 1),
      happen: (world: World) => {
        world.writeLog(name, piece);
      },
    })),
    {
      at: end,
      happen: (world) => {
        world.finishPod(name, { exitCode });
      },
    },
  ];
}

function schedule(world: World, step: (typeof STEPS)[number]): void {
  const name = podNameOf(step);
  const createdAt = dateAt(step.scheduled);
  const waiting = { reason: 'PodInitializing' };
  world.apply(createPod({ name, runId: RUN_ID, createdAt, state: { waiting } }));
  const node = createPodNode({
    podName: name,
    workflowName: WORKFLOW,
    taskName: step.task,
    phase: 'Pending',
    startedAt: createdAt,
  });
  const nodes = world.workflows.get(`kubeflow/${WORKFLOW}`)?.status?.nodes;
  if (nodes) nodes[node.id ?? ''] = node;
  world.reportWorkflow(WORKFLOW);
}

function deletePods(world: World): void {
  for (const key of [...world.pods.keys()]) world.deletePod(key);
}

function logOf(task: string): string[] {
  if (task === 'download') return downloadLog();
  if (task === 'train') return trainingLog({ seed: 5, epochs: 8, updates: 20 });
  return ['INFO: drawing 4 charts\n', ...traceback().split(/(?<=\n)/)];
}

function targetOf(step: (typeof STEPS)[number]): RunLogsTarget {
  return {
    runId: RUN_ID,
    namespace: 'kubeflow',
    podName: podNameOf(step),
    createdAt: dateAt(0),
    taskName: step.task,
  };
}

function podNameOf({ hash }: (typeof STEPS)[number]): string {
  return `${WORKFLOW}-system-container-impl-${hash}`;
}

function dateAt(seconds: number): string {
  return new Date(CREATED + seconds * 1000).toISOString().replace('.000', '');
}
