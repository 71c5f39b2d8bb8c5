/** An error of the store, as the UI server's S3 client throws it; RGW's have no message. */
export class StoreError extends Error {
  override readonly name = 'S3Error';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
