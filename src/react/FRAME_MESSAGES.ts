import { panel } from '../locales/en/panel.js';
import { viewer } from '../locales/en/viewer.js';
import type { FrameMessageId } from '../locales/Messages.js';

/** English around the log. What the diagnoses say is loaded when there is one to be shown. */
export const FRAME_MESSAGES: Readonly<Record<FrameMessageId, string>> = { ...viewer, ...panel };
