/** A file of recorded exchanges, a world or variants that cannot be read; the message says which and why. */
export class MalformedExchanges extends Error {
  override readonly name = 'MalformedExchanges';
}
