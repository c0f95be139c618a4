import { examplesListed } from '../core/quality.js';
import type { QualityCode, QualityNote, SubjectKind } from '../core/quality.js';
import { messageOf, problem, problemWithText } from './problem.js';
import type { Problem } from './problem.js';

type Facts = QualityNote['facts'];

interface Tally {
  readonly code: QualityCode;
  readonly kind: SubjectKind;
  readonly ids: Set<string>;
  facts: Facts;
  count: number;
}

/** Problems past this number are only counted: a payload of nothing but bad rows must not become a second payload. */
const problemsListed = 100;

/** A record that cannot be used. `path` is relative to the record. */
export class Unreadable extends Error {
  constructor(
    readonly path: string,
    readonly expected: string,
    readonly received: unknown,
  ) {
    super(expected);
  }
}

/** Gathers problems and quality notes while payloads are read; equal notes become one with a count. */
export class ReadLog {
  readonly #problems: Problem[] = [];
  readonly #tallies = new Map<string, Tally>();
  #unlisted = 0;

  problem(path: string, expected: string, received: unknown): void {
    this.add(problem(path, expected, received));
  }

  add(item: Problem): void {
    if (this.#problems.length < problemsListed) this.#problems.push(item);
    else this.#unlisted++;
  }

  /** Counts `code` once more; `id` says for what. */
  note(code: QualityCode, kind: SubjectKind, id?: string | null, facts: Facts = {}, count = 1): void {
    const key = `${code} ${kind}`;
    let tally = this.#tallies.get(key);
    if (!tally) this.#tallies.set(key, (tally = { code, kind, ids: new Set(), facts, count: 0 }));
    tally.count += count;
    tally.facts = { ...tally.facts, ...facts };
    if (id != null && tally.ids.size < examplesListed) tally.ids.add(id);
  }

  /** Says why the record at `path` is left out. Takes anything thrown: getters and proxies throw what they like. */
  unreadable(path: string, thrown: unknown): void {
    let item: Problem;
    if (thrown instanceof Unreadable) item = problem(path + thrown.path, thrown.expected, thrown.received);
    else item = problemWithText(path, 'readable data', `an error while reading: ${messageOf(thrown)}`);
    this.add(item);
    this.note('unreadableRecords', 'payload', item.path);
  }

  get problems(): readonly Problem[] {
    if (this.#unlisted === 0) return this.#problems;
    const message = `${this.#unlisted} further problems are not listed.`;
    return [...this.#problems, { path: '', expected: 'no problems', received: message, message }];
  }

  get notes(): QualityNote[] {
    return [...this.#tallies.values()].map(({ code, kind, ids, facts, count }) => ({
      code,
      subject: ids.size === 1 && count === 1 ? { kind, id: [...ids][0]! } : { kind },
      facts: { ...facts, count, ids: [...ids] },
    }));
  }
}
