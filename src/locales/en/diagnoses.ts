import { archives } from './archives.js';
import { encodings } from './encodings.js';
import { panel } from './panel.js';
import { pods } from './pods.js';

/**
 * The English texts of all diagnoses and of their details, and those of what is as rare. Loaded when the
 * first one is shown.
 */
export const diagnoses: typeof panel & typeof encodings & typeof pods & typeof archives = {
  ...panel,
  ...encodings,
  ...pods,
  ...archives,
};
