/** The `data` property takes what a host has at hand; this tells what it is. */
import type { Posture } from '../core/posture.js';
import type { ScoreReport } from '../core/report.js';
import type { Problem } from '../schema/problem.js';
import type { ReadResult } from '../sources/readPosture.js';

/** A payload or several, `readPosture`'s result, a posture, or a computed report. */
export type DataInput = object | readonly unknown[] | string;

export type ResolvedInput =
  | { readonly kind: 'report'; readonly report: ScoreReport }
  | { readonly kind: 'posture'; readonly posture: Posture; readonly problems: readonly Problem[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** What the data are, or `null` for a payload, which a reader has to look at first. */
export function resolveInput(data: unknown): ResolvedInput | null {
  if (isReport(data)) return { kind: 'report', report: data };
  if (isReadResult(data)) return data;
  if (isPosture(data)) return { kind: 'posture', posture: data, problems: [] };
  return null;
}

const hasKind = (data: unknown, kind: string): boolean =>
  typeof data === 'object' && data !== null && (data as { kind?: unknown }).kind === kind;

const isReport = (data: unknown): data is ScoreReport => hasKind(data, 'report') && typeof (data as ScoreReport).total?.kind === 'string';

function isReadResult(data: unknown): data is ReadResult {
  return (
    (hasKind(data, 'posture') && typeof (data as { posture?: unknown }).posture === 'object') ||
    (hasKind(data, 'invalid') && Array.isArray((data as { problems?: unknown }).problems))
  );
}

/** What a reader made carries its assessments as a table; anything else is a payload and is checked. */
function isPosture(data: unknown): data is Posture {
  return typeof data === 'object' && data !== null && hasKind((data as Posture).assessments, 'assessmentTable');
}
