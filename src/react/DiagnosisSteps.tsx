import { type ReactElement, useId } from 'react';

import { createSteps, type Diagnosis, type StepCode } from '../core/index.js';
import { CopyButton } from './CopyButton.js';
import { textNamed } from './textNamed.js';
import type { Translate } from './translator.js';

/** Props of {@link DiagnosisSteps}. */
export interface DiagnosisStepsProps {
  diagnosis: Diagnosis;
  t: Translate;
}

/** What can be done, who can do it, and what they need to copy for that. */
export function DiagnosisSteps({ diagnosis, t }: DiagnosisStepsProps): ReactElement | null {
  const { params, actor } = diagnosis;
  const steps = createSteps(diagnosis);
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
  code: StepCode;
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
