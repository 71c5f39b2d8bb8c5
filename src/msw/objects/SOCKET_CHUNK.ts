/** Bytes that Node reads from a socket at once; how previews of large objects go wrong depends on it. */
export const SOCKET_CHUNK = 65_536;
