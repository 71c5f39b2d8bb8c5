import type { Cause } from '../core/index.js';
import { nameOfRung } from './nameOfRung.js';
import type { Translate } from './translator.js';

/** The words of a cause, with the rung that met it by the name that people see. */
export function withRungName(params: Cause['params'], t: Translate): Cause['params'] {
  const { rung } = params;
  return rung === undefined ? params : { ...params, rung: nameOfRung(String(rung), t) };
}
