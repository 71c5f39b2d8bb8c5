/** The elements that the component renders and the controller fills. */
export interface ViewerElements {
  readonly root: HTMLElement;
  /** Scrolls, takes focus, keys and mouse; transparent, above the page. */
  readonly scroller: HTMLElement;
  /** Gives the scroller its size. */
  readonly spacer: HTMLElement;
  /** Where rows are painted, under the scroller. */
  readonly page: HTMLElement;
  /** The visible lines for screen readers. */
  readonly spoken: HTMLElement;
  /** An invisible element from which colours and font are read. */
  readonly probe: HTMLElement;
}
