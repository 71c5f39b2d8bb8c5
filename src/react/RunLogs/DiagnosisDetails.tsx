import { type ReactElement, useId } from 'react';

import {
  createReport,
  createRemedies,
  type Diagnosis,
  type RequestRecord,
  type RunLogsTarget,
  type RemedyCode,
} from '../../core/index.js';
import { textNamed, type Translate, withRungName } from '../i18n/messages.js';
import { CopyButton } from './CopyButton.js';
import { RunLogsEvidence } from './RunLogsEvidence.js';

/** Props of {@link DiagnosisDetails}. */
export interface DiagnosisDetailsProps {
  diagnosis: Diagnosis;
  attempts: readonly RequestRecord[];
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
      <Remedies diagnosis={diagnosis} t={t} />
      <Others diagnosis={diagnosis} t={t} />
      {attempts.length > 0 && (
        <RunLogsEvidence attempts={attempts} params={diagnosis.params} t={t} />
      )}
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

/** Props of {@link Remedies}. */
interface RemediesProps {
  diagnosis: Diagnosis;
  t: Translate;
}

/** What can be done, who can do it, and what they need to copy for that. */
function Remedies({ diagnosis, t }: RemediesProps): ReactElement | null {
  const { params, actor } = diagnosis;
  const steps = createRemedies(diagnosis);
  if (steps.length === 0) return null;
  return (
    <section className="klv-diagnosis-section">
      <h3 className="klv-diagnosis-heading">
        {t('panel.steps')} <span className="klv-actor">{t(`actor.${actor}`)}</span>
      </h3>
      <ol className="klv-diagnosis-steps">
        {steps.map(({ id, code }) => (
          <li key={id}>
            {textNamed(id, t, params)}
            {code && <Code code={code} params={params} t={t} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface CodeProps {
  code: RemedyCode;
  params: Diagnosis['params'];
  t: Translate;
}

function Code({ code, params, t }: CodeProps): ReactElement {
  const placeId = useId();
  return (
    <figure className="klv-step-code" data-klv-language={code.language}>
      <figcaption className="klv-step-place">
        <span id={placeId}>{t(`place.${code.place}`, params)}</span>
        <CopyButton text={() => code.value} label={t('step.copy')} describedBy={placeId} t={t} />
      </figcaption>
      {/* A long line is scrolled by keyboard too. */}
      <pre tabIndex={0} role="group" aria-labelledby={placeId}>
        <code>{code.value}</code>
      </pre>
    </figure>
  );
}
