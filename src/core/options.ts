/** Choices where the vendor's own pages disagree; the defaults and their reasons stand in SCORING.md. */
import type { RiskLevel } from './posture.js';

/** One factor per open recommendation, by risk level. */
export type RiskFactors = Readonly<Record<RiskLevel, number>>;
export type FactorPreset = 'default' | 'printed';

export interface ClassicPolicy {
  /** What an exempted resource counts as when the exemption says that the risk is mitigated. */
  readonly mitigatedExemption: 'notApplicable' | 'healthy';
}

export interface ScoreOptions {
  /** The present, ISO 8601. The core has no clock: without it nothing is called stale, and `asOf` stands in for change over days. */
  readonly now?: string;
  /** Is the half enabled? Over `posture.settings`; told from the data where both are silent. */
  readonly infrastructure?: boolean;
  readonly defenderXdr?: boolean;
  /** Which cloud model feeds the Infrastructure half. Classic where there are controls. */
  readonly infrastructureModel?: 'classic' | 'riskBased';
  /** `exclude` takes an accepted risk out of both sums, `keepMaximum` leaves its maximum in. */
  readonly riskAccepted?: 'exclude' | 'keepMaximum';
  readonly mitigatedExemption?: ClassicPolicy['mitigatedExemption'];
  readonly factors?: FactorPreset | RiskFactors;
  /** Numbers for the host's words of criticality. */
  readonly criticalityWeights?: Readonly<Record<string, number>>;
  /** Days that `change` looks back; 30 by default. */
  readonly changeDays?: number;
}
