/** A resource that RBAC can forbid the UI server to read. */
export type KubernetesResource =
  'configmaps' | 'events' | 'pods' | 'pods/log' | 'secrets' | 'workflows';
