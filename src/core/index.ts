/** The scoring core: pure functions and plain nouns. See docs/calculation.md. */
export { AssessmentState, AssessmentTableBuilder, assessmentAt, assessmentRows, assessmentState, assessmentTable } from './assessments.js';
export type { NotCountedReason } from './actions.js';
export type { PostureChange } from './changes.js';
export { addDays, daysBetween, instantOf, utcDay } from './dates.js';
export { explainChange, type CauseKind, type CauseOrigin, type ChangeCause, type ChangeExplanation } from './explainChange.js';
export { explainCause } from './explainCause.js';
export { changeOver } from './changeOver.js';
export type * from './ledger.js';
export { ledgerPercent } from './ledger.js';
export type * from './options.js';
export type * from './posture.js';
export { qualityCodes, type QualityCode, type QualityNote, type SubjectKind } from './quality.js';
export type * from './report.js';
export { factorPresets, riskLevels } from './riskBased.js';
export { roundRatio, vendorPoints, vendorShare } from './rounding.js';
export {
  percentOf,
  type HalfId,
  type NotScored,
  type PointsPair,
  type RestrictedScore,
  type Score,
  type Scored,
  type SubscoreId,
  type UnknownScore,
} from './score.js';
export { scorePosture } from './scorePosture.js';
export { reportAsOf, seriesOf, type SeriesPoint, type SeriesTarget } from './series.js';
export { whatIf } from './whatIf.js';
export type { Explanation, ExplanationSubject, ExplanationTarget, ScoreExplanation } from './explainNode.js';
export { explainScore } from './explainScore.js';
export { nextBest } from './nextBest.js';
export type { PlanCost } from './planCosts.js';
export { planToTarget, type Plan, type PlanOptions } from './planToTarget.js';
export { comparePortfolio, orderPortfolio, totalsOf } from './comparePortfolio.js';
export type { Portfolio, PortfolioItem, PortfolioKey, PortfolioOptions, PortfolioRow, PortfolioTotals } from './comparePortfolio.js';
export { summarizeReport } from './summarizeReport.js';
