/** Settings of `createReport`. */
export interface ReportOptions {
  /**
   * Gives the texts of a language: the package's messages, filled in. Without it the report has the
   * names of the messages in their place.
   */
  t?: ((id: string, params?: Readonly<Record<string, string | number>>) => string) | undefined;
  /** When it was written; now by default. */
  now?: Date | undefined;
}
