import { type ReactElement, type ReactNode, useId } from 'react';

import {
  createReport,
  createRemedies,
  type Diagnosis,
  type FoundArchive,
  type RequestRecord,
  type RunLogsTarget,
  type RemedyCode,
} from '../../core/index.js';
import { textNamed, type Translate, withRungName } from '../i18n/messages.js';
import { CopyButton } from './CopyButton.js';
import { RunLogsEvidence } from './RunLogsEvidence.js';

/** Props of {@link DiagnosisDetails}. */
export interface DiagnosisDetailsProps {
  /** What to explain. */
  diagnosis: Diagnosis;
  /** The requests that were made, in their order. */
  attempts: readonly RequestRecord[];
  /** The step, for the report; without it, what the diagnosis knows of the step. */
  target: RunLogsTarget | undefined;
  /** Shows the object that the diagnosis has found; without it, its key is only named. */
  onShow: ((archive: FoundArchive) => void) | undefined;
  /** Translates messages, those of the diagnoses included. */
  t: Translate;
  /** The button that looks again, where that can help. */
  children: ReactNode;
}

/** The status that a log with a diagnosis of each severity has, for the report. */
const STATUSES = {
  state: 'unavailable',
  waiting: 'waiting',
  warning: 'complete',
  error: 'unavailable',
} as const;

/**
 * What is shown below a cause: what can be done here, then the remedies; the other causes and the evidence
 * are folded. Loaded when the first diagnosis is shown.
 */
export function DiagnosisDetails({
  diagnosis,
  attempts,
  target,
  onShow,
  t,
  children,
}: DiagnosisDetailsProps): ReactElement {
  const { found } = diagnosis;
  const report = (): string => {
    const snapshot = { status: STATUSES[diagnosis.severity], attempts, diagnosis };
    return createReport(snapshot, target ?? targetOf(diagnosis), {
      t: (id, params) => textNamed(id, t, params),
    });
  };
  return (
    <>
      {found && (
        <p className="klv-diagnosis-found">
          {t('panel.found', { key: `${found.bucket}/${found.key}` })}
        </p>
      )}
      <div className="klv-diagnosis-actions">
        {found && onShow && (
          <button
            type="button"
            className="klv-button klv-button-primary"
            onClick={() => {
              onShow(found);
            }}
          >
            {t('panel.show')}
          </button>
        )}
        {children}
        <CopyButton
          text={report}
          label={t('report.copy')}
          isPrimary={!children && !(found && onShow)}
          t={t}
        />
      </div>
      <Remedies diagnosis={diagnosis} t={t} />
      <Others diagnosis={diagnosis} t={t} />
      {attempts.length > 0 && (
        <RunLogsEvidence attempts={attempts} params={diagnosis.params} t={t} />
      )}
    </>
  );
}

/** What else was met: folded, since it is not what the reader has to act on. */
function Others({ diagnosis: { others }, t }: Pick<DiagnosisDetailsProps, 'diagnosis' | 't'>) {
  if (others.length === 0) return null;
  return (
    <details className="klv-fold">
      <summary className="klv-summary">{t('panel.others')}</summary>
      <ul className="klv-diagnosis-others" role="list">
        {others.map(({ code, params }) => (
          <li key={code} className="klv-diagnosis-other">
            {t(`${code}.title`, params)}
            <br />
            <span className="klv-diagnosis-why">{t(`${code}.cause`, withRungName(params, t))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the diagnosis itself knows of the step, for hosts that pass no target. */
function targetOf({ params }: Diagnosis): RunLogsTarget {
  const text = (name: string): string | undefined => {
    const value = params[name];
    return value === undefined ? undefined : String(value);
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
type RemediesProps = Pick<DiagnosisDetailsProps, 'diagnosis' | 't'>;

/** The remedies: what to do, who can do it, and the command or manifest to copy for it. */
function Remedies({ diagnosis, t }: RemediesProps): ReactElement | null {
  const { params } = diagnosis;
  const remedies = createRemedies(diagnosis);
  if (remedies.length === 0) return null;
  return (
    <section className="klv-diagnosis-section">
      <h3 className="klv-diagnosis-heading">{t('panel.remedies')}</h3>
      <ol className="klv-remedies" role="list">
        {remedies.map(({ id, actor, code }) => (
          <li key={id} className="klv-remedy">
            {textNamed(id, t, params)} <span className="klv-actor">{t(`actor.${actor}`)}</span>
            {code && <Code code={code} t={t} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Props of {@link Code}. */
interface CodeProps {
  code: RemedyCode;
  t: Translate;
}

/** What is to be copied, unfolded by those who want to read it first. */
function Code({ code, t }: CodeProps): ReactElement {
  const placeId = useId();
  return (
    <figure className="klv-remedy-code" data-klv-language={code.language}>
      <details className="klv-remedy-fold">
        <summary className="klv-summary klv-remedy-place" id={placeId}>
          {t(`place.${code.place}`, { namespace: code.namespace })}
        </summary>
        {/* Focusable, so that long lines can be scrolled by keyboard. */}
        <pre
          className="klv-remedy-text"
          dir="ltr"
          tabIndex={0}
          role="group"
          aria-labelledby={placeId}
        >
          {code.value}
        </pre>
      </details>
      <CopyButton text={() => code.value} label={t('remedy.copy')} describedBy={placeId} t={t} />
    </figure>
  );
}
