import type { StoredNode, StoredWorkflow } from '../archive/storedWorkflow.js';
import type { Cause } from '../diagnosis/catalogue.js';
import type { PodEvent, PodFacts } from '../kfp/pod.js';

/** What the rungs of one walk have learned, for those after them and for the diagnosis. */
export interface LadderFacts {
  /** The pod's name: the target's, or that of the node which the target names. */
  podName?: string;
  /** Whether the live route responded with 200 and an empty body. */
  liveEmpty?: boolean;
  /** The pod, or `null` when Kubernetes gave none: gone, or not to be read. */
  pod?: PodFacts | null;
  /** What happened to the pod, the latest first; absent where it was not asked or not answered. */
  events?: readonly PodEvent[];
  /** Whether Kubernetes is known to have no such pod, rather than not to tell. */
  podGone?: boolean;
  /** Whether the workflow says that the step runs, though its pod is gone. */
  reportedLate?: boolean;
  /** Whether the next climb streams what comes, so that there is nothing to wait for. */
  streams?: boolean;
  /** Until when the log need not be read whole, in scheduler time, unless its pod has ended. */
  restsUntil?: number;
  /** Whether it was not read in this climb, because of {@link LadderFacts.restsUntil}. */
  rests?: boolean;
  /** Whether its source sends only what is new. */
  sendsRest?: boolean;
  /** What earlier climbs have learned of the step. */
  history: StepHistory;
  /** Why Kubernetes gave no pod. */
  podCause?: Cause;
  /** Whether a key format is known, from the workflow, its namespace or the host. */
  keyFormatKnown?: boolean;
  /** Causes to show even when another rung gives the log. */
  notes?: Cause[];
  /** The run's workflow as the API server stored it, or `null` when it gave none. */
  workflow?: StoredWorkflow | null;
  /** Why the API server gave no workflow. */
  workflowCause?: Cause;
  /** The step's node in the workflow, or `null` when it has none. */
  node?: StoredNode | null;
}

/** What the climbs of a session remember of their step. */
export interface StepHistory {
  /** Whether a climb has found the pod, so that Kubernetes is known to show it. */
  podSeen?: boolean;
  /** Whether the log is expected: its step was waited for, or its log was followed. */
  expected?: boolean;
  /** Whether a climb has found that the step has ended. What is read after that is whole. */
  ended?: boolean;
  /** Since when the workflow says that the step runs, though its pod is gone, in scheduler time. */
  lateSince?: number | undefined;
  /** Climbs in a row that were disturbed. */
  failures: number;
  /** Climbs in a row that were led to a login. */
  logins?: number;
  /** Climbs in a row that brought nothing new of a followed log. */
  quiet: number;
  /** When a followed log was read last, in scheduler time, and its bytes then. */
  lastRead?: { bytes: number; at: number };
  /** When it is to be read next, in scheduler time. */
  nextRead?: number | undefined;
}
