import type { ReactElement } from 'react';

import { redactParams } from '../src/core/base/redacted.js';
import { CATALOGUE, redactCause } from '../src/core/diagnosis/catalogue.js';
import { toDiagnosis } from '../src/core/diagnosis/rank.js';
import type { DiagnosisCode } from '../src/core/index.js';
import {
  RunLogsDiagnostics,
  type RunLogsDiagnosticsProps,
} from '../src/react/RunLogs/RunLogsDiagnostics.js';
import { causeOf } from '../test/diagnosis/causeOf.js';
import { evidenceOf } from '../test/diagnosis/evidenceOf.js';
import type { KnownSymptom } from '../test/diagnosis/KnownSymptom.js';
import { SYMPTOMS } from '../test/diagnosis/SYMPTOMS.js';
import './demo.css';

/** Where a response comes from: a heading of the table of symptoms. */
type Origin = keyof typeof SYMPTOMS;

/** Codes of the catalogue, in its order. */
export const CODES = Object.keys(CATALOGUE).filter((code): code is DiagnosisCode =>
  Object.hasOwn(CATALOGUE, code),
);

/** The step that all of them are about, in the names of the table of symptoms. */
const STEP = {
  runId: 'b5f0c1de',
  namespace: 'team-a',
  pod: 'churn-1',
  workflow: 'churn',
  container: 'main',
  rung: 'live',
  bucket: 'mlpipeline',
  key: 'private-artifacts/team-a/churn/2026/08/20/churn-1/main.log',
  serverKey: 'artifacts/churn/2026/08/20/churn-1/main.log',
  argoKey: 'private-artifacts/team-a/churn/2026/08/20/churn-1/main.log',
};

/** What the ladder learns from the pod, beside what the response says. */
const FROM_POD: Partial<Record<DiagnosisCode, Readonly<Record<string, string>>>> = {
  'node-unreachable': { node: 'gpu-node-7' },
};

/** The first symptom of a cause in the table, and where it comes from. */
function symptomOf(code: DiagnosisCode): { origin: string; row: KnownSymptom } {
  for (const [origin, rows] of Object.entries(SYMPTOMS)) {
    const row = rows.find((it) => it.code === code);
    if (row) return { origin, row };
  }
  throw new Error(`The table of symptoms has none for ${code}.`);
}

/** What a panel shows of a cause: its first symptom, diagnosed, and the requests that led to it. */
export function panelOf(code: DiagnosisCode): RunLogsDiagnosticsProps {
  const { row } = symptomOf(code);
  const { params } = causeOf(row);
  const diagnosis = toDiagnosis(
    [redactCause({ code, params: { ...params, ...FROM_POD[code] } })],
    redactParams(STEP),
  );
  if (!diagnosis) throw new Error(`No diagnosis for ${code}`);
  return {
    diagnosis,
    slim: diagnosis.severity === 'warning',
    attempts: evidenceOf(row),
    onRetry: () => undefined,
  };
}

/** Props of {@link DiagnosisGallery}. */
export interface DiagnosisGalleryProps {
  /**
   * Only the causes that are first seen there.
   *
   * @defaultValue All
   */
  origin?: Origin;
  /**
   * Only this cause.
   *
   * @defaultValue All
   */
  code?: DiagnosisCode;
}

/** The causes that a gallery shows, in the catalogue's order. */
export function codesIn({ origin, code }: DiagnosisGalleryProps): DiagnosisCode[] {
  if (code) return [code];
  return CODES.filter((it) => origin === undefined || symptomOf(it).origin === origin);
}

/** One panel for each cause of the catalogue, as a reader meets it where there is no log. */
export function DiagnosisGallery(props: DiagnosisGalleryProps): ReactElement {
  return (
    <main className="gallery">
      {codesIn(props).map((code) => (
        <section key={code} id={code}>
          <h2>
            <code>{code}</code>
          </h2>
          <RunLogsDiagnostics {...panelOf(code)} />
        </section>
      ))}
    </main>
  );
}
