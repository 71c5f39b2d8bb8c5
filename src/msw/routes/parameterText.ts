import type { UiQuery } from '../http/UiQuery.js';

/** A parameter as JavaScript makes it a text: several values are joined with commas. */
export function parameterText(query: UiQuery, name: string): string {
  return String(query.get(name) ?? '');
}
