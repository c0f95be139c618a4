import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Posture } from '../../core/posture.js';
import type { RecommendationReport, ScoreChange, ScoreReport } from '../../core/report.js';
import type { Messages } from '../../format/messages.js';
import { explainOpen } from '../../format/messages/explain-open.js';
import { common } from '../../format/messages/common.js';
import { gauge } from '../../format/messages/gauge.js';
import { scores } from '../../format/messages/scores.js';
import type { DataInput } from '../../state/data-input.js';
import { defaultThresholds, type BandThresholds } from '../../theme/bands.js';
import { ExplainController, explainStyles } from '../../ui/explain.js';
import { flag } from '../../ui/flag.js';
import { late, type Late } from '../../ui/late.js';
import { numeric } from '../../ui/numeric.js';
import { dispatch } from '../../ui/events.js';
import { property } from '../../ui/property.js';
import { Widget } from '../../ui/widget.js';
import { dialOf, type DialVariant } from './secure-score-gauge.dial.js';
import { pointsThatFit } from './secure-score-gauge.points.js';
import { daysOfChange, isScoreAlone, scoredView } from './secure-score-gauge.score.js';
import { gaugeStyles } from './secure-score-gauge.styles.js';
import { dialTemplate, figureTemplate, headingTemplate, scoreStyle, type Content } from './secure-score-gauge.templates.js';
import type { GaugeView, ProjectionId } from './secure-score-gauge.view.js';

export type GaugeVariant = 'arc' | 'ring' | 'linear' | 'number';

const words = { ...common, ...explainOpen, ...scores, ...gauge };
let wordsOfAll: Partial<Messages> | null = null;

/** What a gauge shows of data beside the score itself. */
export const details = late(() => import('./secure-score-gauge.details.js'));
/** What is shown by choice. */
const extras = late(() => import('./secure-score-gauge.extras.js'));

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
 * @csspart badge - The word on a partial score; a click says what is missing.
 * @csspart projection - What the score could become, in the list.
 * @csspart sparkline - The course of the last days.
 * @csspart subscores - The list of the sub-scores.
 * @csspart recommendations - The list of the next recommendations.
 * @csspart notes - The count of the notes on the data.
 * @csspart explain - The panel that a number opens: its arithmetic.
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
 * @fires {CustomEvent<RecommendationOpenDetail>} secure-score-recommendation-open - The reader chose one of the next recommendations.
 * @fires {CustomEvent<ScopeChangeDetail>} secure-score-scope-change - The reader removes the scope; cancelable.
 */
export class SecureScoreGauge extends Widget {
  static override styles = [Widget.styles, explainStyles, gaugeStyles];

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
  @property({ converter: flag, attribute: 'band-colors' }) bandColors = false;

  /** Days that the change is over: 7, 14, 30 or 90; those of the scoring options, 30, where it is not given. */
  @property({ attribute: 'change-days', converter: numeric }) changeDays: number | null = null;

  /**
   * Draws what the score could become as the arc's ghost: `planned`, `achievable` or `currentLicense`. What the reader
   * tries out in another widget, or a plan made there, is shown in its place.
   */
  @property() projection: ProjectionId | null = null;

  /** Lists the three recommendations that raise the score most for their effort. */
  @property({ converter: flag, attribute: 'next-steps' }) nextSteps = false;

  /** Lists the sub-scores below the score. */
  @property({ converter: flag }) subscores = false;

  /** Draws the course of the last days as a line, as long as the change's period. */
  @property({ converter: flag }) sparkline = false;

  protected get catalogue(): Partial<Messages> {
    return details.value ? (wordsOfAll ??= { ...words, ...details.value.words }) : words;
  }

  readonly #explain = new ExplainController(this, () => this.formatter);

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

