import type { Linkify, LogSeam, LogWorker, SourceReference } from '../../../core/index.js';
import type { RendererChoice } from '../frame/loadRenderer.js';

/** Options of the viewer that its host may change at any time. */
export interface ViewerOptions {
  /** Whether the reader follows the end of the log. */
  readonly follow: boolean;
  /** Called when the reader pauses following, or resumes it. */
  readonly onFollowChange: ((following: boolean) => void) | undefined;
  /** Whether lines are numbered. */
  readonly lineNumbers: boolean;
  /** Whether errors and warnings are marked beside their lines. */
  readonly glyphMargin: boolean;
  /** Whether long lines are wrapped. */
  readonly wrap: boolean;
  /** What renders the rows. */
  readonly renderer: RendererChoice;
  /** Whether single letters are commands. */
  readonly shortcuts: boolean;
  /** What is shown of a seam. */
  readonly seamText: (seam: LogSeam) => string;
  /** What the button says that copies. */
  readonly copyText: string;
  /** Whether the viewer is as high as its log. */
  readonly growsWithLog: boolean;
  /** Where URIs lead, as the host says. */
  readonly linkify: Linkify | undefined;
  /** Opens a place in a source file; without it, none is a link. */
  readonly onSourceReference: ((source: SourceReference) => void) | undefined;
  /** Looks for errors and regular expressions, in place of the page. */
  readonly worker: LogWorker | undefined;
}
