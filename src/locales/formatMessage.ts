/** Values for the `{name}` places of a message; numbers are written in the message's locale. */
export type MessageParams = Readonly<Record<string, string | number | undefined>>;

/**
 * Fills the `{name}` places of a message. A place without a value stays as it is, so that a missing
 * parameter is seen rather than read as an empty word.
 */
export function formatMessage(template: string, params: MessageParams = {}, locale = 'en'): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
  });
}
