import type { Cause } from '../../core/index.js';
import { frame } from '../../locales/en/frame.js';
import { formatMessage, type MessageParams, UNKNOWN } from '../../locales/formatMessage.js';
import type { FrameMessageId, LoadedMessages, MessageId } from '../../locales/Messages.js';

/** English around the log. What the diagnoses say is loaded when there is one to be shown. */
export const FRAME_MESSAGES: Readonly<Record<FrameMessageId, string>> = frame;

/**
 * Gives the text of a message with its places filled in, or the message's name where the catalogue
 * lacks it.
 */
export type Translate = (id: MessageId, params?: MessageParams) => string;

/** Texts of a catalogue; a place whose value is not known shows a dash. */
export function translator(messages: LoadedMessages): Translate {
  return (id, params) => formatMessage(messages[id] ?? id, params, messages.locale, UNKNOWN);
}

/** A text whose name core has made: of a remedy, of the place of its code, or of a part of the report. */
export function textNamed(id: string, t: Translate, params?: MessageParams): string {
  return isMessageId(id) ? t(id, params) : id;
}

/** That each of these names has a text is tested beside the messages. */
function isMessageId(id: string): id is MessageId {
  return (
    Object.hasOwn(FRAME_MESSAGES, id) ||
    /^[a-z0-9-]+\.(?:title|cause|remedy[1-9])$|^(?:panel|place|remedy|report)\.[a-zA-Z.]+$/.test(id)
  );
}

/** The name of a rung as people see it; a rung of the host's own keeps the name that it was given. */
export function nameOfRung(rung: string, t: Translate): string {
  const id = `rung.${rung}`;
  const name = t(id as MessageId);
  return name === id ? rung : name;
}

/** The params of a cause, with the name of the rung that met it as people see it. */
export function withRungName(params: Cause['params'], t: Translate): Cause['params'] {
  const { rung } = params;
  return rung === undefined ? params : { ...params, rung: nameOfRung(String(rung), t) };
}
