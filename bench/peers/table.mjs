/**
 * The peers of `../table-page.ts`: the same rows, twelve columns, first order and searched columns. Each is set up in its favour: a
 * virtual body where it has one, searched texts kept where it can keep them, columns of plain text.
 */
import * as tanstack from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import { TabulatorFull } from 'tabulator-tables';
import tabulatorStyle from 'tabulator-tables/dist/css/tabulator.min.css';
import { addStyle } from './style.mjs';

ModuleRegistry.registerModules([AllCommunityModule]);
addStyle(tabulatorStyle);

const pageSize = 50;
const words = ['title', 'subscore', 'status', 'potentialPercent', 'points', 'maxPoints', 'service', 'userImpact', 'implementationCost'];
const fields = [...words, 'riskLevel', 'owner', 'updatedAt'];
const searched = ['title', 'service'];
const firstSorting = [{ id: 'potentialPercent', desc: true }];
const sortings = {
  number: [{ id: 'points', desc: false }],
  coded: [{ id: 'status', desc: false }],
  three: [{ id: 'status', desc: false }, { id: 'userImpact', desc: false }, ...firstSorting],
};
const direction = (desc) => (desc ? 'desc' : 'asc');

function box() {
  const element = document.createElement('div');
  Object.assign(element.style, { inlineSize: '1200px', blockSize: '600px' });
  return element;
}

class AgGrid {
  element = box();
  #rows;
  #grid;

  constructor({ recommendations }) {
    this.#rows = recommendations;
  }

  attached() {
    const columnDefs = fields.map((field) => {
      const sorting = firstSorting.find(({ id }) => id === field);
      return { field, sort: sorting && direction(sorting.desc), getQuickFilterText: searched.includes(field) ? undefined : () => '' };
    });
    return new Promise((resume) => {
      const options = { columnDefs, rowData: this.#rows, defaultColDef: { flex: 1 }, animateRows: false, cacheQuickFilter: true };
      this.#grid = createGrid(this.element, { ...options, onFirstDataRendered: resume });
    });
  }

  sort(by) {
    const state = sortings[by].map(({ id, desc }, sortIndex) => ({ colId: id, sort: direction(desc), sortIndex }));
    this.#grid.applyColumnState({ state, defaultState: { sort: null } });
  }

  /** The first search fills the kept texts. */
  prepare() {
    this.search('a');
    this.search('');
  }

  search(query) {
    this.#grid.setGridOption('quickFilterText', query);
  }

  first() {
    return this.element.querySelector('.ag-row[row-index="0"] [col-id="title"]').textContent;
  }

  remove() {
    this.#grid.destroy();
  }
}

class Tabulator {
  element = box();
  #rows;
  #table;

  constructor({ recommendations }) {
    this.#rows = recommendations;
  }

  attached() {
    const columns = fields.map((field) => ({ field, title: field }));
    const options = { data: this.#rows, columns, height: '600px', layout: 'fitColumns', initialSort: this.#sorters(firstSorting) };
    this.#table = new TabulatorFull(this.element, options);
    return new Promise((resume) => this.#table.on('tableBuilt', resume));
  }

  /** The last one is the first key. */
  #sorters(sorting) {
    return sorting.map(({ id, desc }) => ({ column: id, dir: direction(desc) })).toReversed();
  }

  sort(by) {
    this.#table.setSort(this.#sorters(sortings[by]));
  }

  prepare() {}

  search(value) {
    this.#table.setFilter([searched.map((field) => ({ field, type: 'like', value }))]);
  }

  first() {
    return this.element.querySelector('.tabulator-row [tabulator-field="title"]').textContent;
  }

  remove() {
    this.#table.destroy();
  }
}

const features = tanstack.tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  rowSortingFeature: tanstack.rowSortingFeature,
  columnFilteringFeature: tanstack.columnFilteringFeature,
  globalFilteringFeature: tanstack.globalFilteringFeature,
  rowPaginationFeature: tanstack.rowPaginationFeature,
  sortedRowModel: tanstack.createSortedRowModel(),
  filteredRowModel: tanstack.createFilteredRowModel(),
  paginatedRowModel: tanstack.createPaginatedRowModel(),
  sortFns: tanstack.sortFns,
  filterFns: tanstack.filterFns,
});

/** It draws nothing itself: its page of rows is drawn as the limit draws. */
class TanStack {
  element = document.createElement('table');
  #body = this.element.createTBody();
  #table;

  constructor({ recommendations }) {
    this.#table = tanstack.constructTable({
      features,
      data: recommendations,
      columns: fields.map((field) => ({ id: field, accessorKey: field })),
      initialState: { pagination: { pageIndex: 0, pageSize }, sorting: firstSorting },
      globalFilterFn: 'includesString',
      getColumnCanGlobalFilter: ({ id }) => searched.includes(id),
    });
    this.#draw();
  }

  #draw() {
    const rows = this.#table.getRowModel().rows.map((row) => {
      const element = document.createElement('tr');
      for (const cell of row.getAllCells()) element.insertCell().textContent = String(cell.getValue() ?? '–');
      return element;
    });
    this.#body.replaceChildren(...rows);
  }

  sort(by) {
    this.#table.setSorting(sortings[by]);
    this.#draw();
  }

  prepare() {}

  search(query) {
    this.#table.setGlobalFilter(query);
    this.#draw();
  }

  first() {
    return this.#body.rows[0].cells[0].textContent;
  }
}

globalThis.addLists({ 'AG Grid': AgGrid, Tabulator, TanStack });
