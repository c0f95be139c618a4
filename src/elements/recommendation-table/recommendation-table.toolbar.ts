/** Above and below the table: figures, tabs, search, filters, pages. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { chevronIcon, closeIcon, searchIcon } from '../../ui/icons.js';
import { columnOf, isColumnId, statusName } from './recommendation-table.columns.js';
import type { TableActions, TableModel } from './recommendation-table.model.js';
import type { TabId } from './recommendation-table.query.js';
import { filterSentence } from './recommendation-table.view.js';

type Nothing = typeof nothing;

export function stripTemplate({ figures, formatter, report }: TableModel): TemplateResult {
  const { active, total, potentialPercent, potentialPoints, resources } = figures;
  const change =
    potentialPercent === null
      ? '–'
      : formatter.text('change.value', { change: formatter.change(potentialPercent, report.model === 'classic' ? 0 : 2) });
  const points = potentialPoints ? formatter.text('count.points', { count: potentialPoints }) : null;
  const all = resources ? resources.healthy + resources.unhealthy + resources.notApplicable : 0;
  return html`<dl class="strip" part="summary">
    ${figure(formatter.text('table.activeRecommendations'), formatter.number(active), formatter.text('count.of', { shown: '', total }).trim(), formatter.text('table.active', { active, count: total }))}
    ${figure(formatter.text('potential.increase'), change, points)}
    ${
      resources
        ? html`${figure(
            formatter.text('table.unhealthyResources'),
            formatter.compact(resources.unhealthy),
            formatter.text('count.of', { shown: '', total: formatter.compact(all) }).trim(),
            formatter.text('table.healthDetail', { ...resources }),
          )}`
        : nothing
    }
    ${resources ? healthBar(formatter.text('table.resourceHealth'), formatter.text('table.healthDetail', { ...resources }), [resources.healthy, resources.unhealthy, resources.notApplicable]) : nothing}
  </dl>`;
}

function figure(label: string, value: string, detail: string | null, title = ''): TemplateResult {
  return html`<div class="figure" title=${title || nothing}>
    <dt class="caption">${label}</dt>
    <dd><span class="number">${value}</span>${detail ? html` <span class="muted">${detail}</span>` : nothing}</dd>
  </div>`;
}

/** Healthy, unhealthy, not applicable; each a length and, in the words below, a number. */
function healthBar(label: string, detail: string, counts: readonly number[]): TemplateResult {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const kinds = ['healthy', 'unhealthy', 'rest'];
  const starts = counts.map((_, index) => (100 * counts.slice(0, index).reduce((sum, count) => sum + count, 0)) / total);
  return html`<div class="figure wide">
    <dt class="caption">${label}</dt>
    <dd>
      <svg class="health" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        ${counts.map((count, index) => rectangle(kinds[index]!, starts[index]!, (100 * count) / total))}
      </svg>
      <span class="caption">${detail}</span>
    </dd>
  </div>`;
}

