/** Values for the `{name}` places of a message; numbers are written in the message's locale. */
export type MessageParams = Readonly<Record<string, string | number | undefined>>;

/** What is shown in a place whose value is not known. */
export const UNKNOWN = '–';

/** Locales that write a whole number in groups of three digits, with commas. */
const COMMAS = /^(?:en|en-US|en-GB|zh|zh-CN|zh-TW|zh-HK)$/;

const formats = new Map<string, Intl.NumberFormat>();

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
    return typeof value === 'number' ? formatNumber(value, locale) : value;
  });
}

/**
 * A number as a locale writes it. `Intl` is left alone where it is not needed: the first format that a page
 * makes takes tens of milliseconds, which the first line of a log would wait for.
 *
 * @param options as of `Intl.NumberFormat`
 */
export function formatNumber(
  value: number,
  locale: string,
  options?: Intl.NumberFormatOptions,
): string {
  if (!options && Number.isSafeInteger(value) && value >= 0 && COMMAS.test(locale)) {
    return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
  }
  const key = options ? `${locale} ${JSON.stringify(options)}` : locale;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format.format(value);
}
