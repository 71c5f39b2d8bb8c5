/** The dashboard around KFP, which passes some requests on to the Kubernetes API. */
export interface Dashboard {
  /** As whom it asks. */
  user: string;
  /** Namespaces whose ConfigMaps that user may not read. */
  forbidden: Set<string>;
}
