/** Why no HTTP answer, or no whole body, was had. */
export type KfpRequestFailure = 'network' | 'timeout' | 'stalled' | 'redirected' | 'invalid';

/** A request to a KFP server that got no answer, or whose body stopped. */
export class KfpRequestError extends Error {
  override readonly name = 'KfpRequestError';
  /**
   * `network`: no connection, or a cross-origin redirect that CORS hides; `timeout`: no head in
   * time; `stalled`: the body stopped without ending; `redirected`: sent elsewhere, as by a login
   * proxy; `invalid`: never sent, because a name in it is none that Kubernetes allows.
   */
  readonly failure: KfpRequestFailure;
  /** `GET` and the URL, without credentials. */
  readonly request: string;

  constructor(failure: KfpRequestFailure, request: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.failure = failure;
    this.request = request;
  }
}
