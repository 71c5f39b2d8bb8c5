import type { KnownSymptom } from './KnownSymptom.js';
import { KUBERNETES } from './symptoms/kubernetes.js';
import { OBJECT_STORE } from './symptoms/objectStore.js';
import { REQUEST } from './symptoms/request.js';
import { API_SERVER, PROXY } from './symptoms/servers.js';
import { ARCHIVE_KEY, WORKFLOW } from './symptoms/workflow.js';

/**
 * Everything that is known to stand in a log's place, by where it comes from. A cause's first row is
 * the one that its story shows.
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
