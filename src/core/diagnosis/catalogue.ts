import { type Redacted, redactParams } from '../base/redacted.js';
import type { ArtifactLocation } from '../kfp/types.js';
import { archiveRows } from './archiveRows.js';
import { podRows } from './podRows.js';

/** Name of a cause in the catalogue. */
export type DiagnosisCode = keyof typeof podRows | keyof typeof archiveRows;

/** Who can act: the one who reads, the author of the pipeline, or who operates KFP. */
export type Actor = 'reader' | 'author' | 'operator';

/** Causes that are explained together; `GROUPS` says which. */
export type CauseGroup = 'archive-miss' | 'any-archive' | 'store-content';

/** One row of the catalogue: how a cause is shown, who can act on it, and what it explains. */
export interface CatalogueEntry {
  /**
   * `state`: nothing is wrong; `waiting`: the log is still to come; `warning`: a log is shown, with
   * a caveat; `error`: there is no log, and somebody can change that.
   */
  readonly severity: 'state' | 'waiting' | 'warning' | 'error';
  /** Whether asking again can help. */
  readonly retryable: boolean;
  /** Who can act on each remedy. The remedies' texts are `<code>.remedy1` and on in the messages. */
  readonly remedies: readonly Actor[];
  /**
   * Whether no request can get past it, so that it explains every cause that ranks after it.
   *
   * @defaultValue false
   */
  readonly deadEnd?: boolean;
  /**
   * Causes that it makes moot or contradicts, and that are therefore not listed beside it:
   * "archiving is disabled" leaves nothing of "the log may still be in the store".
   *
   * @defaultValue none
   */
  readonly explains?: readonly (DiagnosisCode | CauseGroup)[];
  /**
   * A character that is shown before the title.
   *
   * @defaultValue the icon of the severity
   */
  readonly icon?: string;
}

/**
 * Every cause that the package can name, in rank order: of several that were met, the one that
 * stands first here leads. What servers answer for each is in `RESPONSES`.
 */
export const CATALOGUE: Readonly<Record<DiagnosisCode, CatalogueEntry>> = {
  ...podRows,
  ...archiveRows,
};

/** What is said of an archive when nothing more exact is known. */
const ARCHIVE_MISS: readonly DiagnosisCode[] = [
  'log-expired',
  'object-missing',
  'step-not-archived',
  'node-not-found',
  'key-mismatch',
  'object-or-bucket-missing',
  'store-error',
  'workflow-misnamed',
  'server-archive-off',
  'workflow-unreadable',
  'pod-gone',
];

const GROUPS: Readonly<Record<CauseGroup, readonly DiagnosisCode[]>> = {
  'archive-miss': ARCHIVE_MISS,
  /** Moot while the pod is still to run, or never will: there is no archive then. */
  'any-archive': [
    'archiving-disabled',
    'key-tags-unsupported',
    'key-invalid',
    'bucket-missing',
    'store-refused',
    'kubelet-file-gone',
    ...ARCHIVE_MISS,
  ],
  /** What a store seems to lack cannot be told while the store cannot be read. */
  'store-content': [
    'key-mismatch',
    'object-or-bucket-missing',
    'store-refused',
    'store-error',
    'server-archive-off',
  ],
};

/** The causes that one makes moot, its groups written out; those of a dead end are not among them. */
export function explainedBy(code: DiagnosisCode): readonly DiagnosisCode[] {
  const { explains = [] } = CATALOGUE[code];
  return explains.flatMap((it) => (isGroup(it) ? GROUPS[it] : [it]));
}

function isGroup(name: DiagnosisCode | CauseGroup): name is CauseGroup {
  return Object.hasOwn(GROUPS, name);
}

/** Whether every further request fails for the same reason, so that asking on is of no use. */
export function isDeadEnd(code: DiagnosisCode): boolean {
  return CATALOGUE[code].deadEnd ?? false;
}

/**
 * Whether a cause lies on the way to KFP's server, which says nothing of the step, its pod or its
 * log: no rung can tell more until the way is free.
 */
export function isWayBlocked(code: DiagnosisCode): boolean {
  return WAY_BLOCKED.has(code);
}

const WAY_BLOCKED: ReadonlySet<DiagnosisCode> = new Set([
  'login-required',
  'offline',
  'ui-server-down',
  'proxy-error',
  'rate-limited',
  'connection-reset',
  'timeout',
  'stalled',
]);

/**
 * Something that stood between the reader and the log, with the words that make it concrete. A host's
 * own rung may say any text: the session redacts it.
 */
export interface Cause<Text extends string = string> {
  /** Its name in the catalogue. */
  readonly code: DiagnosisCode;
  /**
   * Values for the places of its texts: names, keys, the message of an event. A name that is not known
   * is left out or `undefined`.
   */
  readonly params: Readonly<Record<string, Text | number | undefined>>;
  /**
   * Where the log has been found to be, though the server does not look there: it can be shown as the
   * `archive` of the target.
   */
  readonly found?: FoundArchive | undefined;
}

/** A cause whose words may be shown and shared. */
export function redactCause({ code, params, found }: Cause): Cause<Redacted> {
  // A host without a compiler may say any code.
  return {
    code: Object.hasOwn(CATALOGUE, code) ? code : 'unknown',
    params: redactParams(params),
    ...(found && { found }),
  };
}

/** A stored object, as the `archive` of a target names it. */
export type FoundArchive = Readonly<Pick<ArtifactLocation, 'source' | 'bucket' | 'key'>>;

/** Why there is no log, or what is wrong with the one that is shown; the leading cause first. */
export interface Diagnosis<Text extends string = string> extends Cause<Text>, CatalogueEntry {
  /** The other causes that were met and are not explained by this one, in rank order. */
  readonly others: readonly Cause<Text>[];
  /**
   * Whether it is only a pause: the log is asked for again by itself, until it goes on.
   *
   * @defaultValue false
   */
  readonly retrying?: boolean;
}
