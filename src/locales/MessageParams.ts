/** Values for the `{name}` places of a message; numbers are written in the message's locale. */
export type MessageParams = Readonly<Record<string, string | number | undefined>>;
