import type { StoredNode, StoredWorkflow } from '../archive/parseStoredWorkflow.js';
import type { Cause } from '../diagnosis/Cause.js';
import type { PodFacts } from '../kfp/parsePod.js';

/** What the rungs of one walk have learned, for those after them and for the diagnosis. */
export interface LadderFacts {
  /** The pod's name, when the target names the node only. */
  podName?: string;
  /** The live route answered 200 with nothing in it. */
  liveEmpty?: boolean;
  /** The pod, or `null` when Kubernetes gave none: gone, or not to be read. */
  pod?: PodFacts | null;
  /** Why Kubernetes gave no pod. */
  podCause?: Cause;
  /** Whether a key format was there to render the log's key from. */
  keyFormatKnown?: boolean;
  /** What is to be said even when another rung gives the log. */
  notes?: Cause[];
  /** The run's workflow as the API server stored it, or `null` when it gave none. */
  workflow?: StoredWorkflow | null;
  /** Why it gave none. */
  workflowCause?: Cause;
  /** The step's node in it, or `null` when it has none. */
  node?: StoredNode | null;
}
