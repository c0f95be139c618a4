/** The page of `table.mjs`: our table, and a list by hand that pages, sorts and filters the same rows without any library. Peers join it. */
import { scorePosture } from '../src/core/scorePosture.js';
import type { RecommendationReport, ScoreReport } from '../src/core/report.js';
import '../src/define/recommendation-table.js';
import type { RecommendationTable } from '../src/elements/recommendation-table/recommendation-table.js';
import type { Sorting } from '../src/elements/recommendation-table/recommendation-table.viewState.js';

const subjects = ['MFA', 'legacy sign-ins', 'mailbox auditing', 'disk encryption', 'key rotation', 'guest access', 'safe links'];
const verbs = ['Require', 'Block', 'Enable', 'Review', 'Restrict'];
const statuses = ['toAddress', 'planned', 'completed', 'thirdParty', 'riskAccepted'];
const levels = ['Low', 'Moderate', 'High'];
const subscores = ['identity', 'apps', 'data', 'devices'] as const;
const pageSize = 50;
const query = 'mailbox auditing';

function reportOf(rows: number): ScoreReport {
  const recommendations = Array.from({ length: rows }, (_, index) => ({
    id: `r${index}`,
    title: `${verbs[index % 5]!} ${subjects[index % 7]!} for group ${(index * 7919) % rows}`,
    subscore: subscores[index % 4]!,
    status: statuses[(index * 31) % 5]!,
    maxPoints: 1 + (index % 10),
    points: (index * 13) % 10 > 4 ? 0 : (index % 10) / 2,
    service: ['AzureAD', 'EXO', 'MDE', 'MCAS'][index % 4]!,
    tier: 'Core',
    userImpact: levels[index % 3]!,
    implementationCost: levels[(index * 7) % 3]!,
    riskLevel: ['critical', 'high', 'medium', 'low'][(index * 3) % 4]!,
    owner: `Person ${index % 40}`,
    dueDate: `2026-12-${String(1 + (index % 28)).padStart(2, '0')}`,
    updatedAt: `2026-10-${String(1 + (index % 28)).padStart(2, '0')}T00:00:00Z`,
  }));
  return scorePosture({ asOf: '2026-11-20T00:00:00Z', recommendations }, { now: '2026-11-20T06:00:00Z' });
}

const reports = new Map<number, ScoreReport>();
const report = (rows: number): ScoreReport => {
  let found = reports.get(rows);
  if (!found) reports.set(rows, (found = reportOf(rows)));
  return found;
};

interface List {
  readonly element: HTMLElement;
  /** Called once the element is in the page; resolves when its rows are. */
  attached?(): Promise<unknown>;
  sort(by: 'number' | 'coded' | 'three'): unknown;
  prepare(): unknown;
  search(query: string): unknown;
  /** The title in the first row. */
  first(): string;
  remove?(): void;
}

/** Twelve columns, text only, nothing but what has to be: the limit. */
class HandMade implements List {
  readonly element = document.createElement('div');
  readonly #items: readonly RecommendationReport[];
  readonly #body = document.createElement('tbody');
  #order: number[];
  #texts: string[] | null = null;

  constructor({ recommendations }: ScoreReport) {
    this.#items = recommendations;
    this.#order = [...recommendations.keys()];
    const table = document.createElement('table');
    table.append(this.#body);
    this.element.append(table);
    this.#sort(({ potentialPercent: a }, { potentialPercent: b }) => b! - a!);
  }

  #sort(compare: (a: RecommendationReport, b: RecommendationReport) => number): void {
    this.#order = [...this.#items.keys()].sort((a, b) => compare(this.#items[a]!, this.#items[b]!) || a - b);
    this.#draw(this.#order);
  }

  #draw(rows: readonly number[]): void {
    this.#body.replaceChildren(...rows.slice(0, pageSize).map((row) => this.#row(this.#items[row]!)));
  }

  #row(item: RecommendationReport): HTMLElement {
    const row = document.createElement('tr');
    const { title, subscore, status, potentialPercent, points, maxPoints, service, userImpact, implementationCost } = item;
    const texts = [title, subscore, status, potentialPercent?.toFixed(2), points, maxPoints, service, userImpact, implementationCost];
    for (const text of [...texts, item.riskLevel, item.owner, item.updatedAt]) {
      const cell = document.createElement('td');
      cell.textContent = String(text ?? '–');
      row.append(cell);
    }
    return row;
  }

  sort(by: 'number' | 'coded' | 'three'): void {
    const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
    if (by === 'number') this.#sort((a, b) => a.points! - b.points!);
    else if (by === 'coded') this.#sort((a, b) => text(a.status, b.status));
    else this.#sort((a, b) => text(a.status, b.status) || text(a.userImpact!, b.userImpact!) || b.potentialPercent! - a.potentialPercent!);
  }

  prepare(): void {
    this.#texts = this.#items.map(({ title, service }) => `${title}\n${service}`.toLowerCase());
  }

  search(query: string): void {
    this.#draw(this.#order.filter((row) => this.#texts![row]!.includes(query)));
  }

  first(): string {
    return this.#body.rows[0]!.cells[0]!.textContent;
  }
}

