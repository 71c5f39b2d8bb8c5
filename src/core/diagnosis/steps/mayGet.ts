import type { StepCode } from './StepCode.js';
import type { StepValues } from './StepValues.js';
import { toYaml } from './toYaml.js';

/** What an account is to be allowed to get. */
export interface Readable {
  /** What it is allowed for, in the name of the Role. */
  name: string;
  apiGroup?: string;
  resources: readonly string[];
  /** The one object of that kind; any of the namespace when it is left out. */
  resourceName?: string;
  namespace: string;
  /** Who is to be allowed; the service account of KFP's UI server by default. */
  user?: string;
}

/** A Role that grants the verb get and nothing else, and its binding. */
export function mayGet(values: StepValues, readable: Readable): StepCode {
  const { apiGroup = '', resources, resourceName, namespace, user } = readable;
  const group = 'rbac.authorization.k8s.io';
  const { serviceAccount, serverNamespace } = values;
  const metadata = { name: readable.name, namespace };
  const role = {
    apiVersion: `${group}/v1`,
    kind: 'Role',
    metadata,
    rules: [
      {
        apiGroups: [apiGroup],
        resources,
        ...(resourceName !== undefined && { resourceNames: [resourceName] }),
        verbs: ['get'],
      },
    ],
  };
  const binding = {
    apiVersion: `${group}/v1`,
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: group, kind: 'Role', name: readable.name },
    subjects: [
      user === undefined
        ? { kind: 'ServiceAccount', name: serviceAccount, namespace: serverNamespace }
        : { apiGroup: group, kind: 'User', name: user },
    ],
  };
  return {
    language: 'yaml',
    place: 'namespace',
    value: [role, binding].map(toYaml).join('\n---\n'),
  };
}
