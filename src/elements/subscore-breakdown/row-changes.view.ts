/** Changes over 7 and over 30 days of rows that the history lists: scopes and security controls. */
import { addDays, utcDay } from '../../core/dates.js';
import { keyOf } from '../../core/identifiers.js';
import type { GivenScore } from '../../core/posture.js';
import type { HistoryDay, ScoreReport } from '../../core/report.js';
import type { Score } from '../../core/score.js';
import type { Formatter } from '../../format/formatter.js';
import { changesOf, monthDays, percentIn, weekDays, type ChangesView } from './changes.view.js';

interface PastRow extends GivenScore {
  readonly id: string;
  readonly scopeId?: string | null;
  readonly score?: GivenScore | null;
}

/**
 * Changes of rows that the history may list: scopes, or controls in their scopes. The days to compare with are chosen
 * once for the whole list and read into a map, since a list may have thousands of rows.
 */
export class RowChanges {
  readonly #report: ScoreReport;
  readonly #week: PastList | null;
  readonly #month: PastList | null;

  constructor(report: ScoreReport, rowsOf: (day: HistoryDay) => readonly PastRow[] | null | undefined) {
    this.#report = report;
    const today = utcDay(report.asOf);
    const days = today === null ? [] : report.history.filter((day) => day.date < today && (rowsOf(day)?.length ?? 0) > 0);
    const before = (count: number) => days.filter(({ date }) => date <= addDays(today!, -count)).at(-1);
    const listOf = (day: HistoryDay | undefined) => (day ? new PastList(day.date, rowsOf(day)!) : null);
    this.#week = listOf(before(weekDays));
    this.#month = listOf(before(monthDays) ?? days[0]);
  }

  get isEmpty(): boolean {
    return !this.#month;
  }

  of(key: string, score: Score, formatter: Formatter): ChangesView {
    const days = [this.#month, this.#week].flatMap((list) => (list ? [{ date: list.date, percent: list.percentOf(key) }] : []));
    return changesOf(score, days, this.#report, formatter);
  }
}

class PastList {
  readonly #rows: ReadonlyMap<string, PastRow>;

  constructor(
    readonly date: string,
    rows: readonly PastRow[],
  ) {
    this.#rows = new Map(rows.map((row) => [pastKey(row.id, row.scopeId), row]));
  }

  percentOf(key: string): number | null {
    const row = this.#rows.get(key);
    return row ? percentIn(row.score ?? row) : null;
  }
}

export const pastKey = (id: string, scopeId?: string | null): string => (scopeId == null ? keyOf(id) : `${keyOf(scopeId)}\n${keyOf(id)}`);
