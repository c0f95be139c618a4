/** A grouping as a tree of rows: what is open, searched for, ordered and shown, and how keys move through it. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import type { ListGrouping } from './grouping.js';
import { headTemplate, nextSort } from './head.template.js';
import type { SortChoice, SortKey } from './order.js';
import type { RowActs } from './row.template.js';
import { columnsOf, type Columns } from './row.view.js';
import { controlTree, countScopes } from './controls.view.js';
import { handleKey } from './keyboard.js';
import { marked } from './marked.js';
import { sortSelect } from './sort-select.template.js';
import { treeRowTemplate } from './tree-row.template.js';
import { environmentTree, scopeSummary, scopeTree } from './scopes.view.js';
import { allNodes, isExpandable, linesOf, search, type Found, type TreeLine, type TreeNode } from './tree.js';
import { workloadTree } from './workloads.view.js';

/** The element that the list is part of. */
export interface ListHost {
  readonly updateComplete: Promise<unknown>;
  readonly renderRoot: ParentNode;
  readonly acts: RowActs;
  requestUpdate(): void;
}

/** Rows that come at a time. */
const pageSize = 50;
/** Longer lists can be searched. */
const searchFrom = 12;
/** A tree up to this size is open from the start. */
const openUpTo = 60;

const trees: Readonly<Record<ListGrouping, (report: ScoreReport, formatter: Formatter) => TreeNode[]>> = {
  environment: environmentTree,
  scope: scopeTree,
  control: controlTree,
  workload: workloadTree,
};

const sortKeys: Readonly<Record<ListGrouping, readonly SortKey[]>> = {
  environment: ['name', 'percent', 'potential', 'unhealthy'],
  scope: ['name', 'percent', 'potential', 'unhealthy'],
  control: ['potential', 'percent', 'unhealthy', 'name'],
  workload: ['name', 'percent', 'potential'],
};

const defaultSort = (grouping: ListGrouping): SortChoice => ({ key: grouping === 'control' ? 'potential' : 'name', isReversed: false });

/** What a value was made from: it is made again only when something of it has changed. */
class Remembered<T> {
  #from: readonly unknown[] = [];
  #value: T | null = null;

  get(from: readonly unknown[], make: () => T): T {
    if (this.#value === null || from.some((part, index) => part !== this.#from[index])) {
      this.#from = from;
      this.#value = make();
    }
    return this.#value;
  }
}

interface Tree {
  readonly roots: readonly TreeNode[];
  readonly size: number;
  readonly isNested: boolean;
  readonly hasIds: boolean;
}

export class GroupList {
  #sort: SortChoice;
  #query = '';
  #shown = pageSize;
  /** Whether rows are open unless somebody toggled them; `null` for what fits the size. */
  #allOpen: boolean | null = null;
  #toggled: ReadonlySet<string> = new Set();
  #current: string | null = null;
  #showsIds = false;
  #lines: readonly TreeLine[] = [];
  readonly #tree = new Remembered<Tree>();
  readonly #found = new Remembered<{ readonly found: Found | null }>();
  readonly #remembered = new Remembered<readonly TreeLine[]>();

  constructor(
    private readonly host: ListHost,
    private readonly grouping: ListGrouping,
  ) {
    this.#sort = defaultSort(grouping);
  }

