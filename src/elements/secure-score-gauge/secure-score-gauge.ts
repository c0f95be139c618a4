import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { assessmentTable } from '../../core/assessments.js';
import type { AssessmentTable, Posture } from '../../core/posture.js';
import type { ScoreReport } from '../../core/report.js';
import { common } from '../../format/messages/common.js';
import { gauge } from '../../format/messages/gauge.js';
import { scores } from '../../format/messages/scores.js';
import type { DataInput } from '../../state/data-input.js';
import { defaultThresholds, type BandThresholds } from '../../theme/bands.js';
import { numeric } from '../../ui/numeric.js';
import { Widget } from '../../ui/widget.js';
import { dialOf, type DialVariant } from './secure-score-gauge.dial.js';
import { dialLabels, type DialLabels } from './secure-score-gauge.labels.js';
import { gaugeStyles } from './secure-score-gauge.styles.js';
import { belowTemplate, dialTemplate, gaugeStyle, lineTemplate, scopeTemplate } from './secure-score-gauge.templates.js';
import { gaugeView, type GaugeView } from './secure-score-gauge.view.js';

export type GaugeVariant = 'arc' | 'ring' | 'linear' | 'number';

const messages = { ...common, ...scores, ...gauge };

let noRows: AssessmentTable | undefined;

/** An empty table says that the posture is complete as it is, so no reader has to look at it. */
const emptyTable = (): AssessmentTable => (noRows ??= assessmentTable([]));

/**
 * One score at a glance: the percent as a dial, a bar or a plain number, with its points, its change, the target and
 * how others do. It is as wide as its container, from 96 to 480 px, and leaves out what does not fit.
 *
 * A score without any data needs two attributes and no script: `<secure-score-gauge score="31" max="50">`.
 *
 * @element secure-score-gauge
 * @slot - Optionally a `<script type="application/json">` with the data.
 * @csspart base - The frame around everything.
 * @csspart heading - Name of the score.
 * @csspart scope - The sentence about the part that is shown in place of the total.
 * @csspart dial - The drawing: the arc, the ring or the bar.
 * @csspart value - The percent.
 * @csspart points - The points under it.
 * @csspart band - The band's word and shape.
 * @csspart change - The change over a period.
 * @csspart target - A target, in the drawing or in the list.
 * @csspart comparison - A comparison in the list.
 * @csspart note - A sentence about what is missing.
 * @csspart coverage - How many scopes the score covers.
 * @csspart freshness - The date of the data.
 * @csspart message - The sentence in place of the content: nothing given, empty, restricted, failed.
 * @cssprop {<color>} [--secure-score-accent] - The arc; with `band-colors` the colour of the band stands in its place.
 * @cssprop {<color>} [--secure-score-track] - What remains of the arc.
 * @cssprop {<time>} [--secure-score-duration=180ms] - Length of the transition of a changed value.
 * @fires {CustomEvent<StateChangeDetail>} secure-score-state-change - The data of the gauge itself reached another state.
 * @fires {CustomEvent<LoadError>} secure-score-error - They could not be loaded or read.
 * @fires {CustomEvent<ScopeChangeDetail>} secure-score-scope-change - The reader removes the scope; cancelable.
 */
export class SecureScoreGauge extends Widget {
  static override styles = [Widget.styles, gaugeStyles];

  /** Points reached or, without `max`, a percent. Used where neither `data`, `source` nor `src` is given. */
  @property({ converter: numeric }) score: number | null = null;

  /** Points there are to reach. */
  @property({ converter: numeric }) max: number | null = null;

  /** A target in percent; over those of the data. */
  @property({ converter: numeric }) target: number | null = null;

  /** `arc`, `ring`, `linear` or `number`. */
  @property() variant: GaugeVariant = 'arc';

  /** Percent from which on a score is fair, good and very good. */
  @property({ attribute: false }) thresholds: BandThresholds = defaultThresholds;

  /** Draws the score in the colour of its band instead of the accent. */
  @property({ type: Boolean, attribute: 'band-colors' }) bandColors = false;

  protected readonly catalogue = messages;

  protected override get hasOwnInput(): boolean {
    return super.hasOwnInput || this.score !== null;
  }

  protected override ownData(): DataInput | null {
    return super.ownData() ?? this.#postureOfAttributes();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const isOwnScore = changed.has('score') || changed.has('max') || changed.has('target') || changed.has('src') || changed.has('source');
    super.willUpdate(isOwnScore ? new Map([...changed, ['data', null]]) : changed);
  }

  #postureOfAttributes(): Posture | null {
    const { score, max, target } = this;
    if (score === null || this.source !== null || this.src !== null) return null;
    const total = max === null ? { percent: score } : { points: score, maxPoints: max };
    return { scores: { total }, targets: target === null ? [] : [{ percent: target }], assessments: emptyTable() };
  }

  protected override label(): string {
    const { report, formatter } = this;
    return formatter.text(report ? `model.${report.model}` : 'gauge.label');
  }

  protected override content(report: ScoreReport): TemplateResult {
    const { formatter, activeScope, thresholds, target } = this;
    const view = gaugeView({ report, formatter, activeScope, thresholds: thresholds ?? defaultThresholds, target });
    const round = this.#round;
    const labels = round && dialLabels(view, round);
    return html`<div class="gauge ${this.#variant}" .style=${gaugeStyle(view.score, labels, this.bandColors)}>
      <div class="heading" part="heading" role="heading" aria-level=${this.headingLevel} .textContent=${view.heading}></div>
      ${scopeTemplate(view.scope, this.#removeScope)}${this.#drawing(view, labels)}${belowTemplate(report, view, labels, formatter)}
    </div>`;
  }

  get #variant(): GaugeVariant {
    const { variant } = this;
    return variant === 'ring' || variant === 'linear' || variant === 'number' ? variant : 'arc';
  }

  /** The variant where it is a dial. */
  get #round(): DialVariant | null {
    const variant = this.#variant;
    return variant === 'arc' || variant === 'ring' ? variant : null;
  }

  #drawing(view: GaugeView, labels: DialLabels | null): TemplateResult {
    return labels ? dialTemplate(view, this.#round!, labels) : lineTemplate(view, this.#variant === 'number');
  }

  readonly #removeScope = (): void => this.requestScope(null);

  protected override skeleton(): TemplateResult {
    const variant = this.#variant;
    const dial = this.#round && dialOf(this.#round);
    return html`<div class="gauge ${variant}">
      <div class="heading skeleton">&nbsp;</div>
      ${
        dial
          ? html`<div class="dial ${variant}">
              <svg viewBox="0 0 200 ${dial.height}"><path class="track" d=${dial.path} /></svg>
            </div>`
          : html`<div class="value skeleton">&nbsp;</div>
              ${variant === 'linear' ? html`<div class="bar"><div class="rail"></div></div>` : nothing}`
      }
      <div class="chip skeleton">&nbsp;</div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'secure-score-gauge': SecureScoreGauge;
  }
}
