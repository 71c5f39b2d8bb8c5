import { archives } from './archives.js';
import { pods } from './pods.js';

/** The English texts of all diagnoses. Loaded when the first diagnosis is shown. */
export const diagnoses: typeof pods & typeof archives = { ...pods, ...archives };
