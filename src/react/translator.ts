import { formatMessage } from '../locales/formatMessage.js';
import type { MessageParams } from '../locales/MessageParams.js';
import type { LoadedMessages, MessageId } from '../locales/Messages.js';

/** Gives a string of a catalogue, its places filled in; its name where the catalogue lacks it. */
export type Translate = (id: MessageId, params?: MessageParams) => string;

export function translator(messages: LoadedMessages): Translate {
  return (id, params) => formatMessage(messages[id] ?? id, params, messages.locale);
}
