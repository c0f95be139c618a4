import './context-root.js';
import { SubscoreBreakdown } from '../elements/subscore-breakdown/subscore-breakdown.js';
import { define } from './define.js';

define('subscore-breakdown', SubscoreBreakdown);

/** So that the declarations of this file lead to those of the tag: `document.createElement('subscore-breakdown')` has its type. */
export type { SubscoreBreakdown };
