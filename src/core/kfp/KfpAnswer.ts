/** The head of an HTTP answer of a KFP server, with its body still to be read. */
export interface KfpAnswer {
  /** `GET` and the URL that was asked for, without credentials: fit to be shown. */
  readonly request: string;
  /** HTTP status code. */
  readonly status: number;
  /** Whether the request was sent elsewhere on the way, as login proxies do. */
  readonly redirected: boolean;
  /** `Content-Type`, or `undefined`: a log from KFP's UI server has none. */
  readonly contentType: string | undefined;
  /** `Content-Disposition`, which the server sets on the tar.gz of a directory only. */
  readonly contentDisposition: string | undefined;
  /**
   * Bytes of the body by `Content-Length`, where it counts them as they arrive here. KFP's UI server
   * sends none, a proxy in front of it may.
   */
  readonly contentLength?: number | undefined;
  /** The body's bytes as they arrive; cancelling it ends the request. */
  readonly body: ReadableStream<Uint8Array>;
}
