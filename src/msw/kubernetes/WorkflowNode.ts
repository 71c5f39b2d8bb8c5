/** A node of an Argo workflow; every field may be missing in what a controller wrote. */
export interface WorkflowNode {
  id?: string;
  name?: string;
  displayName?: string;
  templateName?: string;
  type?: string;
  phase?: string;
  message?: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  children?: string[];
  outputs?: {
    exitCode?: string;
    artifacts?: { name?: string; s3?: { key?: string }; [store: string]: unknown }[];
  };
  [field: string]: unknown;
}
