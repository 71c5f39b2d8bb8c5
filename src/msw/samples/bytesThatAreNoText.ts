/** A log with bytes that are not UTF-8, a NUL, a byte order mark in the middle and a terminal link. */
export function bytesThatAreNoText(): Uint8Array<ArrayBuffer> {
  const text = (value: string) => [...new TextEncoder().encode(value)];
  return Uint8Array.of(
    ...text('valid é line\n'),
    ...[...text('latin-1 caf'), 0xe9, ...text(' null ['), 0x00, ...text('] invalid ['), 0xff, 0xfe],
    ...text(']\r\nbyte order mark [\ufeff]\r\n'),
    ...text('link \u001b]8;;https://example.com\u0007here\u001b]8;;\u0007\n'),
  );
}
