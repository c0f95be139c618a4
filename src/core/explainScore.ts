/** The arithmetic behind a number of a report, as a tree that anyone can add up again. */
import { assessmentTable } from './assessments.js';
import { AssumedChanges } from './changes.js';
import { actionFormula, openRows, pointsOf, sourceOf, valueOf } from './explainNode.js';
import type { Explanation, ExplanationSubject, ExplanationTarget, Row, ScoreExplanation } from './explainNode.js';
import { noise, withoutNoise } from './given.js';
import { isInScope, keyOf } from './identifiers.js';
import { grouped, listOf, sumOf } from './lists.js';
import type { LedgerHalf, LedgerPart } from './ledger.js';
import { ledgerOf } from './ledgerOfReport.js';
import { keyed } from './partition.js';
import type { RiskLevel, Scope } from './posture.js';
import type { QualityNote, SubjectKind } from './quality.js';
import type { ControlReport, RecommendationReport, ScopeReport, ScoreReport, SubscoreReport } from './report.js';
import { factorsOf, riskLevels, scoreRiskBased } from './riskBased.js';
import { vendorPoints } from './rounding.js';
import { scopeTree, subtreeOf } from './scopeTree.js';
import type { HalfId, Score, SubscoreId } from './score.js';
import { halfIds } from './total.js';

/**
 * Explains a number of a report: the percent of the total, a half, a sub-score, a scope or a control, the points of
 * an action, and what a cloud recommendation can win: points at most (classic), percentage points (risk-based).
 * Never throws; a target that the report does not hold is a node without a number.
 */
export function explainScore(report: ScoreReport, target: ExplanationTarget): ScoreExplanation {
  const [node, score] = new Explainer(report).explain(target);
  return { ...node, asOf: report.asOf, selfDeclaredPercent: (score?.kind === 'scored' ? score.selfDeclaredPercent : null) ?? null };
}

type Inputs = Record<string, number>;

const noNotes: readonly QualityNote[] = [];
const ratioOfSums = '100 * sum(points) / sum(maxPoints)';
/** Inputs that a node has for its parent's sum, whatever its own formula. */
const summedNames = ['maxPoints', 'criticality', 'factor'];
const weightedShare = '100 * sum(share * criticality) / sum(criticality)';
const weightedMean = 'sum(percent * weight) / sum(weight)';

class Explainer {
  readonly #report: ScoreReport;
  readonly #halves: ReadonlyMap<string, LedgerHalf>;
  readonly #controls: ReadonlyMap<string, readonly ControlReport[]>;
  readonly #notes: ReadonlyMap<string, readonly QualityNote[]>;
  readonly #isOwnHalf: boolean;

