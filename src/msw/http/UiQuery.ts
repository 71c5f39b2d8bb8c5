/** Query of a request: a parameter that was given several times is a list. */
export type UiQuery = ReadonlyMap<string, string | readonly string[]>;
