import type { Cause } from '../../core/index.js';
import { frame } from '../../locales/en/frame.js';
import { formatMessage, type MessageParams } from '../../locales/formatMessage.js';
import type { FrameMessageId, LoadedMessages, MessageId } from '../../locales/Messages.js';

/** English around the log. What the diagnoses say is loaded when there is one to be shown. */
export const FRAME_MESSAGES: Readonly<Record<FrameMessageId, string>> = frame;

/** Gives a string of a catalogue, its places filled in; its name where the catalogue lacks it. */
export type Translate = (id: MessageId, params?: MessageParams) => string;

export function translator(messages: LoadedMessages): Translate {
  return (id, params) => formatMessage(messages[id] ?? id, params, messages.locale);
}

/** A text whose name core has made: that of a step, of its place, or of a part of the report. */
export function textNamed(id: string, t: Translate, params?: MessageParams): string {
  return isMessageId(id) ? t(id, params) : id;
}

/** The tests of the messages hold that each of these names has a text. */
function isMessageId(id: string): id is MessageId {
  return (
    Object.hasOwn(FRAME_MESSAGES, id) ||
    /^[a-z0-9-]+\.(?:title|cause|step[1-9])$|^(?:place|report|step)\.[a-zA-Z]+$/.test(id)
  );
}

/** A host may add rungs of its own, which have the name that it gave them. */
export function nameOfRung(rung: string, t: Translate): string {
  const id = `rung.${rung}`;
  return isFrameMessageId(id) ? t(id) : rung;
}

function isFrameMessageId(id: string): id is FrameMessageId {
  return Object.hasOwn(FRAME_MESSAGES, id);
}

/** The words of a cause, with the rung that met it by the name that people see. */
export function withRungName(params: Cause['params'], t: Translate): Cause['params'] {
  const { rung } = params;
  return rung === undefined ? params : { ...params, rung: nameOfRung(String(rung), t) };
}
