/** Joins what the readers gathered to a posture: profiles to scores, definitions to controls, controls to recommendations. */
import { instantOf } from '../core/dates.js';
import type { AssessmentTable, Comparison, Control, HistoryPoint, Posture, Recommendation, Scope } from '../core/posture.js';
import type { QualityNote } from '../core/quality.js';
import { isInitiativeId, lastSegment, scopeKindOfId } from './armIds.js';
import type { Collection } from './collection.js';
import type { GraphScore } from './gathered.js';
import { recommendationOf } from './graphActions.js';
import { addEntra } from './entra.js';
import { comparisonsOf } from './graphComparisons.js';
import { historyPointOf } from './graphHistory.js';
import { keyOf } from './joinedList.js';
import { loggedHistory } from './logAnalytics.js';

export interface ReadOptions {
  /** When the payloads were received, ISO 8601: the date of data that carry none, as Azure Resource Manager's. */
  readonly receivedAt?: string;
}

export function assemble(collection: Collection, options: ReadOptions): Posture {
  const { plain } = collection;
  const newest = newestScore(collection.graphScores);
  if (newest) addActions(newest, collection);
  addEntra(collection);
  addControlDefinitions(collection);
  addAssessedControls(collection);
  addAssessed(collection);
  addImpliedScopes(collection);
  const comparisons = newest ? comparisonsOf(newest, collection) : [];
  const history = newest ? olderScores(newest, collection) : [];
  noteCatalogue(newest, collection);
  noteOpenPages(collection);
  return {
    asOf: inUtc(latest(newest?.date, plain.asOf) ?? options.receivedAt ?? plain.deviceExposure?.asOf ?? null),
    tenantId: collection.tenantId,
    tenantName: plain.tenantName ?? null,
    settings: plain.settings ?? null,
    scores: scoresOf(newest, collection),
    targets: plain.targets,
    scopes: collection.scopes.items.map((scope) => named(scope, collection)),
    controls: collection.controls.items,
    recommendations: collection.recommendations.items,
    assessments: assessmentsOf(collection),
    assets: collection.assets.items,
    history: [...plain.history, ...history, ...loggedHistory(collection)],
    comparisons: joinComparisons(plain.comparisons, comparisons),
    enabledServices: servicesOf(newest, collection),
    deviceExposure: plain.deviceExposure ?? null,
    notes: notesOf(collection),
  };
}

function notesOf({ plain, log }: Collection): readonly QualityNote[] {
  return [...plain.notes, ...log.notes];
}

/** The day that the posture describes; an entry without a usable date only where there is no other. */
function newestScore(scores: readonly GraphScore[]): GraphScore | null {
  let newest: GraphScore | null = null;
  for (const score of scores) if (!newest || (score.instant ?? -Infinity) > (newest.instant ?? -Infinity)) newest = score;
  return newest;
}

function addActions(newest: GraphScore, { recommendations, profiles, log }: Collection): void {
  for (const action of newest.actions) {
    const recommendation = recommendationOf(action, profiles.get(action.id.toLowerCase()), log);
    recommendations.add(keyOf(null, action.id), recommendation, newest.payload);
  }
}

function olderScores(newest: GraphScore, { graphScores, profiles }: Collection): HistoryPoint[] {
  const dated = graphScores.filter((score): score is GraphScore & { date: string } => score !== newest && score.date !== null);
  const now = new Map(newest.actions.map((action) => [action.id.toLowerCase(), action]));
  return dated.map((score) => historyPointOf(score, profiles, now));
}

function scoresOf(newest: GraphScore | null, { plain }: Collection): Posture['scores'] {
  if (!newest) return plain.scores ?? null;
  return { defenderXdr: { points: newest.points, maxPoints: newest.maxPoints }, ...plain.scores };
}

/** What the definitions say about controls: the recommendations in them, and the maximum where the answer has none. */
function addControlDefinitions({ controls, definitions }: Collection): void {
  controls.items.forEach((control, index) => {
    const definition = definitions.get(control.id.toLowerCase());
    if (!definition) return;
    controls.items[index] = {
      ...control,
      description: control.description ?? definition.description,
      recommendationIds: control.recommendationIds ?? definition.recommendationIds,
      maxPoints: maximumOf(control, definition.maxPoints),
    };
  });
}

/** The API sends 0 for a control with nothing healthy or unhealthy, whatever its maximum is (SCORING.md, B). */
function maximumOf(control: Control, defined: number | null): number | null {
  const counted = (control.resources?.healthy ?? 0) + (control.resources?.unhealthy ?? 0);
  if (control.maxPoints == null) return defined;
  return control.maxPoints === 0 && counted === 0 ? (defined ?? 0) : control.maxPoints;
}

/**
 * Where a scope's assessments came without its controls, the definitions are its controls: what is healthy in them then
 * follows from the assessments alone.
 */
