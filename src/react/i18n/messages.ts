import type { Cause } from '../../core/index.js';
import { frame } from '../../locales/en/frame.js';
import { formatMessage, type MessageParams, UNKNOWN } from '../../locales/formatMessage.js';
import type { FrameMessageId, LoadedMessages, MessageId } from '../../locales/Messages.js';

/** The English texts around the log. Those of the diagnoses are loaded with the first diagnosis. */
export const FRAME_MESSAGES: Readonly<Record<FrameMessageId, string>> = frame;

/**
 * Returns the text of a message with its parameters filled in, or the message's name where the
 * catalogue lacks it.
 */
export type Translate = (id: MessageId, params?: MessageParams) => string;

/** The {@link Translate} of a catalogue; a parameter without a value shows as a dash. */
export function translator(messages: LoadedMessages): Translate {
  return (id, params) => formatMessage(messages[id] ?? id, params, messages.locale, UNKNOWN);
}

/** Translates a message whose name the core has composed: of a remedy, its place, or the report. */
export function textNamed(id: string, t: Translate, params?: MessageParams): string {
  return isMessageId(id) ? t(id, params) : id;
}

/** Whether the name has the form of a message's; a test of the messages checks that each has a text. */
function isMessageId(id: string): id is MessageId {
  return (
    Object.hasOwn(FRAME_MESSAGES, id) ||
    /^[a-z0-9-]+\.(?:title|cause|remedy[1-9])$|^(?:panel|place|remedy|report)\.[a-zA-Z.]+$/.test(id)
  );
}

/** The display name of a rung; a host's own rung is shown by its `name`. */
export function nameOfRung(rung: string, t: Translate): string {
  const id = `rung.${rung}`;
  const name = t(id as MessageId);
  return name === id ? rung : name;
}

/** The params of a cause, with the display name of the rung that met it. */
export function withRungName(params: Cause['params'], t: Translate): Cause['params'] {
  const { rung } = params;
  return rung === undefined ? params : { ...params, rung: nameOfRung(String(rung), t) };
}

/** Languages that are written from right to left: https://www.w3.org/International/questions/qa-scripts */
const RIGHT_TO_LEFT = /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

/**
 * The language of our texts and its direction, which may not be those of the page around: English is
 * scrambled where the page is written from right to left, "567 lines · 2 MB" as well as lists.
 */
export function languageOf(t: Translate): { lang: string; dir: 'ltr' | 'rtl' } {
  const lang = t('locale');
  return { lang, dir: RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr' };
}
