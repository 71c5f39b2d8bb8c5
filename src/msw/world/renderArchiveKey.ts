import { zonedTime } from '../../core/archive/strftime.js';
import type { Pod } from '../kubernetes/Pod.js';
import type { Workflow } from '../kubernetes/Workflow.js';

/** The key under which the workflow controller archives a pod's log. */
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
