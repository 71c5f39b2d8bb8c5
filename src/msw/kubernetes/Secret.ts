import type { ObjectMeta } from './ObjectMeta.js';

export interface Secret {
  apiVersion: 'v1';
  kind: 'Secret';
  metadata: ObjectMeta;
  /** Values in base64. */
  data?: Record<string, string>;
}
