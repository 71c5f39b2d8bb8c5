import type { ReactElement } from 'react';

import {
  createReport,
  type Diagnosis,
  type RungAttempt,
  type RunLogsTarget,
} from '../core/index.js';
import { CopyButton } from './CopyButton.js';
import { DiagnosisSteps } from './DiagnosisSteps.js';
import { RunLogsEvidence } from './RunLogsEvidence.js';
import { textNamed } from './textNamed.js';
import type { Translate } from './translator.js';
import { withRungName } from './withRungName.js';

/** Props of {@link DiagnosisDetails}. */
export interface DiagnosisDetailsProps {
  diagnosis: Diagnosis;
  attempts: readonly RungAttempt[];
  target: RunLogsTarget | undefined;
  t: Translate;
}

/** How the search for a log stands that has a diagnosis. */
const STATUSES = {
  state: 'unavailable',
  waiting: 'waiting',
  warning: 'complete',
  error: 'unavailable',
} as const;

/**
 * What is under a cause: steps with the code they need, other causes, the evidence, and the report.
 * Loaded when the first diagnosis is shown.
 */
export function DiagnosisDetails({
  diagnosis,
  attempts,
  target,
  t,
}: DiagnosisDetailsProps): ReactElement {
  const report = (): string => {
    const snapshot = { status: STATUSES[diagnosis.severity], attempts, diagnosis };
    return createReport(snapshot, target ?? targetOf(diagnosis), {
      t: (id, params) => textNamed(id, t, params),
    });
  };
  return (
    <>
      <DiagnosisSteps diagnosis={diagnosis} t={t} />
      <Others diagnosis={diagnosis} t={t} />
      {attempts.length > 0 && <RunLogsEvidence attempts={attempts} t={t} />}
      <div className="klv-diagnosis-report">
        <CopyButton text={report} label={t('report.copy')} t={t} />
      </div>
    </>
  );
}

function Others({ diagnosis: { others }, t }: Pick<DiagnosisDetailsProps, 'diagnosis' | 't'>) {
  if (others.length === 0) return null;
  return (
    <section className="klv-diagnosis-section">
      <h3 className="klv-diagnosis-heading">{t('panel.others')}</h3>
      <ul className="klv-diagnosis-others">
        {others.map(({ code, params }) => (
          <li key={code}>
            {t(`${code}.title`, params)}
            <br />
            <span>{t(`${code}.cause`, withRungName(params, t))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a diagnosis itself knows of the step, where the host has not said. */
function targetOf({ params }: Diagnosis): RunLogsTarget {
  const text = (name: string): string | undefined => {
    const value = params[name];
    return value === undefined || value === '–' ? undefined : String(value);
  };
  return {
    runId: text('runId') ?? '',
    namespace: text('namespace'),
    podName: text('pod'),
    workflowName: text('workflow'),
    container: text('container'),
  };
}
