/** One line of a tree: a row that opens, and that the arrow keys reach. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Formatter } from '../../format/formatter.js';
import { chevronIcon } from '../../ui/icons.js';
import { cells, nameTemplate, rowClass, type RowActs } from './row.template.js';
import type { Columns, RowView } from './row.view.js';

/** Where a row stands in a tree, and what can be done with it there. */
export interface TreePlace {
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** 1 for the first row below the head. */
  readonly index: number;
  /** `null` where there is nothing to open. */
  readonly isOpen: boolean | null;
  /** The one row of the tree that the Tab key reaches. */
  readonly isCurrent: boolean;
  readonly toggle: () => void;
  /** The name with what was searched for marked in it. */
  readonly name: TemplateResult | string;
  readonly showsId: boolean;
  readonly describedBy: string | null;
}

/** Deeper than this the names would have no room left; the order still tells what is below what. */
const deepestLevel = 6;

export function treeRowTemplate(row: RowView, columns: Columns, acts: RowActs, place: TreePlace): TemplateResult {
  const isActive = row.scope !== null && acts.isActive(row.scope);
  const { isCurrent: isReachable } = place;
  const name = html`${place.isOpen === null ? html`<span class="leaf"></span>` : chevron(row, place, acts.formatter)}
    <div class="label">
      ${nameTemplate(row, place.name, isActive, acts, true)}
      ${place.showsId && row.id ? html`<div class="id caption">${row.id}</div>` : nothing}
    </div>`;
  return html`<div
    class=${rowClass(row, isActive, 'tree')}
    role="row"
    part="row"
    .style=${`--_level: ${Math.min(place.level - 1, deepestLevel)}`}
    aria-level=${place.level}
    aria-posinset=${place.position}
    aria-setsize=${place.siblings}
    aria-rowindex=${place.index + 1}
    aria-expanded=${place.isOpen === null ? nothing : `${place.isOpen}`}
    aria-selected=${row.scope ? `${isActive}` : nothing}
    aria-describedby=${place.describedBy ?? nothing}
    tabindex=${place.isCurrent ? 0 : -1}
    data-key=${row.key}
  >
    ${cells({ row, columns, acts, role: 'gridcell', name, isReachable })}
  </div>`;
}

function chevron({ name }: RowView, { isOpen, toggle }: TreePlace, formatter: Formatter): TemplateResult {
  const label = formatter.text(isOpen ? 'breakdown.collapse' : 'breakdown.expand', { name });
  return html`<button class="chevron plain ${isOpen ? 'open' : ''}" tabindex="-1" aria-label=${label} @click=${toggle}>
    ${chevronIcon}
  </button>`;
}
