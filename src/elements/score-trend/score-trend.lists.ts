/** Lists of the panels, of which each is opened whole by itself. */
import type { PanelState } from './score-trend.panel.js';

export const toggled = (whole: PanelState['whole'], id: PanelState['whole'][number]): PanelState['whole'] =>
  whole.includes(id) ? whole.filter((other) => other !== id) : [...whole, id];
