import { shell } from './shell.js';
import type { StepCode } from './StepCode.js';
import type { StepValues } from './StepValues.js';

/** The command that makes the Secret or ConfigMap that Kubernetes says is not there. */
export function missingObject({ namespace, params }: StepValues): StepCode | undefined {
  const message = String(params['message'] ?? '');
  const [, kind, name] = /\b(secret|configmap) "([a-z0-9.-]{1,253})" not found/.exec(message) ?? [];
  if (!kind || !name) return undefined;
  const command = kind === 'secret' ? ['secret', 'generic'] : ['configmap'];
  return shell('kubectl', 'create', ...command, name, '-n', namespace, '--from-literal=KEY=VALUE');
}
