export type {
  ArtifactLocation,
  ExecutorLogs,
  ExecutorLogsSource,
  KnownExecutorLogs,
  OriginalStep,
  RunLogsTarget,
  RuntimeState,
} from '../core/public.js';
export {
  dashboardHandlers,
  type DashboardHandlersOptions,
  kfpHandlers,
  type KfpHandlersOptions,
  kubernetesHandlers,
  type KubernetesHandlersOptions,
} from './kfpHandlers.js';
export type {
  ConfigMap,
  ContainerState,
  ContainerStatus,
  KubernetesObject,
  KubernetesResource,
  NodeState,
  ObjectMeta,
  Pod,
  PodEvent,
  Secret,
  Workflow,
  WorkflowNode,
} from './kubernetes/objects.js';
export {
  createPod,
  type PodOptions,
  createPodEvent,
  type PodEventOptions,
} from './kubernetes/pods.js';
export {
  createPodNode,
  type PodNodeOptions,
  createWorkflow,
  type WorkflowOptions,
  SHIPPED_KEY_FORMAT,
} from './kubernetes/workflows.js';
export type { RunClock, Scenario, ScenarioRun } from './scenarios/Scenario.js';
export { type ScenarioName, scenarios } from './scenarios/scenarios.js';
export { respond } from './server/respond.js';
export { dashboardResponse } from './server/dashboard.js';
export { kubernetesResponse } from './server/kubernetesApi.js';
export type { PodOutcome } from './world/controllers.js';
export type {
  ControllerSettings,
  Credentials,
  ServerSettings,
  StoreSettings,
} from './world/settings.js';
export { createWorld, type World } from './world/World.js';
export type {
  Dashboard,
  Delivery,
  ExperimentRecord,
  Fault,
  KubeletFault,
  RunRecord,
  Services,
  WorldInit,
} from './world/WorldInit.js';