const rectangle = (kind: string, x: number, width: number) =>
  svg`<rect class=${kind} x=${x} width=${Math.max(0, width - 0.6)} height="6" />`;

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
      <button class="export screen-only" @click=${actions.exportCsv} title=${formatter.text('table.exportCsv')}>
        ${formatter.text('action.exportCsv')}
      </button>
    </div>
    ${chips(model, actions)} ${sentence(model, actions)} ${sortSelect(model, actions)}`;
}

function tab({ formatter, view, selection }: TableModel, actions: TableActions, id: TabId): TemplateResult {
  return html`<button class="tab" aria-pressed=${view.tab === id ? 'true' : 'false'} @click=${() => actions.chooseTab(id)}>
    ${formatter.text(`table.tab.${id}`)} <span class="muted">${formatter.compact(selection.tabCounts[id])}</span>
  </button>`;
}

function chips(model: TableModel, actions: TableActions): TemplateResult {
  const { formatter, table, selection, view } = model;
  // An accepted risk has a chip of its own.
  const statuses = table.statuses.words
    .map((word, code) => ({ word, count: selection.statusCounts[code]! }))
    .filter(({ word }) => word !== 'riskAccepted');
  const subscores = table.subscores.words.map((word, code) => ({ word, count: selection.subscoreCounts[code]! }));
  const chipOf = (name: string, count: number, isChosen: boolean, toggle: () => void) =>
    count > 0 || isChosen ? chip(formatter.text('filter.value', { name, count }), isChosen, toggle) : nothing;
  const completed = chipOf(formatter.text('filter.hideCompleted'), selection.completedCount, view.hideCompleted, actions.toggleCompleted);
  const accepted =
    selection.riskAcceptedCount > 0
      ? chip(
          formatter.text('table.riskAccepted', { count: selection.riskAcceptedCount }),
          view.showRiskAccepted,
          actions.toggleRiskAccepted,
        )
      : nothing;
  return html`<div class="chips screen-only" role="group" aria-label=${formatter.text('filter.label')}>
    <div class="set" role="group" aria-label=${formatter.text('column.status')}>
      ${statuses.map(({ word, count }) => chipOf(statusName(word, formatter), count, view.statuses.includes(word), () => actions.toggleStatus(word)))}
    </div>
    ${
      subscores.length > 1
        ? html`<div class="set" role="group" aria-label=${formatter.text('column.subscore')}>
            ${subscores.map(({ word, count }) => chipOf(formatter.text(`subscore.${word}` as 'subscore.apps'), count, view.subscores.includes(word), () => actions.toggleSubscore(word)))}
          </div>`
        : nothing
    }
    <div class="set">${completed} ${accepted}</div>
  </div>`;
}

function chip(text: string, isChosen: boolean, toggle: () => void): TemplateResult {
  return html`<button class="chip" part="chip" aria-pressed=${isChosen ? 'true' : 'false'} @click=${toggle}>${text}</button>`;
}

/** What narrows the table, in words, each way out beside it. */
function sentence({ formatter, view, scope, selection }: TableModel, actions: TableActions): TemplateResult | Nothing {
  const text = filterSentence(selection.rows.length, view, scope, formatter);
  if (!text) return nothing;
  const hasOwn = view.query.trim() !== '' || view.statuses.length > 0 || view.subscores.length > 0 || view.hideCompleted;
  return html`<p class="sentence body" part="filter">
    <span>${text}</span>
    ${
      scope
        ? html`<button class="chip chosen screen-only" @click=${actions.clearScope}>
            ${formatter.text('filter.scope', { name: scope.name })}<span class="visually-hidden">${formatter.text('action.clear')}</span
            >${closeIcon}
          </button>`
        : nothing
    }
    ${hasOwn ? html`<button class="link screen-only" @click=${actions.clearFilters}>${formatter.text('action.clearAll')}</button>` : nothing}
  </p>`;
}

/** Cards have no header to sort by. */
function sortSelect({ formatter, columns, sorting }: TableModel, actions: TableActions): TemplateResult {
  const first = sorting[0];
  const choose = (event: Event) => {
    const id = (event.target as HTMLSelectElement).value;
    if (isColumnId(id)) actions.setSorting([{ id, desc: columnOf(id).isNumber }]);
  };
  return html`<div class="sort screen-only">
    <label class="body">
      ${formatter.text('sort.label')}
      <select @change=${choose}>
        ${columns.map(({ id, message }) => html`<option value=${id} ?selected=${first?.id === id}>${formatter.text(message)}</option>`)}
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

export function pagerTemplate({ formatter, page, selection }: TableModel, actions: TableActions): TemplateResult | Nothing {
  const total = selection.rows.length;
  if (total === 0) return nothing;
  const range = formatter.text('page.range', { from: page.from + 1, to: page.to, total });
  if (page.pages === 1) return html`<p class="pager caption" part="pager">${range}</p>`;
  const last = page.pages - 1;
  return html`<nav class="pager" part="pager" aria-label=${formatter.text('page.label')}>
    <span class="caption">${range}</span>
    ${step('page.first', 0, page.page === 0, true, true)} ${step('page.previous', page.page - 1, page.page === 0, true)}
    ${step('page.next', page.page + 1, page.page === last)} ${step('page.last', last, page.page === last, false, true)}
  </nav>`;

  /** A step that leads nowhere stays focusable: a disabled button would drop the focus. */
  function step(
    key: 'page.first' | 'page.previous' | 'page.next' | 'page.last',
    to: number,
    isOff: boolean,
    isBack = false,
    isDouble = false,
  ): TemplateResult {
    return html`<button
      class="step screen-only ${isBack ? 'back' : ''}"
      aria-disabled=${isOff ? 'true' : 'false'}
      aria-label=${formatter.text(key)}
      @click=${() => isOff || actions.goTo(to)}
    >
      ${chevronIcon}${isDouble ? chevronIcon : nothing}
    </button>`;
  }
}
