/** What a host can ask of a mounted `LogViewer` through its `ref`. */
export interface LogViewerHandle {
  /** Brings a line into view, by the number in the gutter: the first is 1. Following pauses. */
  scrollToLine(line: number): void;
  /** Goes to the last line; following resumes where `follow` allows it. */
  scrollToEnd(): void;
  /** Opens the find bar, with a text to look for or with the last one. */
  find(query?: string): void;
  /** Moves the keyboard focus to the log. */
  focus(): void;
}
