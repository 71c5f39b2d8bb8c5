import type { ViewLayout } from '../controller/ViewLayout.js';
import type { Grid } from '../frame/renderer.js';
import type { TextSelection } from './TextSelection.js';

/** What input acts on. */
export interface InputView {
  /** Which rows are in view; input scrolls it. */
  readonly layout: ViewLayout;
  /** What is selected; input changes it. */
  readonly selection: TextSelection;
  /** The cells of the view; nothing while it is hidden. */
  readonly grid: Grid | undefined;
  /** Called after input has changed the layout or the selection. */
  onInput(): void;
}

/** Where input comes from. */
export interface InputElements {
  /** Takes focus, keys, wheel and mouse. */
  readonly scroller: HTMLElement;
  /** Where rows are rendered. */
  readonly page: HTMLElement;
}
