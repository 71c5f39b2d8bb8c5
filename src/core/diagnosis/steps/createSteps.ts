import { CATALOGUE } from '../CATALOGUE.js';
import type { Cause } from '../Cause.js';
import type { DiagnosisStep } from './DiagnosisStep.js';
import { STEP_CODES } from './STEP_CODES.js';
import { valuesOf } from './valuesOf.js';

/**
 * What can be done about a cause, with the environment variables, YAML and commands that do it, made
 * for the namespace, bucket, key and account of its params. What those do not have is as KFP ships
 * it; what nobody but the operator knows stands in angle brackets or capitals.
 */
export function createSteps({ code, params }: Cause): readonly DiagnosisStep[] {
  const values = valuesOf(params);
  return Array.from({ length: CATALOGUE[code].steps }, (_, index): DiagnosisStep => {
    const made = STEP_CODES[code]?.[index]?.(values);
    return { id: `${code}.step${index + 1}`, ...(made && { code: made }) };
  });
}
