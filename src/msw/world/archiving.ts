import { zonedTime } from '../../core/archive/strftime.js';
import type { Pod, Workflow } from '../kubernetes/objects.js';

/** Renders the key under which the workflow controller archives a pod's log. */
export function renderArchiveKey(
  keyFormat: string,
  workflow: Workflow,
  pod: Pod,
  timeZone: string,
): string {
  const moment = new Date(workflow.metadata.creationTimestamp ?? 0);
  const created = zonedTime(moment, timeZone).shifted.toISOString();
  const values: Record<string, string> = {
    'workflow.name': workflow.metadata.name,
    'workflow.namespace': workflow.metadata.namespace,
    'workflow.creationTimestamp.Y': created.slice(0, 4),
    'workflow.creationTimestamp.m': created.slice(5, 7),
    'workflow.creationTimestamp.d': created.slice(8, 10),
    'workflow.creationTimestamp.H': created.slice(11, 13),
    'workflow.creationTimestamp.M': created.slice(14, 16),
    'workflow.creationTimestamp.S': created.slice(17, 19),
    'pod.name': pod.metadata.name,
  };
  const prefix = keyFormat.replace(/\s+/g, '').replace(/\{\{([^{}]*)\}\}/g, (tag, name: string) => {
    const label = name.startsWith('workflow.labels.')
      ? workflow.metadata.labels?.[name.slice('workflow.labels.'.length)]
      : undefined;
    return values[name] ?? label ?? tag;
  });
  return `${prefix.replace(/\/$/, '')}/main.log`;
}

const NEWLINE = 10;
const LINE = /^time="[^"]{0,64}" level=\w{1,16} msg=.* argo=true/;

/**
 * Removes the lines that Argo's emissary prints around the output of the user's program: the pod's
 * log has them, and the archived copy has not.
 */
export function withoutEmissary(log: Uint8Array): Uint8Array {
  let start = 0;
  for (;;) {
    const end = log.indexOf(NEWLINE, start);
    if (end < 0 || !isEmissary(log.subarray(start, end))) break;
    start = end + 1;
  }
  let stop = log.length;
  while (stop > start) {
    const last = log[stop - 1] === NEWLINE ? stop - 1 : stop;
    const from = last > 0 ? log.lastIndexOf(NEWLINE, last - 1) + 1 : 0;
    if (from >= last || from < start || !isEmissary(log.subarray(from, last))) break;
    stop = from;
  }
  return log.subarray(start, stop);
}

function isEmissary(line: Uint8Array): boolean {
  return line.length < 2048 && LINE.test(new TextDecoder().decode(line));
}
