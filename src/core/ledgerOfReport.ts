/** The ledger of a report; one that came back from JSON has lost it, and gets it again from its rows. */
import { keyOf } from './identifiers.js';
import { ledgerHalf, ledgerScope, type Ledger, type LedgerHalf, type LedgerPart, type LedgerScope } from './ledger.js';
import type { PointsPair, RecommendationReport, ScopeReport, ScoreReport } from './report.js';
import { percentOf, type Score } from './score.js';

/** `null` where the rows cannot give it: the assets of the risk-based model are not kept in a report. */
export function ledgerOf(report: ScoreReport): Ledger | null {
  if (report.ledger) return report.ledger;
  const infrastructure = report.parts.infrastructure.kind === 'scored' ? infrastructureOf(report) : undefined;
  const defenderXdr = report.parts.defenderXdr.kind === 'scored' ? defenderXdrOf(report) : undefined;
  if (infrastructure === null) return null;
  const halves = [infrastructure, defenderXdr].filter((half): half is LedgerHalf => half !== undefined);
  if (halves.length === 0) return null;
  const mean = halves.reduce((sum, half) => sum + half.percent, 0) / halves.length;
  return { halves, offsetPercent: differenceOf(report.total, mean) };
}

const differenceOf = (score: Score, percent: number): number => {
  const difference = (percentOf(score) ?? percent) - percent;
  return Math.abs(difference) < 1e-9 ? 0 : difference;
};

function withOffset(id: LedgerHalf['id'], scopes: readonly LedgerScope[], score: Score): LedgerHalf {
  const half = ledgerHalf(id, scopes);
  return ledgerHalf(id, scopes, differenceOf(score, half.percent));
}

function givenHalf(id: LedgerHalf['id'], score: Score): LedgerHalf {
  const { points, maxPoints, percent } = score as Extract<Score, { kind: 'scored' }>;
  const part: LedgerPart = { kind: 'unlisted', id, name: '', scopeId: null, points: points ?? percent, maxPoints: maxPoints ?? 100 };
  return ledgerHalf(id, [ledgerScope(null, '', 1, [part])]);
}

function infrastructureOf(report: ScoreReport): LedgerHalf | null {
  const { model } = report.halves.infrastructure;
  if (model === 'riskBased') return null;
  if (model === 'actions') return actionsOf(report, 'infrastructure', 'infrastructure', null);
  const scopes = report.scopes.flatMap((scope) => ledgerScopeOf(scope, report) ?? []);
  const unscoped = controlParts(report, '');
  if (unscoped.length > 0) scopes.push(ledgerScope(null, '', unscopedWeight(report), unscoped));
  return scopes.length > 0
    ? withOffset('infrastructure', scopes, report.parts.infrastructure)
    : givenHalf('infrastructure', report.parts.infrastructure);
}

/** Controls of no scope have no weight of their own: among scopes they have the fallback's. */
function unscopedWeight(report: ScoreReport): number {
  if (report.halves.infrastructure.weighting !== 'fallback') return 1;
  const unscoped = report.controls.filter((row) => row.scopeId === null && row.score.kind === 'scored');
  return unscoped.reduce((sum, { resources }) => sum + resources.healthy + resources.unhealthy, 0);
}

/** A scope that takes part in the half by itself has a weight and a score. */
function ledgerScopeOf(scope: ScopeReport, report: ScoreReport): LedgerScope | null {
  if (scope.weight === null || scope.score.kind !== 'scored') return null;
  const parts = controlParts(report, keyOf(scope.id));
  const unlisted =
    scope.unlisted ??
    (parts.length === 0 ? { points: scope.score.points ?? scope.score.percent, maxPoints: scope.score.maxPoints ?? 100 } : null);
  return ledgerScope(scope.id, scope.name, scope.weight, [...parts, ...unlistedPart(scope.id, scope.name, scope.id, unlisted)]);
}

function controlParts(report: ScoreReport, scopeKey: string): LedgerPart[] {
  return report.controls.flatMap((row): LedgerPart[] =>
    keyOf(row.scopeId) === scopeKey && row.score.kind === 'scored'
      ? [{ kind: 'control', id: row.id, name: row.name, scopeId: row.scopeId, points: row.score.points!, maxPoints: row.score.maxPoints! }]
      : [],
  );
}

function unlistedPart(id: string, name: string, scopeId: string | null, unlisted: PointsPair | null): LedgerPart[] {
  return unlisted && (unlisted.points !== 0 || unlisted.maxPoints !== 0) ? [{ kind: 'unlisted', id, name, scopeId, ...unlisted }] : [];
}

function defenderXdrOf(report: ScoreReport): LedgerHalf {
  return actionsOf(report, 'defenderXdr', null, report.halves.defenderXdr.unlisted);
}

function actionsOf(report: ScoreReport, id: LedgerHalf['id'], subscore: 'infrastructure' | null, unlisted: PointsPair | null): LedgerHalf {
  const isOfInfrastructure = report.halves.infrastructure.model === 'actions';
  const rows = report.recommendations.filter(
    (row) => row.model === 'actions' && (subscore ? row.subscore === subscore : !(isOfInfrastructure && row.subscore === 'infrastructure')),
  );
  const counted = rows.filter((row) => row.notCounted === null && row.points !== null);
  const listed = [...counted.map(partOf), ...unlistedPart(id, '', null, unlisted)];
  const all = [...listed, ...acceptedParts(rows, listed, report.parts[id])];
  return all.length > 0 ? withOffset(id, [ledgerScope(null, '', 1, all)], report.parts[id]) : givenHalf(id, report.parts[id]);
}

const partOf = (row: RecommendationReport): LedgerPart => ({
  kind: 'recommendation',
  id: row.id,
  name: row.title,
  scopeId: row.scopeId ?? null,
  points: row.points ?? 0,
  maxPoints: row.maxPoints ?? row.points ?? 0,
});

/** Accepted risks whose maximum is in the half's total although they do not count. */
function acceptedParts(rows: readonly RecommendationReport[], listed: readonly LedgerPart[], score: Score): LedgerPart[] {
  const maxPoints = score.kind === 'scored' ? score.maxPoints : undefined;
  if (maxPoints === undefined || Math.abs(listed.reduce((sum, part) => sum + part.maxPoints, 0) - maxPoints) < 1e-9) return [];
  return rows.filter((row) => row.notCounted === 'riskAccepted' && row.maxPoints).map(partOf);
}