  template(report: ScoreReport): TemplateResult {
    const { formatter } = this.host.acts;
    const tree = this.#tree.get([report, formatter], () => treeOf(trees[this.grouping](report, formatter)));
    const { found } = this.#found.get([tree, this.#query], () => ({ found: search(tree.roots, this.#query, formatter.locale) }));
    const isOpen = this.#opener(tree, found);
    this.#lines = this.#remembered.get([tree, found, this.#sort, this.#allOpen, this.#toggled], () =>
      linesOf(tree.roots, { sort: this.#sort, found, isOpen }, formatter),
    );
    const isEmpty = this.#lines.length === 0;
    const isSummed = this.grouping === 'control' && countScopes(report) > 1;
    return html`${this.#toolbar(tree, report)}
    ${isEmpty ? html`<p class="muted body" role="status">${formatter.text('search.none', { query: this.#query })}</p>` : this.#grid(tree)}
    ${this.#footer(tree, found)} ${isSummed ? html`<p class="caption legend">${formatter.text('breakdown.sumNote')}</p>` : nothing}`;
  }

  #opener(tree: Tree, found: Found | null): (node: TreeNode, level: number) => boolean {
    const isSmall = tree.size <= openUpTo;
    const fits = (level: number) => this.grouping === 'scope' && (isSmall || level === 1);
    return (node, level) => {
      const isUsual = found ? node.children.some((child) => found.shown.has(child)) : (this.#allOpen ?? fits(level));
      return isUsual !== this.#toggled.has(node.key);
    };
  }

  #toolbar(tree: Tree, report: ScoreReport): TemplateResult {
    const { formatter } = this.host.acts;
    const summary = this.grouping === 'scope' || this.grouping === 'environment' ? scopeSummary(report, formatter) : null;
    const expand = (isOpen: boolean, label: string) => html`<button class="plain" @click=${() => this.#openAll(isOpen)}>${label}</button>`;
    return html`<div class="tools" part="toolbar">
      ${summary ? html`<p class="summary">${summary}</p>` : nothing} ${tree.size > searchFrom ? this.#searchField() : nothing}
      <span class="acts screen-only">
        ${
          tree.hasIds
            ? html`<button
                class="plain"
                aria-pressed=${`${this.#showsIds}`}
                @click=${() => this.#change(() => (this.#showsIds = !this.#showsIds))}
              >
                ${formatter.text('breakdown.showIds')}
              </button>`
            : nothing
        }
        ${tree.isNested ? html`${expand(true, formatter.text('breakdown.expandAll'))}${expand(false, formatter.text('breakdown.collapseAll'))}` : nothing}
        ${sortSelect(sortKeys[this.grouping], this.#sort, formatter, (sort) => this.#sortBy(sort))}
      </span>
    </div>`;
  }

  #searchField(): TemplateResult {
    const { formatter } = this.host.acts;
    return html`<input
      class="screen-only"
      type="search"
      aria-label=${formatter.text('search.label')}
      placeholder=${formatter.text('search.placeholder')}
      .value=${this.#query}
      @input=${(event: Event) => this.#search((event.target as HTMLInputElement).value)}
    />`;
  }

  #grid(tree: Tree): TemplateResult {
    const { acts } = this.host;
    const { formatter } = acts;
    const name = formatter.text(`breakdown.group.${this.grouping}`);
    const lines = this.#lines.slice(0, this.#shown);
    if (!lines.some(({ node }) => node.key === this.#current)) this.#current = lines[0]?.node.key ?? null;
    const columns = columnsOf(lines.map(({ node }) => node.row()));
    const sortBy = (key: SortKey) => this.#sortBy(nextSort(this.#sort, key));
    return html`<div
      class="grid ${this.grouping}s ${tree.isNested ? 'nested' : ''}"
      role="treegrid"
      part="list"
      aria-label=${name}
      aria-rowcount=${this.#lines.length + 1}
      @keydown=${this.#onKey}
      @focusin=${this.#onFocus}
    >
      ${headTemplate(columns, { formatter, name, comparedWith: null, sort: this.#sort, sortBy })}
      ${repeat(
        lines,
        ({ node }) => node.key,
        (line, index) => this.#line(line, index, columns),
      )}
    </div>`;
  }

  #line({ node, level, position, siblings, isOpen }: TreeLine, index: number, columns: Columns): TemplateResult {
    const { acts } = this.host;
    const row = node.row();
    const detail = isOpen && node.detail ? node.detail() : null;
    const place = {
      level,
      position,
      siblings,
      index: index + 1,
      isOpen,
      isCurrent: node.key === this.#current,
      toggle: () => this.#toggle(node),
      name: marked(node.name, this.#query, acts.formatter.locale),
      showsId: this.#showsIds || this.#isFoundById(node),
      describedBy: detail ? `detail-${index}` : null,
    };
    return html`${treeRowTemplate(row, columns, acts, place)}
    ${
      detail
        ? html`<div class="detail body" role="row" id=${`detail-${index}`}>
            <div role="gridcell">
              ${detail.description ? html`<p>${detail.description}</p>` : nothing}
              ${detail.facts.length > 0 ? html`<p class="facts">${detail.facts.map((fact) => html`<span class="chip">${fact}</span>`)}</p>` : nothing}
            </div>
          </div>`
        : nothing
    }`;
  }

  #isFoundById({ id, name }: TreeNode): boolean {
    const { locale } = this.host.acts.formatter;
    const query = this.#query.trim().toLocaleLowerCase(locale);
    return query !== '' && id.toLocaleLowerCase(locale).includes(query) && !name.toLocaleLowerCase(locale).includes(query);
  }

  #footer(tree: Tree, found: Found | null): TemplateResult | typeof nothing {
    const { formatter } = this.host.acts;
    const isCut = this.#lines.length > this.#shown;
    if (!isCut && !found) return nothing;
    const counts = found && !isCut ? { shown: found.matches.size, total: tree.size } : { shown: this.#shown, total: this.#lines.length };
    return html`<div class="more">
      ${isCut ? html`<button class="screen-only" @click=${() => void this.#showMore()}>${formatter.text('action.showMore')}</button>` : nothing}
      <span class="caption" role=${found ? 'status' : nothing}>${formatter.text('count.showing', counts)}</span>
    </div>`;
  }

  #change(act: () => void): void {
    act();
    this.host.requestUpdate();
  }

  #sortBy(sort: SortChoice | null): void {
    this.#change(() => {
      this.#sort = sort ?? defaultSort(this.grouping);
      this.#shown = pageSize;
    });
  }

  #search(query: string): void {
    this.#change(() => {
      this.#query = query;
      this.#shown = pageSize;
      this.#toggled = new Set();
    });
  }

  #openAll(isOpen: boolean): void {
    this.#change(() => {
      this.#allOpen = isOpen;
      this.#toggled = new Set();
    });
  }

  #toggle({ key }: TreeNode): void {
    this.#change(() => {
      const toggled = new Set(this.#toggled);
      if (!toggled.delete(key)) toggled.add(key);
      this.#toggled = toggled;
      this.#current = key;
    });
  }

  /** The button goes away with the last page: the first new row takes the focus. */
  async #showMore(): Promise<void> {
    const first = this.#lines[this.#shown];
    this.#change(() => (this.#shown += pageSize));
    await this.host.updateComplete;
    if (this.#shown >= this.#lines.length && first) await this.#focus(first);
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const key = rowAt(event)?.dataset['key'];
    if (key !== undefined && key !== this.#current) this.#change(() => (this.#current = key));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const row = rowAt(event);
    const index = this.#lines.findIndex(({ node }) => node.key === row?.dataset['key']);
    const line = this.#lines[index];
    if (!row || !line) return;
    const { scope } = line.node.row();
    const isRightToLeft = getComputedStyle(row).direction === 'rtl';
    const isOnRow = event.target === row;
    const isHandled = handleKey(
      event,
      {
        move: (lines) => void this.#focusAt(index + lines),
        moveTo: (end) => void this.#focusAt(end === 'first' ? 0 : Math.min(this.#shown, this.#lines.length) - 1),
        inwards: () => (line.isOpen === false ? this.#toggle(line.node) : line.isOpen && void this.#focusAt(index + 1)),
        outwards: () => this.#outwards(line),
        openSiblings: () => this.#openSiblings(line),
        choose: () => (scope ? this.host.acts.choose(scope) : line.isOpen !== null && this.#toggle(line.node)),
        dismiss: () => (isOnRow ? row.classList.add('quiet') : row.focus()),
        find: (letter) => this.#find(letter, index),
      },
      isRightToLeft,
      isOnRow,
    );
    if (isHandled) event.preventDefault();
  };

  #outwards({ node, parent, isOpen }: TreeLine): void {
    if (isOpen) this.#toggle(node);
    else if (parent) void this.#focusAt(this.#lines.findIndex((line) => line.node === parent));
  }

  #openSiblings({ parent }: TreeLine): void {
    const closed = this.#lines.filter((line) => line.parent === parent && line.isOpen === false);
    this.#change(() => {
      const toggled = new Set(this.#toggled);
      for (const { node } of closed) if (!toggled.delete(node.key)) toggled.add(node.key);
      this.#toggled = toggled;
    });
  }

  #find(letter: string, from: number): void {
    const { locale } = this.host.acts.formatter;
    const starts = ({ node }: TreeLine) => node.name.toLocaleLowerCase(locale).startsWith(letter.toLocaleLowerCase(locale));
    const after = this.#lines.findIndex((line, index) => index > from && starts(line));
    const found = after >= 0 ? after : this.#lines.findIndex(starts);
    if (found >= 0) void this.#focusAt(found);
  }

  /** A line that is not on the screen yet comes with all before it. */
  async #focusAt(index: number): Promise<void> {
    const line = this.#lines[Math.min(Math.max(index, 0), this.#lines.length - 1)];
    if (!line) return;
    while (this.#shown <= this.#lines.indexOf(line)) this.#shown += pageSize;
    await this.#focus(line);
  }

  async #focus({ node: { key } }: TreeLine): Promise<void> {
    this.#change(() => (this.#current = key));
    await this.host.updateComplete;
    const rows = this.host.renderRoot.querySelectorAll<HTMLElement>('[role=row][data-key]');
    [...rows].find((row) => row.dataset['key'] === key)?.focus();
  }
}

function treeOf(roots: readonly TreeNode[]): Tree {
  const nodes = allNodes(roots);
  return {
    roots,
    size: nodes.length,
    isNested: nodes.some(isExpandable),
    hasIds: nodes.some(({ key, id, name }) => id !== name && id !== '' && key.startsWith('scope')),
  };
}

const rowAt = ({ target }: Event): HTMLElement | null => (target as Element).closest<HTMLElement>('[role=row][data-key]');