function addAssessedControls({ controls, definitions, assessments, payload }: Collection): void {
  const answered = new Set(controls.items.map(({ scopeId }) => scopeId?.toLowerCase() ?? ''));
  const scopeIds = new Map<string, Set<string | null>>();
  for (const { id, scopeId } of assessments.recommendations) {
    if (answered.has(scopeId?.toLowerCase() ?? '')) continue;
    const known = scopeIds.get(id);
    if (known) known.add(scopeId ?? null);
    else scopeIds.set(id, new Set([scopeId ?? null]));
  }
  if (scopeIds.size === 0) return;
  for (const { id, name, description, maxPoints, recommendationIds } of definitions.values()) {
    const assessedIn = new Set(recommendationIds.flatMap((recommendation) => [...(scopeIds.get(recommendation) ?? [])]));
    for (const scopeId of assessedIn)
      controls.add(keyOf(scopeId, id), { id, name, description, maxPoints, scopeId, recommendationIds }, payload + 1);
  }
}

/** Recommendations that came as assessments, with their metadata and their control. */
function addAssessed(collection: Collection): void {
  const controlIds = controlsByRecommendation(collection);
  const payload = collection.payload + 1;
  for (const draft of collection.assessments.recommendations) {
    const metadata = collection.metadata.get(draft.id) ?? {};
    const recommendation: Record<string, unknown> = { ...draft, controlId: controlIds.get(draft.id) ?? null };
    for (const [key, value] of Object.entries(metadata)) recommendation[key] ??= value;
    collection.recommendations.add(keyOf(draft.scopeId, draft.id), recommendation as unknown as Recommendation, payload);
  }
}

function controlsByRecommendation({ definitions }: Collection): Map<string, string> {
  const controlIds = new Map<string, string>();
  for (const { id, recommendationIds } of definitions.values()) {
    for (const recommendationId of recommendationIds) if (!controlIds.has(recommendationId)) controlIds.set(recommendationId, id);
  }
  return controlIds;
}

/** Subscriptions that only their controls or assessments name are scopes too, without score and weight. */
function addImpliedScopes({ scopes, controls, assessments, payload }: Collection): void {
  for (const { scopeId } of [...controls.items, ...assessments.recommendations]) {
    if (!scopeId?.startsWith('/') || scopes.get(keyOf(null, scopeId))) continue;
    scopes.add(keyOf(null, scopeId), impliedScope(scopeId), payload);
  }
}

function impliedScope(scopeId: string): Scope {
  const kind = isInitiativeId(scopeId) ? 'initiative' : scopeKindOfId(scopeId);
  return { id: scopeId, name: null, kind, environment: kind === 'subscription' ? 'Azure' : null };
}

/** ARM does not name subscriptions; where no other payload does, the end of the id has to do. */
function named(scope: Scope, { subscriptionNames }: Collection): Scope {
  if (scope.name != null || !scope.id.startsWith('/')) return scope;
  return { ...scope, name: subscriptionNames.get(scope.id.toLowerCase()) ?? lastSegment(scope.id) };
}

function assessmentsOf({ assessments }: Collection): AssessmentTable | null {
  return assessments.table.length > 0 ? assessments.table.build() : null;
}

/** The host's comparisons stand over the vendor's of the same basis. */
function joinComparisons(plain: readonly Comparison[], vendor: readonly Comparison[]): Comparison[] {
  const given = new Set(plain.map(({ basis }) => basis));
  return [...plain, ...vendor.filter(({ basis }) => !given.has(basis))];
}

function servicesOf(newest: GraphScore | null, { plain }: Collection): readonly string[] | null {
  const services = [...new Set([...plain.enabledServices, ...(newest?.enabledServices ?? [])])];
  return services.length > 0 ? services : null;
}

function latest(first: string | null | undefined, second: string | null | undefined): string | null {
  if (!first || !second) return first ?? second ?? null;
  return instantOf(first)! >= instantOf(second)! ? first : second;
}

/** An instant that was written in another zone: its first ten characters are to be its UTC day. */
function inUtc(text: string | null): string | null {
  const instant = text && /\d\s*[+-]\d\d:?\d\d$/.test(text) ? instantOf(text) : null;
  return instant === null ? text : new Date(instant).toISOString();
}

/** Profiles are a catalogue: those without a control score are no recommendations, only counted. */
function noteCatalogue(newest: GraphScore | null, { profiles, recommendations, spellings, log }: Collection): void {
  const scored = new Set((newest?.actions ?? []).map(({ id }) => id.toLowerCase()));
  const unscored = [...profiles.values()].filter(({ id }) => !scored.has(id.toLowerCase()));
  if (unscored.length > 0) log.note('unscoredProfiles', 'recommendation', null, {}, unscored.length);
  const missing = recommendations.items.filter(({ profileMissing }) => profileMissing);
  if (profiles.size > 0 || missing.length > 0) missing.forEach(({ id }) => log.note('profileMissing', 'recommendation', id));
  for (const variants of spellings.values()) {
    if (variants.size > 1) variants.forEach((spelling) => log.note('mixedCase', 'recommendation', spelling));
  }
}

/** A page that names a further one was the last we got: something is missing. */
function noteOpenPages({ openLinks, resourceGraph, resourceGraphCut, log }: Collection): void {
  for (const [name, open] of openLinks) {
    if (!open) continue;
    if (name === 'secureScoreControlProfiles') log.note('profilesNotPagedIn', 'payload', name);
    else log.note('coverage', 'payload', name, { complete: false });
  }
  for (const [total, read] of resourceGraph) {
    if (total > read) log.note('coverage', 'payload', 'resourceGraph', { read, total, complete: false });
  }
  if (resourceGraphCut) log.note('coverage', 'payload', 'resourceGraph', { complete: false });
}
