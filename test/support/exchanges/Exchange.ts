/** One recorded exchange with a real KFP UI server. */
export interface Exchange {
  id: string;
  variant: string;
  note: string;
  request: { method: string; path: string; headers: Record<string, string> };
  /** HTTP status; 0 when there was no response. */
  status: number;
  headers: Record<string, string>;
  /** Bytes of the body; `undefined` when none was recorded, as for `HEAD`. */
  body: Uint8Array | undefined;
}
