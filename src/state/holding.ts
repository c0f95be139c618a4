/** A report with what it was made of; kept so that new options score the same data again. */
import type { ScoreOptions } from '../core/options.js';
import type { Posture } from '../core/posture.js';
import type { ScoreReport } from '../core/report.js';
import type { Problem } from '../schema/problem.js';
import type { LoadWarning } from '../sources/source.js';

export interface Holding {
  /** `null` where the host gave the report itself. */
  readonly posture: Posture | null;
  readonly report: ScoreReport;
  /** What it was scored by. */
  readonly options: ScoreOptions;
  readonly problems: readonly Problem[];
  readonly warnings: readonly LoadWarning[];
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** Empty where the data name no tenant. */
export const tenantOf = ({ posture, report }: Holding): string => posture?.tenantId ?? report.tenantId ?? '';
