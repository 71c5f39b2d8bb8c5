import { asArray } from './asArray.js';
import { asRecord } from './asRecord.js';
import { asString } from './asString.js';

/** An Event about a pod. */
export interface PodEvent {
  warning: boolean;
  reason: string;
  message: string;
  /** ISO 8601, or empty. */
  lastSeen: string;
}

/** Reads the list of Events that `k8s/pod/events` gives, the latest first. */
export function parseEvents(json: unknown): PodEvent[] {
  return asArray(asRecord(json)['items'])
    .map((item) => {
      const event = asRecord(item);
      return {
        warning: event['type'] === 'Warning',
        reason: asString(event['reason']),
        message: asString(event['message']),
        lastSeen: asString(event['lastTimestamp']) || asString(event['eventTime']),
      };
    })
    .sort((a, b) => b.lastSeen.localeCompare(a.lastSeen));
}
