import type { find as english } from '../en/find.js';

/** The texts of the find bar, which are loaded with it. */
export const find: Readonly<Record<keyof typeof english, string>> = {
  'viewer.find.query': '在日志中查找',
  'viewer.find.count': '第 {index} 个，共 {count} 个',
  'viewer.find.none': '无匹配',
  'viewer.find.next': '下一个匹配',
  'viewer.find.previous': '上一个匹配',
  'viewer.find.close': '关闭',
  'find.wholeWord': '全字匹配',
  'find.pattern': '正则表达式',
  'find.pattern.notLoaded': '无法加载正则表达式功能。',
  'find.pattern.long': '过长的行只搜索到第 {columns} 列：{count} 行。',
  'find.pattern.unclosedGroup': '有一个“(”没有闭合。',
  'find.pattern.unopenedGroup': '有一个“)”没有对应的左括号。',
  'find.pattern.unclosedClass': '有一个“[”没有闭合。',
  'find.pattern.class': '没有这样的字符集：{part}。',
  'find.pattern.repetition': '{part} 前面没有可重复的内容。',
  'find.pattern.count': '重复次数无效：{part}。',
  'find.pattern.escape': '没有这样的转义：{part}。',
  'find.pattern.lookaround': '不支持环视等 Perl 语法：{part}。',
  'find.pattern.tooLarge': '正则表达式过大。',
  'find.pattern.invalid': '这不是有效的正则表达式。',
};
