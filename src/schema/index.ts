/** Shapes of what hosts and vendors hand us. */
export { check, deviceScoreShape, errorShape, joinPath, pageShape, resourceGraphShape, resourceGraphTableShape } from './envelopes.js';
export type { Checked } from './envelopes.js';
export { plainFormatJsonSchema, plainFormatShape, recordShape } from './plain.js';
export { describeValue, messageOf, problem, problemWithText } from './problem.js';
export type { Problem } from './problem.js';
export { ReadLog, Unreadable } from './log.js';
export { readRecord } from './rows.js';
export { FieldReader, isRow } from './values.js';
export type { Row } from './values.js';
