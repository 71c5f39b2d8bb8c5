/**
 * The seam to src/react, which imports from here only: what hosts have, and what the components need
 * besides. The package exports `public.ts`.
 */
export * from './public.js';
export { withDeadline } from './base/deadline.js';
export { Listeners } from './base/Listeners.js';
export { type Cancel, nextTask, Scheduler, sleep } from './base/scheduler.js';
export { lastAtMost } from './log/document/Uint32List.js';
export { LogDocumentBase } from './log/document/LogDocumentBase.js';
export { guessEncoding } from './log/encoding/guessEncoding.js';
export { createRemedies } from './diagnosis/remedies/remedies.js';
export type { RemedyCode } from './diagnosis/remedies/remedy.js';
export { loadLadder } from './ladder/openRunLogs.js';
export { mergeStepAttempts } from './ladder/attempts/mergeStepAttempts.js';
export { identityOf, logKeyOf } from './ladder/identity.js';
export { codePointWidth, joinCodePoint } from './log/vt/width.js';
export { formatJson, jsonIn, MAX_JSON, mayHaveJson } from './log/json/formatJson.js';
export { LogTimes, type TimedLine } from './log/time/LogTimes.js';
export { LinesSince, momentOf, type ReaderClock, zoneOffset } from './log/time/LinesSince.js';
export { showTime, STAMP_COLUMNS } from './log/time/showTime.js';
export { StyledLines, type StyledTextSink } from './log/search/StyledLines.js';
export { LineBits } from './log/projection/LineBits.js';
export { type LineLink, type LineLinkOptions, lineLinks } from './log/links/lineLinks.js';
export { linesOf, linkTo } from './log/projection/lineLink.js';
export { LineLevels } from './log/projection/LineLevels.js';
export { LongLines } from './log/projection/LongLines.js';
export { LogFolds } from './log/projection/LogFolds.js';
export { LogFilter } from './log/projection/LogFilter.js';
export { inSlices } from './log/search/inSlices.js';
export { sgrOf } from './log/vt/style.js';
export type { PatternError } from './log/search/linePattern.js';
export { searchPattern } from './log/search/searchPattern.js';
export { type MatchSearch, ShownSearch } from './log/projection/ShownSearch.js';
export { type HiddenLines, Projection } from './log/projection/Projection.js';
