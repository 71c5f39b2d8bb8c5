/**
 * What a real connection can do and a service worker cannot: it is reset or goes silent after some
 * bytes of the body, or nothing ever comes.
 */
export type SocketFault =
  | { kind: 'reset'; afterBytes: number }
  | { kind: 'silent' }
  | { kind: 'stall'; afterBytes: number };
