import type { KnownSymptom } from './KnownSymptom.js';
import { KUBERNETES } from './symptoms/kubernetes.js';
import { OBJECT_STORE } from './symptoms/objectStore.js';
import { REQUEST } from './symptoms/request.js';
import { API_SERVER, PROXY } from './symptoms/servers.js';
import { ARCHIVE_KEY, WORKFLOW } from './symptoms/workflow.js';

/**
 * All known responses and states that come in place of a log, by their origin. A cause's story shows its
 * first row.
 */
export const SYMPTOMS = {
  'The request, and who may': REQUEST,
  Kubernetes: KUBERNETES,
  'The run’s workflow': WORKFLOW,
  'The key of an archived log': ARCHIVE_KEY,
  'The object store': OBJECT_STORE,
  'A proxy in front': PROXY,
  'The API server': API_SERVER,
} as const satisfies Readonly<Record<string, readonly KnownSymptom[]>>;
