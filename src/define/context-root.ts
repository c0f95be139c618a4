/**
 * Widgets that are upgraded before their provider ask for data in vain. The root remembers who asked and asks again
 * when a provider comes, so the order of markup, scripts and definitions does not matter. Every define module imports
 * this one first.
 */
import { ContextRoot } from '@lit/context';

const mark = Symbol.for('secure-score-widgets/context-root');

type Marked = typeof globalThis & { [mark]?: boolean };

if (typeof document !== 'undefined' && !(globalThis as Marked)[mark]) {
  Object.defineProperty(globalThis, mark, { value: true });
  new ContextRoot().attach(document.documentElement);
}
