import { toDiagnosis } from '../src/core/diagnosis/rank.js';
import type { DiagnosisCode } from '../src/core/index.js';
import type { RunLogsDiagnosticsProps } from '../src/react/RunLogs/RunLogsDiagnostics.js';

const COMMON = {
  namespace: 'team-a',
  pod: 'churn-x7k2p-system-container-impl-1234567890',
  workflow: 'churn-x7k2p',
  container: 'main',
  bucket: 'mlpipeline',
  key: 'private-artifacts/team-a/churn-x7k2p/2026/08/20/churn-x7k2p-system-container-impl-1234567890/main.log',
  serverKey:
    'artifacts/churn-x7k2p/2026/08/20/churn-x7k2p-system-container-impl-1234567890/main.log',
  argoKey:
    'private-artifacts/team-a/churn-x7k2p/2026/08/20/churn-x7k2p-system-container-impl-1234567890/main.log',
  runId: 'b5f0c1de-0001-4a7b-9c1e-0a6f3a1f7b10',
};

/** Props that show one cause of the catalogue, as the ladder fills it in. */
export function diagnosisArgs(
  code: DiagnosisCode,
  params: Record<string, string | number> = {},
): RunLogsDiagnosticsProps {
  const diagnosis = toDiagnosis([{ code, params }], COMMON);
  if (!diagnosis) throw new Error(`No diagnosis for ${code}`);
  return {
    diagnosis,
    slim: diagnosis.severity === 'warning',
    onRetry: () => undefined,
    attempts: [
      {
        rung: 'live',
        request: `GET /k8s/pod/logs?podname=${COMMON.pod}&podnamespace=team-a&createdat=2026-08-20`,
        startedAt: '2026-08-21T09:00:00.000Z',
        outcome: 'miss',
        status: 500,
        bytes: 42,
        ms: 38,
        cause: { code, params: diagnosis.params },
        excerpt: 'Could not get main container logs: S3Error',
      },
      { rung: 'configuredArchive', startedAt: '2026-08-21T09:00:01.000Z', outcome: 'skipped' },
    ],
  };
}
