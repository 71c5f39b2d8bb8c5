/** What came out of packed bytes, and whether they were whole. */
export interface Inflated {
  bytes: Uint8Array<ArrayBuffer>;
  end: 'complete' | 'corrupt' | 'truncated';
}
