import type { viewer as en } from '../en/viewer.js';

/** What the log viewer says, in simplified Chinese. */
export const viewer: Record<keyof typeof en, string> = {
  'viewer.label': '日志',
  'viewer.newLine': '{count} 行新日志',
  'viewer.newLines': '{count} 行新日志',
  'viewer.toEnd': '跳到末尾',
  'viewer.empty': '日志为空。',
};
