import type { FrameMessageId } from '../locales/Messages.js';
import { FRAME_MESSAGES } from './FRAME_MESSAGES.js';
import type { Translate } from './translator.js';

/** A host may add rungs of its own, which have the name that it gave them. */
export function nameOfRung(rung: string, t: Translate): string {
  const id = `rung.${rung}`;
  return isFrameMessageId(id) ? t(id) : rung;
}

function isFrameMessageId(id: string): id is FrameMessageId {
  return Object.hasOwn(FRAME_MESSAGES, id);
}
