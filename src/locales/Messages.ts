import type { diagnoses } from './en/diagnoses.js';
import type { find } from './en/find.js';
import type { frame } from './en/frame.js';
import type { reading } from './en/reading.js';
import type { times } from './en/times.js';

/** Name of a string around the log: of the viewer, the toolbar and the panel. */
export type FrameMessageId = keyof typeof frame;

/** Name of a string that this package shows. */
export type MessageId =
  | FrameMessageId
  | keyof typeof diagnoses
  | keyof typeof find
  | keyof typeof reading
  | keyof typeof times;

/**
 * Every string that this package shows, by name. `{name}` in a text is replaced by the parameter of
 * that name; the text of `locale` is the BCP 47 tag that numbers and dates are formatted for.
 */
export type Messages = Readonly<Record<MessageId, string>>;

/** Messages of which those of the diagnoses may still be missing. */
export type LoadedMessages = Readonly<Record<FrameMessageId, string>> & Partial<Messages>;
