/**
 * The seam to src/react, which imports from here only: what hosts have, and what the components need
 * besides. The package exports `public.ts`.
 */
export * from './public.js';
export { createRemedies } from './diagnosis/remedies/remedies.js';
export type { RemedyCode } from './diagnosis/remedies/remedy.js';
export { codePointWidth, joinCodePoint } from './log/vt/width.js';