  constructor(report: ScoreReport) {
    this.#report = report;
    this.#halves = new Map(ledgerOf(report)?.halves.map((half) => [half.id, half]));
    this.#controls = grouped(report.controls, (row) => [keyOf(row.scopeId)]);
    this.#notes = grouped(report.quality, ({ subject: { kind, id }, facts: { ids } }) =>
      (id === undefined && Array.isArray(ids) ? (ids as string[]) : [id]).map((one) => kind + keyOf(one)),
    );
    this.#isOwnHalf = report.halves.infrastructure.model === 'actions';
  }

  explain(target: ExplanationTarget): [Explanation, Score?] {
    const { parts, subscores, scopes, controls, recommendations, total: score } = this.#report;
    if (!target || typeof target !== 'object') return [this.#node('total', { id: '' }, 'percent', 'none', {}, null, { reason: 'noData' })];
    if (target.kind === 'total') return [this.#total(), score];
    const { kind, id, scopeId } = target;
    const find = <T extends Row>(rows: readonly T[]) =>
      rows.filter((row) => keyOf(row.id) === keyOf(id) && (scopeId == null || keyOf(row.scopeId) === keyOf(scopeId)));
    const explained = <T extends { readonly score?: Score }>(row: T | undefined, node: (row: T) => Explanation): [Explanation, Score?] =>
      row ? [node(row), row.score] : [this.#node(kind, { id: String(id) }, 'percent', 'none', {}, null, { reason: 'noData' })];
    if (kind === 'scope') return explained(find(scopes)[0], (row) => this.#scope(row));
    if (kind === 'recommendation')
      return explained(find(recommendations)[0] as (RecommendationReport & { score?: Score }) | undefined, (row) =>
        this.#recommendation(row),
      );
    if (kind === 'control') {
      const rows = find(controls);
      return rows.length > 1 ? [this.#controlOverScopes(rows)] : explained(rows[0], (row) => this.#control(row, true));
    }
    if (kind === 'subscore')
      return explained(find(subscores)[0], (row) => (row.id === 'infrastructure' ? this.#half(row.id, kind) : this.#subscore(row)));
    return explained(find(halfIds.map((half) => ({ id: half, score: parts[half] })))[0], (row) => this.#half(row.id));
  }

  #node(
    kind: ExplanationSubject['kind'],
    { id, name, title, scopeId }: Row,
    unit: Explanation['unit'],
    formula: string,
    inputs: Inputs,
    value: number | null,
    more?: Partial<Explanation>,
  ): Explanation {
    const label = name ?? title ?? id;
    return {
      label,
      formula,
      inputs: Object.fromEntries(Object.entries(inputs).filter(([key]) => formula.includes(key) || summedNames.includes(key))),
      value,
      source: formula === 'given' ? 'given' : 'computed',
      children: [],
      subject: { kind, id, name: label, ...(scopeId == null ? {} : { scopeId }) },
      unit,
      rounding: null,
      reason: null,
      notes: this.#notes.get(kind + keyOf(id)) ?? noNotes,
      potential: null,
      ...more,
    };
  }

  /** A percent made of the children's points; what a given figure holds beyond them is one more child, or an offset. */
  #sum(kind: SubjectKind, row: Row, score: Score, children: readonly Explanation[]): Explanation {
    if (score.kind !== 'scored') return this.#node(kind, row, 'percent', 'none', {}, null, { reason: score.reason });
    const { percent, points = 0, maxPoints = 0 } = score;
    const [listedPoints, listedMax] = [sumOf(children, pointsOf), sumOf(children, ({ inputs }) => inputs.maxPoints ?? 0)];
    // Points of a half beside a total that was given in percent are no part of that percent.
    if (Math.abs((100 * points) / maxPoints - percent) < noise) {
      const inputs = { points, maxPoints };
      if (children.length === 0) return this.#node(kind, row, 'percent', '100 * points / maxPoints', inputs, percent, { source: 'given' });
      const given = withoutNoise(points - listedPoints);
      const rest = withoutNoise(maxPoints - listedMax);
      const unlisted =
        given === 0 && rest === 0
          ? []
          : [this.#node('unlisted', { ...row, name: 'unlisted' }, 'points', 'given', { given, maxPoints: rest }, given)];
      const source = sourceOf(this.#report, kind, row.id, percent);
      return this.#node(kind, row, 'percent', ratioOfSums, inputs, percent, { children: [...children, ...unlisted], source });
    }
    if (listedMax <= 0) return this.#node(kind, row, 'percent', 'given', { given: percent }, percent);
    return this.#withOffset(kind, row, ratioOfSums, {}, percent, (100 * listedPoints) / listedMax, children);
  }

  #withOffset(
    kind: SubjectKind,
    row: Row,
    formula: string,
    inputs: Inputs,
    percent: number,
    computed: number,
    children: readonly Explanation[],
  ): Explanation {
    const offsetPercent = withoutNoise(percent - computed);
    const whole = formula + (offsetPercent ? ' + offsetPercent' : '');
    const source = sourceOf(this.#report, kind, row.id, percent);
    return this.#node(kind, row, 'percent', whole, { ...inputs, offsetPercent }, percent, { children, source });
  }

  #total(): Explanation {
    const score = this.#report.total;
    const row = { id: '', name: 'total' };
    const children = halfIds.map((id) => this.#half(id));
    const present = children.filter(({ value }) => value !== null);
    if (score.kind !== 'scored' || this.#halves.size === 0) return this.#sum('total', row, score, []);
    const names = present.map(({ label }) => label).join(' + ');
    const inputs = Object.fromEntries(present.map(({ label, value }) => [label, value!]));
    return this.#withOffset(
      'total',
      row,
      present.length > 1 ? `(${names}) / 2` : names,
      inputs,
      score.percent,
      sumOf(present, valueOf) / present.length,
      children,
    );
  }

  #half(id: HalfId, kind: 'part' | 'subscore' = 'part'): Explanation {
    const { parts, halves, scopes } = this.#report;
    const score = parts[id];
    const members = this.#halves.get(id)?.scopes ?? [];
    const sum = (children: readonly Explanation[]) => this.#sum(kind, { id }, score, children);
    if (score.kind !== 'scored') return sum([]);
    if (id === 'defenderXdr') return sum([...this.#subscores(), ...this.#accepted(members)]);
    if (this.#isOwnHalf) return sum([...this.#actions(id), ...this.#accepted(members)]);
    if (halves[id].model === 'riskBased') return this.#assets(kind, score.percent, members[0]?.parts ?? []);
    if (members.length < 2) return sum(this.#controlsOf(members[0]?.scopeId));
    const rows = new Map(scopes.map((row) => [keyOf(row.id), row]));
    const children = members.map(({ scopeId, points, maxPoints, weight }) =>
      this.#scope(
        rows.get(keyOf(scopeId)) ?? {
          id: '',
          name: '',
          weight,
          score: { kind: 'scored', percent: (100 * points) / maxPoints, points, maxPoints },
        },
      ),
    );
    return this.#mean(kind, { id }, score.percent, children);
  }

  #mean(kind: SubjectKind, row: Row, percent: number, children: readonly Explanation[]): Explanation {
    const weightOf = ({ inputs }: Explanation) => inputs.weight!;
    return this.#withOffset(
      kind,
      row,
      weightedMean,
      {},
      percent,
      sumOf(children, (child) => child.value! * weightOf(child)) / sumOf(children, weightOf),
      children,
    );
  }

  /** Sub-scores that have points, else their actions. */
  #subscores(): Explanation[] {
    return this.#report.subscores.flatMap((row) => {
      if (row.id === 'infrastructure') return this.#isOwnHalf ? [] : this.#actions(row.id);
      const node = this.#subscore(row);
      return node.inputs.points === undefined ? this.#actions(row.id) : [node];
    });
  }

  #subscore(row: SubscoreReport): Explanation {
    return this.#sum('subscore', row, row.score, this.#actions(row.id));
  }

  #actions(subscore: SubscoreId): Explanation[] {
    return this.#actionsWhere((row) => row.notCounted === null && row.points !== null && row.subscore === subscore);
  }

  /** Accepted risks whose maximum a given total still holds. */
  #accepted(members: LedgerHalf['scopes']): Explanation[] {
    const ids = new Set(members[0]?.parts.map((part) => part.kind + keyOf(part.id)));
    return this.#actionsWhere((row) => row.notCounted === 'riskAccepted' && ids.has('recommendation' + keyOf(row.id)));
  }

  #actionsWhere(test: (row: RecommendationReport) => boolean): Explanation[] {
    return this.#report.recommendations.filter((row) => row.model === 'actions' && test(row)).map((row) => this.#action(row));
  }

  #scope(row: Pick<ScopeReport, 'id' | 'name' | 'weight' | 'score'>): Explanation {
    const controls = this.#controlsOf(row.id);
    if (row.weight !== null) {
      const node = this.#sum('scope', row, row.score, controls);
      return { ...node, inputs: { ...node.inputs, weight: row.weight } };
    }
    if (controls.length === 0 && row.score.kind === 'scored') {
      const below = subtreeOf(scopeTree(this.#report.scopes as unknown as readonly Scope[]), row as Scope) as unknown as ScopeReport[];
      const node = this.#mean(
        'scope',
        row,
        row.score.percent,
        below.filter(({ weight }) => weight !== null).map((scope) => this.#scope(scope)),
      );
      // A mean of scopes that all weigh nothing is none.
      if (node.formula === weightedMean && node.children.some(({ inputs }) => inputs.weight)) return node;
    }
    return this.#sum('scope', row, row.score, controls);
  }

  #controlsOf(scopeId: string | null | undefined): Explanation[] {
    return (this.#controls.get(keyOf(scopeId)) ?? []).filter(({ score }) => score.kind === 'scored').map((row) => this.#control(row));
  }

  #control(row: ControlReport, hasPotential = false): Explanation {
    const { score, resources, potentialPoints } = row;
    const { healthy, unhealthy } = resources;
    if (score.kind !== 'scored') return this.#sum('control', row, score, []);
    const points = score.points!;
    const maxPoints = score.maxPoints!;
    const figure = (formula: string, value: number | null, more?: Partial<Explanation>) =>
      this.#node('control', row, 'points', formula, { given: points, points, maxPoints, healthy, unhealthy }, value, more);
    const isCounted = healthy + unhealthy > 0;
    const own =
      isCounted && vendorPoints(maxPoints, healthy, unhealthy) === points
        ? figure('maxPoints * healthy / (healthy + unhealthy)', points, { rounding: { decimals: 2, mode: 'halfToEven' } })
        : figure('given', points);
    return this.#node('control', row, 'percent', '100 * points / maxPoints', { points, maxPoints }, score.percent, {
      children: [{ ...own, label: 'points' }],
      potential: hasPotential
        ? this.#gain(
            figure(isCounted ? 'maxPoints * unhealthy / (healthy + unhealthy)' : 'maxPoints - points', potentialPoints),
            'infrastructure',
          )
        : null,
    });
  }

  #controlOverScopes(rows: readonly ControlReport[]): Explanation {
    const children = rows.map((row) => this.#control(row, true));
    const { id, name } = rows[0]!;
    return { ...this.#sumOf('control', { id, name }, children, 'points'), reason: 'displayOnly' };
  }

  /** Children as a sum, with the sum of what they can win. */
  #sumOf(kind: SubjectKind, row: Row, children: readonly Explanation[], unit: 'points' | 'percent'): Explanation {
    const gains = children.flatMap(({ potential }) => (potential?.unit === 'percent' ? potential : []));
    return this.#node(kind, row, unit, `sum(${unit})`, {}, sumOf(children, unit === 'points' ? pointsOf : valueOf), {
      children,
      potential: gains.length > 0 ? this.#sumOf(kind, row, gains, 'percent') : null,
    });
  }

  /** From points to percentage points of the total; the points as they are where the half has no arithmetic. */
  #gain(points: Explanation, id: HalfId, scopeId = points.subject.scopeId): Explanation {
    const half = this.#halves.get(id);
    const scope = half?.scopes.find((item) => keyOf(item.scopeId) === keyOf(scopeId));
    const { value, subject } = points;
    if (!half || !scope || value === null) return points;
    const halves = this.#halves.size;
    const { maxPoints: scopeMaxPoints, weight } = scope;
    const { weightTotal } = half;
    const formula =
      '100 * potentialPoints / scopeMaxPoints' +
      (weight === weightTotal ? '' : ' * weight / weightTotal') +
      (halves > 1 ? ' / halves' : '');
    const inputs = { potentialPoints: value, scopeMaxPoints, weight, weightTotal, halves };
    return this.#node(
      subject.kind,
      subject,
      'percent',
      formula,
      inputs,
      (((100 * value) / scopeMaxPoints) * weight) / weightTotal / halves,
      { children: [{ ...points, label: 'potentialPoints' }] },
    );
  }

  #recommendation(row: RecommendationReport): Explanation {
    const { model, points, maxPoints, potentialPoints, potentialPercent, notCounted } = row;
    if (model === 'actions') {
      const node = this.#action(row);
      if (notCounted !== null || points === null || maxPoints === null) return node;
      const half = this.#isOwnHalf && row.subscore === 'infrastructure' ? 'infrastructure' : 'defenderXdr';
      return {
        ...node,
        potential: this.#gain(
          this.#node('recommendation', row, 'points', 'maxPoints - points', { maxPoints, points }, potentialPoints),
          half,
          '',
        ),
      };
    }
    const unit = model === 'classic' ? 'points' : 'percent';
    const value = model === 'classic' ? potentialPoints : potentialPercent;
    if (notCounted !== null || value === null)
      return this.#node('recommendation', row, unit, 'none', {}, null, { reason: notCounted ?? 'noData' });
    const node = model === 'classic' ? this.#classic(row, value) : this.#riskBased(row);
    return Math.abs(node.value! - value) < noise
      ? node
      : this.#node('recommendation', row, unit, 'given', { given: value }, value, { source: 'computed' });
  }

  #action(row: RecommendationReport): Explanation {
    const { points, maxPoints, notCounted, selfDeclared } = row;
    if (points === null) return this.#node('recommendation', row, 'points', 'none', {}, null, { reason: notCounted ?? 'noData' });
    return this.#node(
      'recommendation',
      row,
      'points',
      actionFormula(row),
      { maxPoints: maxPoints ?? points, given: points, implemented: Number(row.implemented ?? 0), total: row.total ?? 0 },
      points,
      {
        ...(selfDeclared ? { source: 'selfDeclared' } : {}),
        reason: notCounted ?? (maxPoints === null ? 'missingMaximum' : null),
      },
    );
  }

  /** What a classic recommendation can win at most, over the controls that it belongs to. */
  #classic(row: RecommendationReport, value: number): Explanation {
    const open = openRows(this.#report, row);
    const cells = this.#report.controls.filter(
      ({ id, recommendationIds, scopeId, score }) =>
        score.kind === 'scored' &&
        isInScope(scopeId, row.scopeId) &&
        (keyOf(id) === keyOf(row.controlId) || recommendationIds.some((one) => keyOf(one) === keyOf(row.id))),
    );
    const children = cells.map((control) => {
      const { healthy, unhealthy } = control.resources;
      const maxPoints = control.maxPoints!;
      // With one control the report's own figure tells the count, also where there are only counts and no rows.
      const own =
        cells.length === 1
          ? Math.round((value * (healthy + unhealthy)) / maxPoints)
          : open.filter(({ scope }) => isInScope(control.scopeId, scope)).length;
      const inputs = { maxPoints, own, healthy, unhealthy, points: maxPoints - (control.potentialPoints ?? maxPoints) };
      const points =
        healthy + unhealthy > 0
          ? this.#node(
              'control',
              control,
              'points',
              'maxPoints * own / (healthy + unhealthy)',
              inputs,
              (maxPoints * own) / (healthy + unhealthy),
            )
          : this.#node('control', control, 'points', 'maxPoints - points', inputs, control.potentialPoints);
      return { ...points, potential: this.#gain(points, 'infrastructure') };
    });
    return this.#sumOf('recommendation', row, children, 'points');
  }

  #scoredAssets(): ReturnType<typeof scoreRiskBased>['assets'] {
    const { posture, options, recommendations } = this.#report;
    const assets = listOf(posture?.assets).filter((asset) => typeof asset.id === 'string');
    const cloud = recommendations.filter((row) => row.model !== 'actions').map(keyed);
    return scoreRiskBased(assets, cloud, assessmentTable(posture?.assessments), options ?? {}, new AssumedChanges()).assets;
  }

  #assets(kind: SubjectKind, percent: number, parts: readonly LedgerPart[]): Explanation {
    if (parts.length === 0) return this.#node(kind, { id: 'infrastructure' }, 'percent', 'given', { given: percent }, percent);
    const known = this.#scoredAssets();
    const factors = Object.fromEntries(
      Object.entries(factorsOf(this.#report.options)).map(([level, factor]) => [level + 'Factor', factor]),
    );
    const children = parts.map((part, index) => {
      const asset = known[index];
      const criticality = part.maxPoints;
      const share = part.points / criticality;
      const levels = riskLevels.filter((level) => asset?.open[level]);
      // What a what-if closed is not in the posture: its share stands.
      const isSame = asset && Math.abs(asset.share - share) < 1e-12;
      const formula = isSame ? levels.map((level) => `${level}Factor ^ ${level}`).join(' * ') || '1' : 'given';
      return this.#node('asset', part, 'share', formula, { criticality, given: share, ...asset?.open, ...factors }, share, {
        source: 'computed',
      });
    });
    const computed = (100 * sumOf(parts, ({ points }) => points)) / sumOf(parts, ({ maxPoints }) => maxPoints);
    return this.#withOffset(kind, { id: 'infrastructure' }, weightedShare, {}, percent, computed, children);
  }

  /** Closing a recommendation divides the share of each open asset by the factor of its level. */
  #riskBased(row: RecommendationReport): Explanation {
    const level = row.riskLevel?.toLowerCase() as RiskLevel;
    const factor = factorsOf(this.#report.options ?? {})[level];
    const known = new Map(this.#scoredAssets().map((item) => [keyOf(item.asset.id), item]));
    const children = openRows(this.#report, row).flatMap(({ resource }) => {
      const item = known.get(resource);
      return item && item.open[level] >= 1
        ? this.#node('asset', item.asset, 'share', 'given', { given: item.share, criticality: item.criticality, factor }, item.share, {
            source: 'computed',
          })
        : [];
    });
    const inputs = { criticalityTotal: this.#halves.get('infrastructure')?.scopes[0]?.maxPoints ?? 0, halves: this.#halves.size };
    const gain = sumOf(children, (child) => child.value! * child.inputs.criticality! * (1 / factor - 1));
    const value = (100 * gain) / inputs.criticalityTotal / inputs.halves;
    return this.#node(
      'recommendation',
      row,
      'percent',
      '100 * sum(share * criticality * (1 / factor - 1)) / criticalityTotal / halves',
      inputs,
      value,
      { children },
    );
  }
}
