import type { CatalogueEntry } from './CatalogueEntry.js';
import type { Cause } from './Cause.js';

/** Why there is no log, or what is wrong with the one that is shown; the leading cause first. */
export interface Diagnosis extends Cause, CatalogueEntry {
  /** The other causes that were met, in the order of the catalogue's ranking. */
  readonly others: readonly Cause[];
}
