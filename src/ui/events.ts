/** Events of all elements: bubbling, composed, for acts of people and outcomes of loading only. */
import type { ActiveScope } from '../state/active-scope.js';
import type { StateKind, WidgetState } from '../state/widget-state.js';
import type { LoadError, LoadWarning } from '../sources/source.js';
import type { StatusRequestEvent } from './status-request.js';

export interface StateChangeDetail {
  readonly kind: StateKind;
  readonly state: WidgetState;
}

export interface ScopeChangeDetail {
  /** What becomes active; `null` for everything. */
  readonly scope: ActiveScope | null;
}

export interface ExportDetail {
  readonly format: 'csv' | 'json' | 'svg' | 'png';
  /** The whole file, or an object URL of it for a picture. */
  readonly text: string;
  readonly filename: string;
}

declare global {
  interface HTMLElementEventMap {
    'secure-score-state-change': CustomEvent<StateChangeDetail>;
    'secure-score-error': CustomEvent<LoadError>;
    'secure-score-warning': CustomEvent<LoadWarning>;
    'secure-score-scope-change': CustomEvent<ScopeChangeDetail>;
    'secure-score-export': CustomEvent<ExportDetail>;
    'secure-score-status-request': StatusRequestEvent;
  }
}

/** Dispatches an event as all of ours are; false where the host prevented its default action. */
export function dispatch<T>(target: EventTarget, type: string, detail: T, { cancelable = false } = {}): boolean {
  return target.dispatchEvent(new CustomEvent<T>(type, { detail, bubbles: true, composed: true, cancelable }));
}
