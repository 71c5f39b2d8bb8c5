/** A request for an artifact, in either form of its path. */
export interface ArtifactRequest {
  source: string;
  bucket: string;
  key: string;
  /** Bytes that are wanted from its start; 0 for all. */
  peek: number;
  providerInfo: string;
  /** The server's own when none was given; it may be empty. */
  namespace: string;
  /** Whether the object is wanted unpacked. */
  extract: boolean;
}
