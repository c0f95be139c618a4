/** Around the table: tabs, search, filters, what can be opened, pages. */
import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { keyOf } from '../../core/identifiers.js';
import type { MessageKey } from '../../format/messages.js';
import { chevronIcon, closeIcon, searchIcon } from '../../ui/icons.js';
import { selectPage } from './recommendation-table.body.js';
import { columnOf } from './recommendation-table.columns.js';
import { columnsIcon, exportIcon, filterIcon, planIcon } from './recommendation-table.icons.js';
import { type FacetId, isColumnId } from './recommendation-table.ids.js';
import { later, type PanelId } from './recommendation-table.late.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import { facetCounts } from './recommendation-table.query.js';
import { filterSentence, wordNames } from './recommendation-table.view.js';
import { groupings, isNarrowed, wanted, type Grouping, type TabId } from './recommendation-table.viewState.js';

type Part = TemplateResult | typeof nothing;

export function toolbarTemplate(model: TableModel, actions: TableActions): TemplateResult {
  const { formatter, view } = model;
  return html`<div class="toolbar" part="toolbar">
      <div class="tabs" role="group" aria-label=${formatter.text('table.tabs')}>
        ${tab(model, actions, 'score')} ${tab(model, actions, 'all')}
      </div>
      <label class="search">
        <span class="visually-hidden">${formatter.text('search.label')}</span>
        ${searchIcon}
        <input
          type="search"
          part="search"
          autocomplete="off"
          spellcheck="false"
          placeholder=${formatter.text('search.placeholder')}
          .value=${view.query}
          @focus=${actions.prepareSearch}
          @input=${(event: Event) => actions.search((event.target as HTMLInputElement).value)}
        />
      </label>
      <div class="acts screen-only">
        ${opener(model, actions, 'plan', 'table.plan', planIcon)} ${opener(model, actions, 'columns', 'table.columns', columnsIcon)}
        ${opener(model, actions, 'export', 'table.export', exportIcon)}
      </div>
    </div>
    ${chips(model, actions)} ${panel(model, actions)} ${sentence(model, actions)} ${sortSelect(model, actions)}`;
}

function tab({ formatter, view, matches }: TableModel, actions: TableActions, id: TabId): TemplateResult {
  return html`<button class="tab" aria-pressed=${view.tab === id ? 'true' : 'false'} @click=${() => actions.chooseTab(id)}>
    ${formatter.text(`table.tab.${id}`)} <span class="muted">${formatter.compact(matches.tabCounts[id])}</span>
  </button>`;
}

/** A button that opens a panel below; the panel is loaded then. */
function opener(
  { formatter, panel: open }: TableModel,
  actions: TableActions,
  id: PanelId,
  message: Extract<MessageKey, `table.${string}`>,
  icon: SVGTemplateResult,
): TemplateResult {
  return html`<button
    class="opener"
    data-panel=${id}
    aria-expanded=${open === id ? 'true' : 'false'}
    aria-controls=${open === id ? 'panel' : nothing}
    @click=${() => actions.togglePanel(id)}
  >
    ${icon}<span>${formatter.text(message as 'table.plan')}</span>
  </button>`;
}

function panel(model: TableModel, actions: TableActions): Part {
  const { panel: id } = model;
  if (!later.value || id === null || id === 'status') return nothing;
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    actions.togglePanel(id);
  };
  const content = later.value.panelTemplates[id](model, actions);
  return html`<div class="panel screen-only" id="panel" part="panel" @keydown=${close}>${content}</div>`;
}

function chips(model: TableModel, actions: TableActions): TemplateResult {
  const { formatter, matches, view, panel: open } = model;
  const count = Object.keys(view.filters).length;
  const filters = count > 0 ? formatter.text('table.moreActive', { count }) : formatter.text('table.more');
  const completed =
    matches.completedCount > 0 || view.hideCompleted
      ? chip(
          formatter.text('filter.value', { name: formatter.text('filter.hideCompleted'), count: matches.completedCount }),
          view.hideCompleted,
          actions.toggleCompleted,
        )
      : nothing;
  const accepted =
    matches.riskAcceptedCount > 0
      ? chip(formatter.text('table.riskAccepted', { count: matches.riskAcceptedCount }), view.showRiskAccepted, actions.toggleRiskAccepted)
      : nothing;
  return html`<div class="chips screen-only" role="group" aria-label=${formatter.text('filter.label')}>
    <button
      class="chip filters"
      data-panel="filters"
      aria-expanded=${open === 'filters' ? 'true' : 'false'}
      aria-controls=${open === 'filters' ? 'panel' : nothing}
      @click=${() => actions.togglePanel('filters')}
    >
      ${filterIcon}${filters}
    </button>
    ${quickFilter(model, actions, 'status')} ${quickFilter(model, actions, 'subscore')}
    <div class="set">${mine(model, actions)} ${completed} ${accepted}</div>
    ${groupSelect(model, actions)}
  </div>`;
}

