import type { ObjectMeta } from './ObjectMeta.js';

/** An event, as `kubectl describe pod` shows it. */
export interface PodEvent {
  apiVersion: 'v1';
  kind: 'Event';
  metadata: ObjectMeta;
  involvedObject: { kind: string; name: string; namespace: string; [field: string]: unknown };
  reason: string;
  message: string;
  type: string;
  [field: string]: unknown;
}
