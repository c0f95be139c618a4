/**
 * The rows as columns, coded once a report: sorting compares ranks of distinct values, filtering compares codes and
 * searches one prepared text a row, so that 100,000 rows answer within a keystroke.
 */
import { scopedKey } from '../../core/identifiers.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { columnOf, namesOf, statusOf, statusRank, type Column, type ColumnId, type Names } from './recommendation-table.columns.js';

/** Rank of each row's value among the distinct values of a column, from 0; rows without a value have rank `count`. */
export interface Ranks {
  readonly ranks: Uint32Array;
  readonly count: number;
}

/** Words of a column and the index of each row's word. */
export interface Codes {
  readonly words: readonly string[];
  readonly codes: Uint16Array;
}

export const RowFlag = { scored: 1, riskAccepted: 2, completed: 4, active: 8 } as const;

const doneStatuses = new Set(['completed', 'thirdParty', 'alternateMitigation']);
const restingStatuses = new Set([...doneStatuses, 'riskAccepted', 'notApplicable', 'notScored']);

export class RowTable {
  readonly items: readonly RecommendationReport[];
  readonly names: Names;
  /** Identity of a row through sorting, filtering and new data. */
  readonly keys: readonly string[];
  readonly statuses: Codes;
  readonly subscores: Codes;
  readonly flags: Uint8Array;
  readonly #ranks = new Map<ColumnId, Ranks>();
  #searchTexts: readonly string[] | null = null;

  constructor(report: ScoreReport, formatter: Formatter) {
    this.items = report.recommendations;
    this.names = namesOf(report, formatter);
    this.keys = keysOf(this.items);
    this.statuses = coded(this.items.map(statusOf), (a, b) => statusRank(a) - statusRank(b));
    const order = report.subscores.map(({ id }): string => id);
    this.subscores = coded(
      this.items.map(({ subscore }) => subscore),
      (a, b) => order.indexOf(a) - order.indexOf(b),
    );
    this.flags = Uint8Array.from(this.items, flagsOf);
  }

  get length(): number {
    return this.items.length;
  }

  /** Title, security control and service of each row as one text in lower case; made when it is first asked for. */
  get searchTexts(): readonly string[] {
    this.#searchTexts ??= this.items.map((item) => {
      const service = columnOf('service').value(item, this.names);
      return `${item.title}\n${this.names.control(item.controlId) ?? ''}\n${service ?? ''}`.toLowerCase();
    });
    return this.#searchTexts;
  }

  ranks(id: ColumnId): Ranks {
    let ranks = this.#ranks.get(id);
    if (!ranks) this.#ranks.set(id, (ranks = this.#ranked(columnOf(id))));
    return ranks;
  }

  #ranked(column: Column): Ranks {
    const values = this.items.map((item) => column.value(item, this.names));
    const distinct = [...new Set(values)].filter((value) => value !== null && !Number.isNaN(value));
    const { collator } = this.names.formatter;
    const sorted = distinct.sort((a, b) =>
      typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)),
    );
    // Values that the collator holds equal share a rank: the next sorting key decides among them.
    const rankOf = new Map<string | number | null, number>();
    let rank = -1;
    sorted.forEach((value, index) => {
      const isSame = index > 0 && typeof value === 'string' && collator.compare(String(sorted[index - 1]), value) === 0;
      rankOf.set(value, isSame ? rank : ++rank);
    });
    return { ranks: Uint32Array.from(values, (value) => rankOf.get(value) ?? rank + 1), count: rank + 1 };
  }
}

function keysOf(items: readonly RecommendationReport[]): string[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const key = scopedKey(item.scopeId, item.id);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key}\n${before}`;
  });
}

function coded(values: readonly string[], compare: (a: string, b: string) => number): Codes {
  const words = [...new Set(values)].sort(compare);
  const codeOf = new Map(words.map((word, index) => [word, index]));
  return { words, codes: Uint16Array.from(values, (value) => codeOf.get(value)!) };
}

function flagsOf(item: RecommendationReport): number {
  const status = statusOf(item);
  const isAccepted = status === 'riskAccepted' || item.notCounted === 'riskAccepted';
  let flags = 0;
  if (item.notCounted === null || isAccepted) flags |= RowFlag.scored;
  if (isAccepted) flags |= RowFlag.riskAccepted;
  if (doneStatuses.has(status)) flags |= RowFlag.completed;
  if (item.notCounted === null && !restingStatuses.has(status)) flags |= RowFlag.active;
  return flags;
}
