import type { Messages } from './Messages.js';
import { diagnoses } from './zh-CN/diagnoses.js';
import { panel } from './zh-CN/panel.js';
import { viewer } from './zh-CN/viewer.js';

/** Simplified Chinese: `<RunLogsProvider messages={zhCN}>`. */
export const zhCN: Messages = { ...viewer, ...panel, ...diagnoses };
