import { StepLog } from './StepLog';

type Query = Record<'run' | 'pod' | 'namespace' | 'created', string | undefined>;

/** A component of the server, which passes a step to one of the browser. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const { run = '', pod, namespace, created } = await searchParams;
  return <StepLog target={{ runId: run, podName: pod, namespace, createdAt: created }} />;
}
