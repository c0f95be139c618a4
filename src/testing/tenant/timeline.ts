/** How far each action is on each day: a climb with plateaus, a regression, and a change of the vendor's catalogue. */
import { actions, newActionIds, retiredAction, type Action } from './actions.js';
import { randomOf } from './random.js';
import { hundredthsOf } from './rounding.js';

export interface TenantSize {
  readonly users: number;
  readonly administrators: number;
  readonly devices: number;
}

export type Decision = 'Ignored' | 'ThirdParty' | 'Planned' | 'Reviewed';

/** A decision that somebody wrote down, and how many days ago. */
export interface StatusUpdate {
  readonly actionId: string;
  readonly state: Decision;
  readonly daysAgo: number;
  readonly comment: string;
}

export interface ActionDay {
  readonly action: Action;
  /** Of `total`; for a setting 0 or 1 of 1, for a count the number found. */
  readonly count: number;
  readonly total: number;
  /** Points in hundredths. */
  readonly hundredths: number;
  /** False where the vendor leaves it out of its total. */
  readonly inTotal: boolean;
}

export interface Course {
  readonly seed: string;
  readonly size: TenantSize;
  readonly days: number;
  /** 0..100, of the first and of the last day. */
  readonly fromPercent: number;
  readonly toPercent: number;
  readonly updates: readonly StatusUpdate[];
  /** Whether the vendor's maximum keeps actions whose risk is accepted (SCORING.md, A: its own pages disagree). */
  readonly riskAccepted: 'exclude' | 'keepMaximum';
  /** Whether what slipped was put right again. */
  readonly slipRepaired: boolean;
}

/** Days ago when the vendor changed its catalogue, and when something slipped and was (partly) repaired. */
const catalogueChangedDaysAgo = 55;
const slip = {
  actionIds: ['scid_update_os', 'MFARegistrationV2', 'mdo_safelinksforemail', 'scid_edr_onboarded'],
  fromDaysAgo: 24,
  toDaysAgo: 15,
  factor: 0.62,
};

/** The scored actions of every day, the oldest day first. */
export function timelineOf(course: Course): readonly (readonly ActionDay[])[] {
  const from = levelFor(course, course.days - 1, course.fromPercent);
  const to = levelFor(course, 0, course.toPercent);
  const stairs = stairsOf(course.seed, course.days);
  return stairs.map((climbed, index) => dayAt(course, course.days - 1 - index, from + (to - from) * climbed));
}

/** The vendor's total of a day: points in hundredths, and their maximum. */
export function sumsOf(day: readonly ActionDay[]): { hundredths: number; maxPoints: number } {
  const sums = { hundredths: 0, maxPoints: 0 };
  for (const { hundredths, action, inTotal } of day) {
    if (!inTotal) continue;
    sums.hundredths += hundredths;
    sums.maxPoints += action.maxPoints;
  }
  return sums;
}

/** The level of effort at which a day scores nearest to `percent`: found by halving, since the score rises with it. */
function levelFor(course: Course, daysAgo: number, percent: number): number {
  let [low, high] = [-0.5, 1.5];
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    const { hundredths, maxPoints } = sumsOf(dayAt(course, daysAgo, middle));
    if (hundredths < percent * maxPoints) low = middle;
    else high = middle;
  }
  return high;
}

/** 0 on the first day to 1 on the last, in steps of unequal height on some of the days. */
function stairsOf(seed: string, days: number): number[] {
  const random = randomOf(`${seed}:stairs`);
  const steps = Array.from({ length: days }, (_, day) => (day > 0 && random.chance(0.3) ? 0.3 + random.next() : 0));
  const height = steps.reduce((sum, step) => sum + step, 0) || 1;
  let climbed = 0;
  return steps.map((step, day) => (day === days - 1 ? 1 : (climbed += step) / height));
}

/** From 0 before the first day to 1 on the last, with plateaus and now and then a step back. */
export function slopeOf(seed: string, days: number): number[] {
  const random = randomOf(seed);
  const rises = Array.from({ length: days }, () => (random.chance(0.22) ? random.next() * 1.4 - 0.3 : 0));
  const height = rises.reduce((sum, rise) => sum + rise, 0) || 1;
  let climbed = 0;
  return rises.map((rise) => (climbed += rise) / height);
}

function dayAt(course: Course, daysAgo: number, level: number): ActionDay[] {
  return catalogueAt(daysAgo).map((action) => actionDay(course, action, daysAgo, level));
}

function catalogueAt(daysAgo: number): readonly Action[] {
  if (daysAgo < catalogueChangedDaysAgo) return actions;
  return [...actions.filter(({ id }) => !newActionIds.includes(id)), retiredAction];
}

function actionDay(course: Course, action: Action, daysAgo: number, level: number): ActionDay {
  const update = course.updates.find(({ actionId, daysAgo: since }) => actionId === action.id && daysAgo <= since);
  const total = totalOf(action, course.size);
  const count =
    update?.state === 'ThirdParty' ? total : update?.state === 'Ignored' ? 0 : Math.round(total * shareAt(course, action, daysAgo, level));
  const inTotal = update?.state !== 'Ignored' || course.riskAccepted === 'keepMaximum';
  return { action, count, total, hundredths: hundredthsOf(action.maxPoints, count, total), inTotal };
}

function totalOf(action: Action, size: TenantSize): number {
  const totals = { users: size.users, administrators: size.administrators, devices: size.devices, setting: 1, count: 1 };
  return totals[action.measure];
}

/** 0..1 of what the action asks for. Each action has a difficulty of its own: settings flip, shares climb around it. */
function shareAt(course: Course, action: Action, daysAgo: number, level: number): number {
  const difficulty = randomOf(`${course.seed}:${action.id}`).next();
  if (action.measure === 'setting' || action.measure === 'count') return difficulty < level ? 1 : 0;
  const share = Math.min(1, Math.max(0, 0.5 + (level - difficulty) * 1.7));
  const slipped = slip.actionIds.includes(action.id) && daysAgo <= slip.fromDaysAgo && (daysAgo > slip.toDaysAgo || !course.slipRepaired);
  return slipped ? share * slip.factor : share;
}
