/** What the simulation answered. */
export interface ReplayedAnswer {
  /** 0 when it never answered, or the connection failed. */
  status: number;
  contentType: string | undefined;
  body: Uint8Array;
}
