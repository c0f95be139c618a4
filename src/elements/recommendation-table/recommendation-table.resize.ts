/** Widths of columns by pointer and keyboard. */
import { type ColumnId, isColumnId } from './recommendation-table.ids.js';
import type { TableActions } from './recommendation-table.model.js';
import { limited, type TableView } from './recommendation-table.viewState.js';

type Widths = TableView['widths'];

/** Em that a key changes. */
const keyStep = 1;

/** Follows a pointer, or changes the width by a key. A double click and Home give the column back to what fits. */
export function resize(handle: HTMLElement, event: Event, id: ColumnId, widths: Widths, actions: TableActions): void {
  if (event instanceof KeyboardEvent) byKey(handle, event, id, widths, actions);
  else if (event.type === 'dblclick') actions.fitColumns();
  else if (event instanceof PointerEvent) follow(handle, event, id, widths, actions);
}

function byKey(handle: HTMLElement, { key }: KeyboardEvent, id: ColumnId, widths: Widths, actions: TableActions): void {
  if (key === 'Home') actions.fitColumns();
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
  const start = measured(handle, widths);
  const steps = (key === 'ArrowRight' ? keyStep : -keyStep) * directionOf(handle);
  actions.setWidths({ ...start, [id]: limited((start[id] ?? 0) + steps) }, true);
}

function follow(handle: HTMLElement, { pointerId, clientX }: PointerEvent, id: ColumnId, widths: Widths, actions: TableActions): void {
  const start = measured(handle, widths);
  const em = emOf(handle);
  const direction = directionOf(handle);
  let latest = start;
  const move = (event: PointerEvent) => {
    latest = { ...start, [id]: limited(start[id]! + (direction * (event.clientX - clientX)) / em) };
    actions.setWidths(latest, false);
  };
  const end = () => {
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', end);
    handle.removeEventListener('pointercancel', end);
    if (latest !== start) actions.setWidths(latest, true);
  };
  try {
    handle.setPointerCapture(pointerId);
  } catch {
    // The pointer was let go before this part was loaded.
    return;
  }
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', end);
  handle.addEventListener('pointercancel', end);
}

const tableOf = (handle: Element): HTMLElement => handle.closest('table')!;
const emOf = (handle: Element): number => parseFloat(getComputedStyle(tableOf(handle)).fontSize);
const directionOf = (handle: Element): 1 | -1 => (getComputedStyle(handle).direction === 'rtl' ? -1 : 1);

/** What all shown columns measure now, so that only one of them changes. */
function measured(handle: Element, widths: Widths): Partial<Record<ColumnId, number>> {
  const em = emOf(handle);
  const headers = [...tableOf(handle).querySelectorAll<HTMLElement>('thead th[data-column]')];
  const shown = headers.filter((header) => header.offsetWidth > 0 && isColumnId(header.dataset['column']));
  return Object.fromEntries(
    shown.map((header) => {
      const id = header.dataset['column'] as ColumnId;
      return [id, widths[id] ?? limited(header.offsetWidth / em)];
    }),
  );
}
