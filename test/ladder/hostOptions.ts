import { configMapRepositories, type RunLogsOptions } from '../../src/core/index.js';
import type { ScenarioRun } from '../../src/msw/index.js';

/** What the host of a scenario has set beside its client: the look-up by way of its dashboard. */
export function hostOptions(
  { host }: Pick<ScenarioRun, 'host'>,
  baseUrl: string,
): Partial<RunLogsOptions> {
  if (!host) return {};
  const url = `${baseUrl}/api/k8s/api/v1/namespaces/{namespace}/configmaps/{configMap}`;
  return {
    ...(host.lookUp && { repositories: configMapRepositories({ url }) }),
    ...(host.timeZone !== undefined && { timeZone: host.timeZone }),
  };
}