const sortings: Readonly<Record<'number' | 'coded' | 'three', readonly Sorting[]>> = {
  number: [{ id: 'achieved', desc: false }],
  coded: [{ id: 'status', desc: false }],
  three: [
    { id: 'status', desc: false },
    { id: 'userImpact', desc: false },
    { id: 'potential', desc: true },
  ],
};

class Ours implements List {
  readonly element: RecommendationTable = document.createElement('recommendation-table');

  constructor(data: ScoreReport) {
    this.element.data = data;
  }

  attached(): Promise<unknown> {
    return this.element.updateComplete;
  }

  async sort(by: 'number' | 'coded' | 'three'): Promise<void> {
    this.element.sorting = sortings[by];
    await this.element.updateComplete;
    while (this.element.shadowRoot!.querySelector('table')?.getAttribute('aria-busy') === 'true')
      await new Promise((resume) => setTimeout(resume));
    await this.element.updateComplete;
  }

  /** As it is prepared in idle slices after the first paint. */
  async prepare(): Promise<void> {
    this.#input.dispatchEvent(new Event('focus'));
    await new Promise((resume) => setTimeout(resume, 400));
  }

  get #input(): HTMLInputElement {
    return this.element.shadowRoot!.querySelector('input[type="search"]')!;
  }

  async search(query: string): Promise<void> {
    this.#input.value = query;
    this.#input.dispatchEvent(new Event('input'));
    await this.element.updateComplete;
  }

  first(): string {
    return this.element.shadowRoot!.querySelector('tbody tr')!.textContent;
  }
}

const kinds: Record<string, new (data: ScoreReport) => List> = { limit: HandMade, table: Ours };

let current: List | null = null;

async function timed(element: HTMLElement, act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  element.getBoundingClientRect();
  return performance.now() - start;
}

async function mount(kind: string, rows: number): Promise<number> {
  unmount();
  const data = report(rows);
  const start = performance.now();
  current = new kinds[kind]!(data);
  document.body.append(current.element);
  await current.attached?.();
  current.element.getBoundingClientRect();
  return performance.now() - start;
}

function unmount(): void {
  current?.remove?.();
  current?.element.remove();
  current = null;
}

/** Milliseconds by act. */
async function measure(kind: string, rows: number): Promise<Record<string, number>> {
  const times: Record<string, number> = { mount: await mount(kind, rows) };
  const { element } = current!;
  await new Promise((resume) => setTimeout(resume, 300));
  times['sort by numbers'] = await timed(element, () => current!.sort('number'));
  times['sort by words'] = await timed(element, () => current!.sort('coded'));
  times['sort by three keys'] = await timed(element, () => current!.sort('three'));
  await current!.prepare();
  times['search'] = await timed(element, () => current!.search(query));
  if (!current!.first().includes(query)) throw new Error(`${kind} has found nothing`);
  unmount();
  return times;
}

/** The longest task while the titles, all of them different, are put in order, and how long that takes. */
async function sortTitles(rows: number): Promise<{ longest: number; total: number }> {
  await mount('table', rows);
  await new Promise((resume) => setTimeout(resume, 1000));
  const { element } = current as Ours;
  let longest = 0;
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration))));
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  element.sorting = [{ id: 'title', desc: false }];
  await element.updateComplete;
  while (element.shadowRoot!.querySelector('table')!.getAttribute('aria-busy') === 'true')
    await new Promise((resume) => setTimeout(resume, 5));
  const total = performance.now() - start;
  await new Promise((resume) => setTimeout(resume, 300));
  observer.disconnect();
  unmount();
  return { longest, total };
}

const addLists = (lists: typeof kinds): void => void Object.assign(kinds, lists);

Object.assign(globalThis, { addLists, prepareReport: (rows: number) => void report(rows), mount, unmount, measure, sortTitles });
