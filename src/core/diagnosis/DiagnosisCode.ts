import type { CATALOGUE } from './CATALOGUE.js';

/** Name of a cause in the catalogue. */
export type DiagnosisCode = keyof typeof CATALOGUE;
