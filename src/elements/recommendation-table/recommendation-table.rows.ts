/**
 * The rows as columns, coded when they are first asked for: sorting compares ranks of distinct values, filtering compares codes and
 * searches one prepared text a row, so that 100,000 rows answer within a keystroke.
 */
import { keyOf, scopedKey } from '../../core/identifiers.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import { columnOf } from './recommendation-table.columns.js';
import { facetCodes, facetOf, type FacetCodes } from './recommendation-table.facets.js';
import type { ColumnId, FacetId } from './recommendation-table.ids.js';
import { finish, rankInSteps, type Ranks } from './recommendation-table.ranks.js';
import { factsOf, isDone, serviceName, statusOf, type Facts } from './recommendation-table.words.js';

export const RowFlag = { scored: 1, riskAccepted: 2, completed: 4, active: 8 } as const;

const restingStatuses = new Set(['riskAccepted', 'notApplicable', 'notScored']);
/** Rows whose search text is made between two interruptions. */
const stepRows = 1024;

export class RowTable {
  readonly items: readonly RecommendationReport[];
  readonly facts: Facts;
  readonly flags: Uint8Array;
  readonly #report: ScoreReport;
  readonly #ranks = new Map<ColumnId, Ranks>();
  readonly #ranking = new Map<ColumnId, Generator<void, Ranks>>();
  readonly #facets = new Map<FacetId, FacetCodes>();
  #keys: readonly string[] | null = null;
  #rowsByKey: ReadonlyMap<string, number> | null = null;
  #ids: FacetCodes | null = null;
  readonly #searchTexts: string[] = [];

  constructor(report: ScoreReport, formatter: Formatter) {
    this.#report = report;
    this.items = report.recommendations;
    this.facts = factsOf(report, formatter);
    this.flags = new Uint8Array(this.items.length);
    for (let row = 0; row < this.flags.length; row++) this.flags[row] = flagsOf(this.items[row]!);
  }

  get length(): number {
    return this.items.length;
  }

  /** Identity of a row through sorting, filtering and new data. A row that is there twice has two. */
  keyOf(row: number): string {
    const { scopeId, id } = this.items[row]!;
    if (this.#keys) return this.#keys[row]!;
    if (!this.#report.quality.some(({ code }) => code === 'duplicateId')) return scopedKey(scopeId, id);
    this.#keys = keysOf(this.items);
    return this.#keys[row]!;
  }

  /** The row of a key, or `undefined` where there is none any more. */
  rowOf(key: string): number | undefined {
    this.#rowsByKey ??= new Map(this.items.map((_, row) => [this.keyOf(row), row]));
    return this.#rowsByKey.get(key);
  }

  facet(id: FacetId): FacetCodes {
    let codes = this.#facets.get(id);
    if (!codes) this.#facets.set(id, (codes = facetCodes(facetOf(id), this.#report, this.facts)));
    return codes;
  }

  /** Rows of the same recommendation in several scopes. */
  get ids(): FacetCodes {
    if (this.#ids) return this.#ids;
    const codeOf = new Map<string, number>();
    const words: string[] = [];
    const names: string[] = [];
    const codes = Uint32Array.from(this.items, ({ id, title }) => {
      const key = keyOf(id);
      let code = codeOf.get(key);
      if (code === undefined) {
        codeOf.set(key, (code = words.push(id) - 1));
        names.push(title);
      }
      return code;
    });
    return (this.#ids = { words, names, codes, sets: words.map((_, index) => [index]) });
  }

  /** Title, security control and service of each row as one text in lower case; what is not yet prepared is made now. */
  get searchTexts(): readonly string[] {
    finish(this.prepareSearch());
    return this.#searchTexts;
  }

  get isSearchPrepared(): boolean {
    return this.#searchTexts.length === this.length;
  }

  /** Makes the search texts in small steps, going on where an earlier one stopped. */
  *prepareSearch(): Generator<void, void> {
    const texts = this.#searchTexts;
    const { control, formatter } = this.facts;
    while (texts.length < this.length) {
      const { title, controlId, service } = this.items[texts.length]!;
      texts.push(`${title}\n${control(controlId) ?? ''}\n${serviceName(service, formatter) ?? ''}`.toLowerCase());
      if (texts.length % stepRows === 0) yield;
    }
  }

  /** Makes the ranks of a column in small steps, going on where an earlier one stopped, for `ranks` to have them at hand. */
  *prepareRanks(id: ColumnId): Generator<void, void> {
    while (!this.#ranks.has(id)) {
      const { done, value } = this.#rankingOf(id).next();
      if (done) this.#ranks.set(id, value);
      else yield;
    }
    this.#ranking.delete(id);
  }

  #rankingOf(id: ColumnId): Generator<void, Ranks> {
    let steps = this.#ranking.get(id);
    if (!steps) {
      const { value } = columnOf(id);
      const { collator } = this.facts.formatter;
      const compare = (a: string, b: string) => collator.compare(a, b);
      this.#ranking.set(id, (steps = rankInSteps(this.length, (row) => value(this.items[row]!, this.facts), compare)));
    }
    return steps;
  }

  ranks(id: ColumnId): Ranks {
    finish(this.prepareRanks(id));
    return this.#ranks.get(id)!;
  }

  hasRanks(id: ColumnId): boolean {
    return this.#ranks.has(id);
  }
}

function keysOf(items: readonly RecommendationReport[]): string[] {
  const seen = new Map<string, number>();
  return items.map(({ scopeId, id }) => {
    const key = scopedKey(scopeId, id);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key}\n${before}`;
  });
}

function flagsOf(item: RecommendationReport): number {
  const { notCounted } = item;
  const status = statusOf(item);
  const isAccepted = status === 'riskAccepted' || notCounted === 'riskAccepted';
  let flags = 0;
  if (notCounted === null || isAccepted) flags |= RowFlag.scored;
  if (isAccepted) flags |= RowFlag.riskAccepted;
  if (isDone(item)) flags |= RowFlag.completed;
  else if (notCounted === null && !restingStatuses.has(status)) flags |= RowFlag.active;
  return flags;
}
