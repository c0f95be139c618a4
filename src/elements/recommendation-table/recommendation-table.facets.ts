/** What the rows can be narrowed and grouped by: the words of a column, coded so that filtering and counting compare numbers. */
import { keyOf } from '../../core/identifiers.js';
import type { RecommendationReport, ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import type { table } from '../../format/messages/table.js';
import {
  dueStateOf,
  dueStates,
  environmentOf,
  insightIds,
  insightName,
  insightsOf,
  levelName,
  levelOf,
  levelRank,
  serviceName,
  statusName,
  statusOf,
  statusRank,
  type Facts,
} from './recommendation-table.words.js';
import type { FacetId } from './recommendation-table.ids.js';

/** A row has one word, several, or none. */
type Words = string | readonly string[] | null;

export interface Facet {
  readonly id: FacetId;
  readonly message: Extract<keyof typeof table, `column.${string}`>;
  readonly words: (item: RecommendationReport, facts: Facts) => Words;
  /** The word as it is printed. */
  readonly name: (word: string, facts: Facts) => string;
  /** Where the words have an order of their own; else they go by their names. */
  readonly rank?: (word: string, report: ScoreReport) => number;
}

const asIs = (word: string) => word;
const printed =
  (name: (word: string, formatter: Formatter) => string | null) =>
  (word: string, { formatter }: Facts) =>
    name(word, formatter) ?? word;

const facet = (id: FacetId, words: Facet['words'], name: Facet['name'] = asIs, rank?: Facet['rank']): Facet => ({
  id,
  message: `column.${id}`,
  words,
  name,
  ...(rank && { rank }),
});

const level = (id: FacetId, of: (item: RecommendationReport) => string | null | undefined): Facet =>
  facet(
    id,
    (item) => (levelOf(of(item)) === null ? null : of(item)!),
    printed(levelName),
    (word) => -(levelRank(word) ?? 0),
  );

const facets: readonly Facet[] = [
  facet('status', statusOf, printed(statusName), statusRank),
  facet('due', dueStateOf, dueName, (word) => (dueStates as readonly string[]).indexOf(word)),
  facet('owner', (item) => item.owner || null),
  facet(
    'subscore',
    ({ subscore }) => subscore,
    (word, { formatter }) => formatter.text(`subscore.${word}` as 'subscore.apps'),
    (word, { subscores }) => subscores.findIndex(({ id }) => id === word),
  ),
  level('risk', ({ riskLevel }) => riskLevel),
  level('severity', ({ severity }) => severity),
  facet('insights', insightsOf, printed(insightName), (word) => {
    const rank = (insightIds as readonly string[]).indexOf(word);
    return rank < 0 ? insightIds.length : rank;
  }),
  facet(
    'control',
    ({ controlId }) => controlId || null,
    (word, facts) => facts.control(word) ?? word,
  ),
  facet(
    'scope',
    ({ scopeId }) => scopeId || null,
    (word, facts) => facts.scope(word) ?? word,
  ),
  facet('environment', environmentOf),
  facet('resourceType', (item, facts) => facts.resourceTypes(item.id)),
  facet('workload', (item) => item.workload || null),
  facet('service', (item) => item.service || null, printed(serviceName)),
  level('userImpact', ({ userImpact }) => userImpact),
  level('cost', ({ implementationCost }) => implementationCost),
  facet(
    'licensed',
    ({ licensed }) => (licensed == null ? null : licensed ? 'yes' : 'no'),
    (word, { formatter }) => formatter.text(word === 'yes' ? 'table.yes' : 'table.no'),
  ),
];

function dueName(word: string, { formatter }: Facts): string {
  return formatter.text(`due.${word as 'overdue'}`);
}

const byId = new Map(facets.map((item) => [item.id, item]));
export const facetOf = (id: FacetId): Facet => byId.get(id)!;

/**
 * A facet's words and, for each row, which of them it has. Rows with several words share a code for the whole set, so that
 * one number a row is enough: `sets[code]` are the indexes of its words.
 */
export interface FacetCodes {
  /** As first spelled in the data, in the order in which they are listed. */
  readonly words: readonly string[];
  readonly names: readonly string[];
  readonly codes: Uint32Array;
  readonly sets: readonly (readonly number[])[];
}

/** Words are told apart by their lower case: the vendor mixes cases. */
export function facetCodes({ words: wordsOf, name, rank }: Facet, report: ScoreReport, facts: Facts): FacetCodes {
  const coder = new Coder();
  const { recommendations } = report;
  const codes = new Uint32Array(recommendations.length);
  for (let row = 0; row < codes.length; row++) codes[row] = coder.codeOf(wordsOf(recommendations[row]!, facts));
  const named = coder.words.map((word, index) => ({ word, index, name: name(word, facts), rank: rank?.(word, report) ?? 0 }));
  const { collator } = facts.formatter;
  named.sort((a, b) => a.rank - b.rank || collator.compare(a.name, b.name) || a.index - b.index);
  const placeOf = new Map(named.map(({ index }, place) => [index, place]));
  return {
    words: named.map(({ word }) => word),
    names: named.map((item) => item.name),
    codes,
    sets: coder.sets.map((set) => set.map((index) => placeOf.get(index)!)),
  };
}

class Coder {
  readonly words: string[] = [];
  readonly sets: (readonly number[])[] = [];
  readonly #wordIndexes = new Map<string, number>();
  readonly #codes = new Map<Words, number>();

  /** Most rows bring a word in a spelling that was there before. */
  codeOf(words: Words): number {
    const key = words === null || typeof words === 'string' ? words : words.join('\n');
    let code = this.#codes.get(key);
    if (code === undefined) {
      const list = words === null ? [] : typeof words === 'string' ? [words] : words;
      const set = [...new Set(list.map((word) => this.#indexOf(word)))];
      code = this.sets.push(set) - 1;
      this.#codes.set(key, code);
    }
    return code;
  }

  #indexOf(word: string): number {
    const key = keyOf(word);
    let index = this.#wordIndexes.get(key);
    if (index === undefined) this.#wordIndexes.set(key, (index = this.words.push(word) - 1));
    return index;
  }
}

/** 1 for each set that holds one of the wanted words, or `null` where any will do. */
export function wantedSets({ words, sets }: FacetCodes, wanted: readonly string[] | undefined): Uint8Array | null {
  if (!wanted || wanted.length === 0) return null;
  const keys = new Set(wanted.map(keyOf));
  const isWanted = words.map((word) => keys.has(keyOf(word)));
  return Uint8Array.from(sets, (set) => (set.some((index) => isWanted[index]) ? 1 : 0));
}
