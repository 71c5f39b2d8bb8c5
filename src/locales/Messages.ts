import { type diagnoses } from './en/diagnoses.js';
import { type panel } from './en/panel.js';
import { type viewer } from './en/viewer.js';

/** Name of a string that this package shows. */
export type MessageId = keyof typeof diagnoses | keyof typeof panel | keyof typeof viewer;

/**
 * Every string that this package shows, by name. `{name}` in a text is replaced by the parameter of
 * that name; the text of `locale` is the BCP 47 tag that numbers and dates are formatted for.
 */
export type Messages = Readonly<Record<MessageId, string>>;