/** The words of a facet as chips, where there are several. An accepted risk has a chip of its own. */
function quickFilter(model: TableModel, actions: TableActions, id: FacetId): Part {
  const { formatter, table, matches, view } = model;
  const facet = table.facet(id);
  if (facet.words.length < 2) return nothing;
  const counts = facetCounts(facet, matches, id);
  const chosen = wanted(view, id);
  return html`<div class="set quick" role="group" aria-label=${formatter.text(`column.${id as 'status'}`)}>
    ${facet.words.map((word, index) => {
      const isChosen = chosen.includes(word);
      if (word === 'riskAccepted' || (counts[index] === 0 && !isChosen)) return nothing;
      const text = formatter.text('filter.value', { name: facet.names[index]!, count: counts[index]! });
      return chip(text, isChosen, () => actions.toggleWord(id, word));
    })}
  </div>`;
}

/** What is the reader's own, by the name that the host gives. */
function mine({ formatter, table, matches, view, reader }: TableModel, actions: TableActions): Part {
  if (!reader || !table.facts.hasDueStates) return nothing;
  const facet = table.facet('owner');
  const index = facet.words.findIndex((word) => keyOf(word) === keyOf(reader));
  if (index < 0) return nothing;
  const word = facet.words[index]!;
  const count = facetCounts(facet, matches, 'owner')[index]!;
  return chip(formatter.text('table.mine', { count }), wanted(view, 'owner').includes(word), () => actions.toggleWord('owner', word));
}

function chip(text: string, isChosen: boolean, toggle: () => void): TemplateResult {
  return html`<button class="chip" part="chip" aria-pressed=${isChosen ? 'true' : 'false'} @click=${toggle}>${text}</button>`;
}

function groupSelect({ formatter, view }: TableModel, actions: TableActions): TemplateResult {
  const choose = (event: Event) => actions.group(((event.target as HTMLSelectElement).value || null) as Grouping | null);
  return html`<label class="grouping caption">
    ${formatter.text('table.group')}
    <select @change=${choose}>
      <option value="" .selected=${view.grouping === null}>${formatter.text('group.none')}</option>
      ${groupings.map((id) => html`<option value=${id} .selected=${view.grouping === id}>${formatter.text(`group.${id}`)}</option>`)}
    </select>
  </label>`;
}

/** What narrows the table, in words, each way out beside it. */
function sentence(model: TableModel, actions: TableActions): Part {
  const { formatter, view, scope, rows, table } = model;
  const text = filterSentence(rows.length, view, scope, table.facts);
  if (!text) return nothing;
  return html`<p class="sentence body" part="filter">
    <span>${text}</span>
    ${scope ? removable(model, formatter.text('filter.scope', { name: scope.name }), actions.clearScope) : nothing}
    ${(Object.entries(view.filters) as [FacetId, readonly string[]][]).map(([id, words]) =>
      removable(model, formatter.list(wordNames(id, words, table.facts)), () => actions.clearFacet(id)),
    )}
    ${isNarrowed(view) ? html`<button class="link screen-only" @click=${actions.clearFilters}>${formatter.text('action.clearAll')}</button>` : nothing}
  </p>`;
}

function removable({ formatter }: TableModel, text: string, clear: () => void): TemplateResult {
  return html`<button class="chip chosen screen-only" @click=${clear}>
    ${text}<span class="visually-hidden">${formatter.text('action.clear')}</span>${closeIcon}
  </button>`;
}

/** Cards have no header to sort by. */
function sortSelect(model: TableModel, actions: TableActions): TemplateResult {
  const { formatter, columns, sorting } = model;
  const first = sorting[0];
  const choose = (event: Event) => {
    const id = (event.target as HTMLSelectElement).value;
    if (isColumnId(id)) actions.setSorting([{ id, desc: columnOf(id).isNumber }]);
  };
  return html`<div class="sort screen-only">
    <span class="pick">${selectPage(model, actions)}</span>
    <label class="body">
      <span>${formatter.text('sort.label')}</span>
      <select @change=${choose}>
        ${first ? nothing : html`<option .selected=${true}>–</option>`}
        ${columns.map(({ id, message }) => html`<option value=${id} .selected=${first?.id === id}>${formatter.text(message)}</option>`)}
      </select>
    </label>
    ${
      first
        ? html`<button
            class="plain order ${first.desc ? 'descending' : ''}"
            aria-label=${formatter.text('sort.reverse')}
            @click=${() => actions.setSorting([{ ...first, desc: !first.desc }])}
          >
            ${chevronIcon}
          </button>`
        : nothing
    }
  </div>`;
}
