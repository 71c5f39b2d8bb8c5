/** Values for the `{name}` places of a message; numbers are written in the message's locale. */
export type MessageParams = Readonly<Record<string, string | number | undefined>>;

/** What is shown in a place whose value is not known. */
export const UNKNOWN = '–';

/**
 * Fills the `{name}` places of a message. Tags of Argo, as in `{{workflow.name}}`, are no places and
 * stay as they are.
 *
 * @param missing Stands in a place without a value; by default the place stays as it is, so that a
 *   parameter that was forgotten is seen
 */
export function formatMessage(
  template: string,
  params: MessageParams = {},
  locale = 'en',
  missing?: string,
): string {
  return template.replace(/\{\{[^{}]*\}\}|\{(\w+)\}/g, (place, name?: string) => {
    if (name === undefined) return place;
    const value = params[name];
    if (value === undefined) return missing ?? place;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}
