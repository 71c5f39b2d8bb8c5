import type { viewer as en } from '../en/viewer.js';

/** What the log viewer says, in simplified Chinese. */
export const viewer: Record<keyof typeof en, string> = {
  'viewer.label': '日志',
  'viewer.newLine': '{count} 行新日志',
  'viewer.newLines': '{count} 行新日志',
  'viewer.toEnd': '跳到末尾',
  'viewer.find': '查找',
  'viewer.find.query': '在日志中查找',
  'viewer.find.count': '第 {index} 个，共 {count} 个',
  'viewer.find.none': '无匹配',
  'viewer.find.next': '下一个匹配',
  'viewer.find.previous': '上一个匹配',
  'viewer.find.matchCase': '区分大小写',
  'viewer.find.close': '关闭',
  'viewer.wrap': '自动换行',
  'viewer.empty': '日志为空。',
};
