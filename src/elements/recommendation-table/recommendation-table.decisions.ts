/** What the reader decides about rows: selecting them, planning, other statuses. The arithmetic is loaded with the first decision. */
import type { ReactiveControllerHost } from 'lit';
import type { ReportStore } from '../../state/store.js';
import { dispatch } from '../../ui/events.js';
import type { RequestedAction } from './recommendation-table.events.js';
import { later } from './recommendation-table.late.js';
import type { Notice, Projected, ScarceCost, ShownPlan, StatusWish, TableModel } from './recommendation-table.model.js';
import type { RowTable } from './recommendation-table.rows.js';

/** What the decisions need of the table that they are about. */
export interface DecisionHost {
  readonly element: ReactiveControllerHost & HTMLElement;
  readonly table: () => RowTable | null;
  readonly store: () => ReportStore | null;
  /** What is shown now, or `null` while there is nothing. */
  readonly model: () => TableModel | null;
  readonly speak: (text: string) => void;
  /** All rows of the plan can be seen, whatever was filtered. */
  readonly showPlan: () => void;
}

/** How long a selection has to rest before its effect is computed. */
const projectAfterMs = 120;
const none: ReadonlySet<string> = new Set();

export class Decisions {
  selected: ReadonlySet<string> = none;
  /** The keys that alone are shown; `null` for all rows. */
  only: ReadonlySet<string> | null = null;
  /** Steps of the plan by key of their rows. */
  places: ReadonlyMap<string, number> | null = null;
  projected: Projected | null = null;
  plan: ShownPlan | null = null;
  notice: Notice | null = null;
  #anchor: number | null = null;
  #projectLater: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: DecisionHost) {
    host.element.addController({ hostDisconnected: () => clearTimeout(this.#projectLater) });
  }

  /** Nothing of one tenant stays for the next. */
  reset(): void {
    clearTimeout(this.#projectLater);
    this.selected = none;
    this.only = null;
    this.projected = null;
    this.plan = null;
    this.notice = null;
    this.#anchor = null;
  }

  /** Other data of the same tenant: what is selected stays, where it leads is computed again. A plan was made from the old ones. */
  follow(): void {
    this.#anchor = null;
    this.projected = null;
    if (this.plan) this.only = this.plan = null;
    if (this.selected.size > 0) this.#projectSoon(false);
  }

  /** With `isRange` from the row that was chosen last to this one, in the order of the table. */
  selectOne(row: number, isOn: boolean, isRange: boolean): void {
    const { rows, lines } = this.host.model()!;
    const order = lines ?? rows;
    const [from, to] = [this.#anchor === null ? -1 : order.indexOf(this.#anchor), order.indexOf(row)].sort((a, b) => a - b);
    this.#anchor = row;
    this.select(isRange && from! >= 0 ? Array.from(order.subarray(from, to! + 1)).filter((line) => line >= 0) : [row], isOn);
  }

  select(rows: Iterable<number>, isOn: boolean): void {
    const table = this.host.table()!;
    const selected = new Set(this.selected);
    for (const row of rows) selected[isOn ? 'add' : 'delete'](table.keyOf(row));
    this.#set(selected);
  }

  clear(): void {
    this.only = null;
    this.plan = null;
    this.#set(none);
  }

  showOnly(isOnly: boolean): void {
    this.only = isOnly ? this.selected : null;
    this.host.element.requestUpdate();
  }

  dismissNotice(): void {
    this.notice = null;
    this.host.element.requestUpdate();
  }

  #set(selected: ReadonlySet<string>, isOfPlan = false): void {
    const table = this.host.table()!;
    this.selected = selected;
    if (!isOfPlan) this.plan = null;
    if (selected.size === 0) this.only = null;
    const rows = rowsOf(table, selected).map((row) => table.items[row]!);
    const detail = { selected: rows.map(({ id, scopeId }) => ({ recommendationId: id, scopeId: scopeId ?? null })) };
    dispatch(this.host.element, 'secure-score-selection-change', detail);
    this.#projectSoon(isOfPlan);
    this.host.element.requestUpdate();
  }

  #projectSoon(isOfPlan: boolean): void {
    clearTimeout(this.#projectLater);
    this.#projectLater = setTimeout(() => void this.#project(isOfPlan), projectAfterMs);
  }

  /** Where the score would be with the selection done; the other widgets show it too. */
  async #project(isOfPlan: boolean): Promise<void> {
    const { selected: keys, host } = this;
    const [store, table] = [host.store(), host.table()];
    if (!store || !table) return;
    if (keys.size === 0) {
      this.projected = null;
      store.setProjection(null);
      return;
    }
    const part = await later.loaded();
    const isWanted = () => this.selected === keys && host.element.isConnected && host.table() === table;
    if (!isWanted()) return;
    const items = rowsOf(table, keys).map((row) => table.items[row]!);
    const after = (await part?.project(store, items, isOfPlan ? 'plan' : 'whatIf', isWanted)) ?? null;
    if (!isWanted()) return;
    this.projected = { keys, after };
    host.element.requestUpdate();
    const model = host.model();
    if (part && model) host.speak(part.spokenProjection(model));
  }

  async makePlan(targetPercent: number, cost: ScarceCost): Promise<void> {
    const [store, table] = [this.host.store(), this.host.table()];
    const waiting: ShownPlan = { targetPercent, cost, result: null, isFailed: false, steps: [] };
    this.plan = waiting;
    this.host.element.requestUpdate();
    const part = await later.loaded();
    const made = (store && table && (await part?.makePlan(store, table, targetPercent, cost))) || null;
    if (this.plan !== waiting) return;
    this.plan = { ...waiting, result: made?.result ?? null, isFailed: !made?.result, steps: made?.steps ?? [] };
    this.host.element.requestUpdate();
    if (!made?.result || !table || !part) return;
    this.places = part.placesOf(made.steps, table, made.keys);
    this.only = made.keys.size > 0 ? made.keys : null;
    this.host.showPlan();
    this.#set(made.keys, true);
  }

  async changeStatus(wishes: readonly StatusWish[], note: string | null): Promise<void> {
    const [store, table] = [this.host.store(), this.host.table()];
    const part = await later.loaded();
    const model = this.host.model();
    if (!store || !table || !part || !model) return;
    this.notice = null;
    this.host.element.requestUpdate();
    const notice = await part.askForStatus(this.host.element, store, table, wishes, note, model.formatter);
    this.notice = notice;
    this.host.element.requestUpdate();
    if (notice) this.host.speak(notice.text);
  }

  async request(action: RequestedAction, rows: readonly number[]): Promise<void> {
    const part = await later.loaded();
    const model = this.host.model();
    if (!part || !model) return;
    const items = rows.map((row) => part.requestedItem(model.report, model.table.items[row]!));
    dispatch(this.host.element, 'secure-score-action-request', { action, items });
  }
}

export const rowsOf = (table: RowTable, keys: ReadonlySet<string>): readonly number[] =>
  [...keys].map((key) => table.rowOf(key)).filter((row) => row !== undefined);
