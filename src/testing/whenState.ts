/** Waiting for a state, without guessing how long it takes. */
import type { StateKind, WidgetState } from '../state/widget-state.js';

/** Any of the five elements. */
export interface StatefulElement extends HTMLElement {
  readonly state: WidgetState;
  readonly updateComplete: Promise<boolean>;
}

export interface WhenOptions {
  /** Milliseconds after which it is given up; 5,000 by default. */
  readonly withinMs?: number;
}

/** What has come so far, for whoever reads why a test failed. */
function describe(state: WidgetState): string {
  const error = 'error' in state ? state.error : null;
  if (error) return `“${state.kind}” (${error.code}: ${error.message})`;
  return state.kind === 'partial' ? `“partial” (${state.reasons.join(', ')})` : `“${state.kind}”`;
}

/**
 * Resolves with the element when it is in one of the states and has drawn it; at once where it is so already. Rejects
 * after `withinMs` with the state that it is in. Works for elements below a provider too, and in any runner.
 */
export async function whenState<E extends StatefulElement>(
  element: E,
  kinds: StateKind | readonly StateKind[],
  { withinMs = 5000 }: WhenOptions = {},
): Promise<E> {
  const wanted: readonly StateKind[] = typeof kinds === 'string' ? [kinds] : kinds;
  await element.updateComplete;
  if (!wanted.includes(element.state.kind)) await nextOf(element, wanted, withinMs);
  await element.updateComplete;
  return element;
}

/** Below a provider it is the provider that tells, and the widget follows in the same turn. */
function nextOf(element: StatefulElement, wanted: readonly StateKind[], withinMs: number): Promise<void> {
  const { ownerDocument: page } = element;
  return new Promise((resolve, reject) => {
    const end = (outcome: () => void) => {
      clearTimeout(timer);
      page.removeEventListener('secure-score-state-change', look, true);
      element.removeEventListener('secure-score-state-change', look);
      outcome();
    };
    const look = () => {
      if (wanted.includes(element.state.kind)) end(resolve);
    };
    const timer = setTimeout(() => {
      const message = `<${element.localName}> is ${describe(element.state)} after ${withinMs} ms, not ${wanted.map((kind) => `“${kind}”`).join(' or ')}`;
      end(() => reject(new Error(message)));
    }, withinMs);
    page.addEventListener('secure-score-state-change', look, true);
    element.addEventListener('secure-score-state-change', look);
  });
}
