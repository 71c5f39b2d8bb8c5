/** Which of the servers behind the UI server listen. */
export interface Services {
  kubernetes: boolean;
  apiServer: boolean;
  /** Envoy in front of ML Metadata. */
  metadata: boolean;
  /** Reports workflows to the API server, which stores their manifests with the runs. */
  persistenceAgent: boolean;
}
