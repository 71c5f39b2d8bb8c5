import { describe, expect, test } from 'vitest';

import { stepNodesOf } from './stepNodes.js';
import { parseStoredWorkflow } from './storedWorkflow.js';

type Row = [id: string, name: string, type: string, children?: string[]];

const PLAIN: Row[] = [
  ['wf-1', 'wf.root', 'DAG', ['wf-2', 'wf-3']],
  ['wf-2', 'wf.root.train-driver', 'Pod'],
  ['wf-3', 'wf.root.train', 'DAG', ['wf-4']],
  ['wf-4', 'wf.root.train.executor', 'Pod'],
];
const RETRIED: Row[] = [
  ['wf-2', 'wf.root.train-driver', 'Retry', ['wf-20', 'wf-21']],
  ['wf-20', 'wf.root.train-driver(0)', 'Pod'],
  ['wf-21', 'wf.root.train-driver(1)', 'Pod'],
  ['wf-4', 'wf.root.train.executor', 'Retry', ['wf-40', 'wf-41']],
  ['wf-40', 'wf.root.train.executor(0)', 'Pod'],
  ['wf-41', 'wf.root.train.executor(1)', 'Pod'],
];
const LOOP: Row[] = [
  ['wf-5', 'wf.root.for-loop-1.iteration-iterations(0:0).iteration-item-driver', 'Pod'],
  ['wf-6', 'wf.root.for-loop-1.iteration-iterations(0:0).iteration-item.executor', 'Pod'],
  ['wf-7', 'wf.root.for-loop-1.iteration-iterations(1:1).iteration-item-driver', 'Pod'],
  ['wf-8', 'wf.root.for-loop-1.iteration-iterations(1:1).iteration-item.executor', 'Pod'],
];
const CACHED: Row[] = [
  ['wf-2', 'wf.root.train-driver', 'Pod'],
  ['wf-4', 'wf.root.train.executor', 'Skipped'],
];

/** The IDs of the nodes that belong to the same task as the one with an ID. */
async function idsOf(rows: Row[], id: string): Promise<[attempts: string[], driver?: string]> {
  const nodes = Object.fromEntries(
    rows.map(([id, name, type, children]) => [id, { id, name, type, children }]),
  );
  const workflow = await parseStoredWorkflow({ metadata: { name: 'wf' }, status: { nodes } });
  const node = workflow?.nodes.get(id);
  if (!workflow || !node) throw new Error(`There is no node ${id}.`);
  const { attempts, driver } = stepNodesOf(workflow, node);
  return [attempts.map((it) => it.id), ...(driver ? [driver.id] : [])] as [string[], string?];
}

describe(stepNodesOf.name, () => {
  test.each<[string, Row[], string, [string[], string?]]>([
    ['a step that is not retried, by its pod', PLAIN, 'wf-4', [['wf-4'], 'wf-2']],
    ['the same by the pod of its driver', PLAIN, 'wf-2', [['wf-4'], 'wf-2']],
    ['a group of steps', PLAIN, 'wf-1', [[]]],
    ['a retried step as a whole', RETRIED, 'wf-4', [['wf-40', 'wf-41'], 'wf-21']],
    ['a retried step, by its first attempt', RETRIED, 'wf-40', [['wf-40', 'wf-41'], 'wf-21']],
    [
      'a retried step, by its driver’s first attempt',
      RETRIED,
      'wf-20',
      [['wf-40', 'wf-41'], 'wf-20'],
    ],
    ['an item of a loop, which has a driver of its own', LOOP, 'wf-8', [['wf-8'], 'wf-7']],
    ['a cached step, of which only the driver ran', CACHED, 'wf-2', [['wf-2']]],
    ['a step of another compiler', [['wf-4', 'wf(0).a', 'Pod']], 'wf-4', [['wf-4']]],
    ['attempts that the workflow lost', [['wf-4', 'wf.a', 'Retry', ['wf-9']]], 'wf-4', [[]]],
  ])('finds those of %s', async (_, rows, id, expected) => {
    expect(await idsOf(rows, id)).toEqual(expected);
  });
});
