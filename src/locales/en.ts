import { diagnoses } from './en/diagnoses.js';
import { panel } from './en/panel.js';
import { viewer } from './en/viewer.js';
import { type Messages } from './Messages.js';

/** English, which is built in. */
export const en: Messages = { ...viewer, ...panel, ...diagnoses };