  /** As a reader's result, so that none has to be loaded to look at it. */
  #postureOfAttributes(): DataInput | null {
    const { score, max, target } = this;
    if (score === null || this.source !== null || this.src !== null) return null;
    const total = max === null ? { percent: score } : { points: score, maxPoints: max };
    const posture: Posture = { scores: { total }, targets: target === null ? [] : [{ percent: target }] };
    return { kind: 'posture', posture, problems: [] };
  }

  protected override label(): string {
    const { report, formatter } = this;
    return formatter.text(report ? `model.${report.model}` : 'gauge.label');
  }

  protected override content(report: ScoreReport): TemplateResult {
    if (this.#lacksDetails(report)) return this.#waiting();
    const { heading, style, scope, drawing, below } = this.#content(report);
    return html`<div class="gauge ${this.#variant}" .style=${style || nothing}>
      <div class="heading" part="heading" role="heading" aria-level=${this.headingLevel} .textContent=${heading}></div>
      ${scope}${drawing}${below}
    </div>`;
  }

  /** A score alone is drawn at once; nothing else is shown before all of it can be, so that nothing moves. */
  #lacksDetails(report: ScoreReport): boolean {
    return !details.value && !details.isLost && !this.#isAlone(report);
  }

  #isAlone(report: ScoreReport): boolean {
    const { activeScope, target, projection, nextSteps, subscores, sparkline, stores } = this;
    const isPlain = !activeScope && target === null && !projection && !stores.store?.projection;
    return this.#round !== null && isPlain && !nextSteps && !subscores && !sparkline && isScoreAlone(report);
  }

  #waiting(): TemplateResult {
    void details.loaded().then(this.#redraw);
    return html`<div aria-busy="true">
      <span class="visually-hidden">${this.formatter.text('state.loading')}</span>
      <div aria-hidden="true">${this.skeleton()}</div>
    </div>`;
  }

  #content(report: ScoreReport): Content {
    const { value } = details;
    if (this.#isAlone(report)) return this.#alone(report);
    if (!value) return { ...this.#alone(report), below: this.#lack(details) };
    value.dress(this.renderRoot);
    const { formatter, activeScope, thresholds, target, changeDays, projection, bandColors } = this;
    return value.contentOf({
      report,
      formatter,
      activeScope,
      thresholds: thresholds ?? defaultThresholds,
      target,
      changeDays: Number.isFinite(changeDays) ? changeDays! : daysOfChange(report),
      change: this.#change(report),
      projection,
      tried: this.stores.store?.projection ?? null,
      round: this.#round,
      isBare: this.#variant === 'number',
      hasBandColors: bandColors,
      explain: this.#explain,
      removeScope: this.#removeScope,
      extras: (view) => this.#extras(report, view),
    });
  }

  /** The heading stands over a sentence in place of the score too, so that the reader knows which score has failed. */
  protected override render(): TemplateResult {
    const { kind } = this.state;
    if ((this.report && kind !== 'empty') || kind === 'idle' || kind === 'loading') return super.render();
    return html`<div class="frame gauge ${this.#variant}">${headingTemplate(this.label(), this.headingLevel)}</div>
      ${super.render()}`;
  }

  /** The score without anything else. One that is only a bound would be a wrong number without the words for that. */
  #alone({ model, total }: ScoreReport): Content {
    const { formatter } = this;
    const heading = formatter.text(`model.${model}`);
    if (total.kind !== 'scored' || total.partial) return { heading, style: '', scope: nothing, drawing: nothing, below: nothing };
    const score = scoredView(total, { model, formatter, thresholds: this.thresholds ?? defaultThresholds });
    const drawing = { heading, score, hint: formatter.text('explain.open'), open: this.#explain.opening({ kind: 'total' }) };
    return {
      heading,
      style: scoreStyle(score, this.bandColors),
      scope: nothing,
      drawing: this.#round ? dialTemplate(drawing, this.#round, pointsThatFit(score)) : figureTemplate(drawing, score.points, ''),
      below: nothing,
    };
  }

  /** A page that was offline when the code should have come may try again. */
  #lack(part: Late<unknown>): TemplateResult {
    const retry = () => {
      void part.loaded().then(this.#redraw);
      this.requestUpdate();
    };
    return html`<p class="caption">
      ${this.formatter.text('gauge.notLoaded')} <button class="link" @click=${retry}>${this.formatter.text('action.retry')}</button>
    </p>`;
  }

  readonly #redraw = (): void => this.requestUpdate();

  #extras(report: ScoreReport, view: GaugeView): TemplateResult | typeof nothing {
    const { nextSteps, subscores, sparkline, formatter } = this;
    if (!nextSteps && !subscores && !sparkline) return nothing;
    this.#needExtras();
    if (extras.isLost) return this.#lack(extras);
    const explain = this.#explain;
    const open = this.#openRecommendation;
    return extras.value?.extrasTemplate({ report, view, formatter, explain, nextSteps, subscores, sparkline, open }) ?? nothing;
  }

  /** The change over the element's own period; until it is computed nothing is said of one. */
  #change(report: ScoreReport): ScoreChange | null | undefined {
    const { changeDays } = this;
    if (!Number.isFinite(changeDays) || changeDays === daysOfChange(report)) return report.change;
    this.#needExtras();
    return extras.value?.changeOf(report, changeDays!);
  }

  #needExtras(): void {
    if (extras.value) extras.value.dressExtras(this.renderRoot);
    else if (!extras.isLost) void extras.loaded().then(this.#redraw);
  }

  readonly #openRecommendation = (recommendation: RecommendationReport): void => {
    const { id, scopeId } = recommendation;
    dispatch(this, 'secure-score-recommendation-open', { recommendationId: id, scopeId: scopeId ?? null, recommendation });
  };

  get #variant(): GaugeVariant {
    const { variant } = this;
    return variant === 'ring' || variant === 'linear' || variant === 'number' ? variant : 'arc';
  }

  /** The variant where it is a dial. */
  get #round(): DialVariant | null {
    const variant = this.#variant;
    return variant === 'arc' || variant === 'ring' ? variant : null;
  }

  readonly #removeScope = (): void => this.requestScope(null);

  /** Data are on the screen with all that there is to show of them, also where the code for that had to be fetched. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const isDone = await super.getUpdateComplete();
    if (!this.report || !this.#lacksDetails(this.report)) return isDone;
    await details.loaded();
    return super.getUpdateComplete();
  }

  /** While data are loading, so is the code for what there is to show of them. */
  protected override skeleton(): TemplateResult {
    void details.loaded();
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
