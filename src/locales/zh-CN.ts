import type { Messages } from './Messages.js';
import { archives } from './zh-CN/archives.js';
import { frame } from './zh-CN/frame.js';
import { pods } from './zh-CN/pods.js';

export type { FrameMessageId, MessageId, Messages } from './Messages.js';

/** Simplified Chinese: `<RunLogsProvider messages={zhCN}>`. */
export const zhCN: Messages = { ...frame, ...pods, ...archives };
