/** What a panel of the trend gets, and what it may change. Types alone: panels are loaded when they are opened. */
import type { ScoreReport } from '../../core/report.js';
import type { Formatter } from '../../format/formatter.js';
import type { BandThresholds } from '../../theme/bands.js';
import type { ExplainHost } from '../../ui/explain.js';
import type { TrendCurve, TrendDrawing } from './score-trend.drawing.js';
import type { TrendMeasure, TrendRange } from './score-trend.history.js';
import type { TrendView } from './score-trend.view.js';

export type TrendFrequency = 'daily' | 'weekly';

/** A day that the host marks: a project's end, a change of licence. */
export interface TrendAnnotation {
  /** A UTC day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly text: string;
}

/** Two days, as days since the epoch, the first not after the second. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type ListOfDay = 'controls' | 'recommendations';

/** What the reader has chosen in the panels. */
export interface PanelState {
  /** The two days of "why"; the last thirty days where `null`. */
  readonly span: Span | null;
  /** The one date; the newest where `null`. */
  readonly day: number | null;
  readonly groupBy: 'origin' | 'control';
  /** Lists that the reader has opened whole, also with what is small. */
  readonly whole: readonly ('causes' | ListOfDay)[];
  readonly copied: 'copied' | 'failed' | null;
}

export const initialPanelState: PanelState = { span: null, day: null, groupBy: 'origin', whole: [], copied: null };

export interface TrendHost extends ExplainHost {
  curve: TrendCurve;
  frequency: TrendFrequency;
  zoomed: boolean;
  measure: TrendMeasure;
  readonly headingLevel: number;
  readonly zones: BandThresholds | null;
}

export interface PanelContext {
  readonly host: TrendHost;
  readonly report: ScoreReport;
  readonly view: TrendView;
  readonly drawing: TrendDrawing | null;
  readonly formatter: Formatter;
  /** What the host has marked. */
  readonly annotations: readonly TrendAnnotation[];
  readonly state: PanelState;
  readonly set: (change: Partial<PanelState>) => void;
  readonly chooseRange: (range: TrendRange) => void;
}
