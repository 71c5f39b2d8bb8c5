import type { DiagnosisCode } from '../DiagnosisCode.js';
import type { StepCode } from './StepCode.js';

/** Something that can be done about a diagnosis. */
export interface DiagnosisStep {
  /** Name of its text in the messages. */
  id: `${DiagnosisCode}.step${number}`;
  code?: StepCode;
}
