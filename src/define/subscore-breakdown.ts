import './context-root.js';
import { SubscoreBreakdown } from '../elements/subscore-breakdown/subscore-breakdown.js';
import { define } from './define.js';

define('subscore-breakdown', SubscoreBreakdown);
