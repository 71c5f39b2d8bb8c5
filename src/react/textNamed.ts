import type { MessageParams } from '../locales/MessageParams.js';
import type { MessageId } from '../locales/Messages.js';
import { FRAME_MESSAGES } from './FRAME_MESSAGES.js';
import type { Translate } from './translator.js';

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
