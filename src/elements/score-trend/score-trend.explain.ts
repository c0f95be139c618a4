/** The arithmetic behind the numbers of the panels: one controller for each element, made when a panel is first drawn. */
import { ExplainController } from '../../ui/explain.js';
import { lateWords } from './score-trend.late-words.js';
import type { PanelContext, TrendHost } from './score-trend.panel.js';

interface Made {
  readonly controller: ExplainController;
  context: PanelContext;
}

const controllers = new WeakMap<TrendHost, Made>();

export function explainerOf(context: PanelContext): ExplainController {
  let made = controllers.get(context.host);
  if (!made) controllers.set(context.host, (made = madeFor(context)));
  made.context = context;
  return made.controller;
}

function madeFor(context: PanelContext): Made {
  const made: Made = { context, controller: new ExplainController(context.host, () => lateWords(made.context.formatter)) };
  return made;
}
