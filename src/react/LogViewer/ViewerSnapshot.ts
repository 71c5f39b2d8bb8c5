/** What the component renders of the controller's state. */
export interface ViewerSnapshot {
  /** Whether rows are painted: until then the component shows the first lines as text. */
  readonly painting: boolean;
  readonly following: boolean;
  /** Lines that came since following was paused. */
  readonly newLines: number;
  /** Whether there is more below to go to, or more may come. */
  readonly atEnd: boolean;
  readonly empty: boolean;
  readonly complete: boolean;
}
