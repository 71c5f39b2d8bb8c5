/**
 * Where the lines of a log do not simply go on. An otherwise empty line stands for what a terminal would
 * not go on below: a `screen` that was cleared, of which the text stays above; or a full-screen
 * `program`, on the terminal's alternate screen, of which nothing stays. The others lie before a line
 * of the log, or in it where it had not ended: a `gap`, where lines may be missing, and a `handover`,
 * where another source goes on, such as the archive after the pod.
 */
export interface LogSeam {
  /** Which of them it is. */
  readonly kind: 'screen' | 'program' | 'gap' | 'handover';
  /** About the characters that are known not to be shown; they are in the downloaded log. */
  readonly hidden: number;
  /** Of a handover: the rung that the lines before come from. */
  readonly from?: string;
  /** Of a handover: the rung that the lines after come from. */
  readonly to?: string;
}

/** A seam that whoever fills a document marks. */
export type LogJoint = Pick<LogSeam, 'from' | 'to'> & { readonly kind: 'gap' | 'handover' };
