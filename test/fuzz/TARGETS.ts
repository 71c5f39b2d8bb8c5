import type { FuzzTarget } from './FuzzTarget.js';
import { configMaps, keyFormats, names, workflows } from './targets/archives.js';
import { pods } from './targets/kubernetes.js';
import { terminal } from './targets/logs.js';
import { bodies, reports } from './targets/responses.js';
import { servers } from './targets/servers.js';
import { invisible, redaction } from './targets/texts.js';

/** Everything of this package that reads what others have written. */
export const TARGETS: readonly FuzzTarget[] = [
  redaction,
  invisible,
  bodies,
  reports,
  pods,
  configMaps,
  workflows,
  keyFormats,
  names,
  terminal,
  servers,
];
