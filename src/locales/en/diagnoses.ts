import { archives } from './archives.js';
import { panel } from './panel.js';
import { pods } from './pods.js';
import { rungs } from './rungs.js';

/** The English texts of all diagnoses and of their details: loaded when the first one is shown. */
export const diagnoses: typeof panel & typeof rungs & typeof pods & typeof archives = {
  ...panel,
  ...rungs,
  ...pods,
  ...archives,
};
