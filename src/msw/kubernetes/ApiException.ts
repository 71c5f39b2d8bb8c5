/**
 * What the Kubernetes client of the UI server (`@kubernetes/client-node` 1.x) throws when the API
 * server refuses. Its text reaches the browser, so the composition is kept to the character.
 */
export class ApiException extends Error {
  readonly code: number;

  constructor(code: number, body: string, headers: Record<string, string>) {
    super(
      `HTTP-Code: ${code}\nMessage: Unknown API Status Code!\n` +
        `Body: ${JSON.stringify(body)}\nHeaders: ${JSON.stringify(headers)}`,
    );
    this.code = code;
  }
}
