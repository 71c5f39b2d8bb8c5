import type { ViewLayout } from '../controller/ViewLayout.js';
import type { LogExport } from '../copy/LogExport.js';
import type { Grid } from '../frame/renderer.js';
import type { ViewerCommand } from './keyMove.js';
import type { TextSelection } from './TextSelection.js';

/** The viewer, as input changes it. */
export interface InputView {
  /** The layout, which input scrolls. */
  readonly layout: ViewLayout;
  /** The selection, which input changes. */
  readonly selection: TextSelection;
  /** Copies what is selected. */
  readonly export: LogExport;
  /** The size in cells; `undefined` while the viewer is hidden. */
  readonly grid: Grid | undefined;
  /** What the button says that copies. */
  readonly copyText: string;
  /** Calls back after each render, until the returned function is called. */
  watchRenders(listener: () => void): () => void;
  /** Marks the line whose number was clicked, or, with Shift, those from the one before to it. */
  markLines(line: number, extend: boolean): void;
  /** Does what a single letter asks for; returns whether there is something to do. */
  onCommand(command: ViewerCommand): boolean;
  /** To be called after input has changed the layout or the selection. */
  onInput(): void;
}

/** The elements that input comes from. */
export interface InputElements {
  /** Takes focus, keys, wheel and mouse. */
  readonly scroller: HTMLElement;
  /** Where rows are rendered. */
  readonly page: HTMLElement;
}
