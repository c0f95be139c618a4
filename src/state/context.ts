/** The context by which widgets find the store of the provider around them. */
import { createContext } from '@lit/context';
import type { ReportStore } from './store.js';

/**
 * Keyed by the shape of the store, not by the module: two copies of the same kit on a page share it, a later
 * incompatible one would take another number.
 */
export const storeContext = createContext<ReportStore>(Symbol.for('secure-score-widgets/store/1'));
