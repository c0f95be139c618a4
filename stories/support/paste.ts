/** A place to try one's own payloads: they are read in this page and go nowhere. */
import { html, nothing, render, type TemplateResult } from 'lit';
import { createFormatter, readPosture, type Posture, type Problem, type QualityNote } from '../../src/index.js';

type Reading = ReturnType<typeof readPosture>;

const examples: Readonly<Record<string, string>> = {
  'Plain format': JSON.stringify(
    {
      asOf: '2026-11-20T06:00:00Z',
      settings: { infrastructure: false },
      recommendations: [
        {
          id: 'admin-mfa',
          title: 'Require multifactor authentication for administrators',
          subscore: 'identity',
          maxPoints: 10,
          implemented: 3,
          total: 4,
        },
        { id: 'safe-links', title: 'Check links in mail when they are clicked', subscore: 'apps', maxPoints: 9, implemented: true },
      ],
      history: [{ date: '2026-10-20', percent: 71.5 }],
    },
    null,
    2,
  ),
  'Azure Resource Manager': JSON.stringify(
    {
      value: [
        {
          id: '/subscriptions/20ff7fc3-e762-44dd-bd96-b71116dcdc23/providers/Microsoft.Security/secureScores/ascScore',
          name: 'ascScore',
          type: 'Microsoft.Security/secureScores',
          properties: { displayName: 'ASC score', score: { max: 39, current: 23.53, percentage: 0.6033 }, weight: 67 },
        },
      ],
    },
    null,
    2,
  ),
  CSV: 'id,title,subscore,points,maxPoints,status\nadmin-mfa,Require multifactor authentication,identity,7.5,10,toAddress\nsafe-links,Check links in mail,apps,9,9,completed\n',
  'Something else': '{ "temperature": 21 }',
};

/** One payload, or several with a line of --- between them. */
export function payloadsIn(text: string): unknown {
  const parts = text.split(/^-{3,}\s*$/m).filter((part) => part.trim() !== '');
  return parts.length > 1 ? parts.map(parsedOrText) : text;
}

/** A text among several payloads would be CSV; what is meant as JSON is taken as that. */
function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const counted = (count: number | undefined, one: string, many: string): string | null =>
  count ? `${count} ${count === 1 ? one : many}` : null;

/** What stands in a posture, in words. */
export function contentsOf(posture: Posture): string[] {
  const given = Object.keys(posture.scores ?? {});
  return [
    posture.asOf ? `data of ${posture.asOf}` : null,
    given.length > 0 ? `totals: ${given.join(', ')}` : null,
    counted(posture.recommendations?.length, 'recommendation', 'recommendations'),
    counted(posture.controls?.length, 'security control', 'security controls'),
    counted(posture.scopes?.length, 'scope', 'scopes'),
    counted(posture.assessments?.length, 'assessment', 'assessments'),
    counted(posture.assets?.length, 'asset', 'assets'),
    counted(posture.history?.length, 'day of history', 'days of history'),
    counted(posture.comparisons?.length, 'comparison', 'comparisons'),
  ].filter((line) => line !== null);
}

export function pasteTool(): HTMLElement {
  const host = document.createElement('div');
  host.className = 'paste';
  let text = examples['Plain format'] ?? '';
  const draw = () => render(toolTemplate(text, take), host);
  const take = (next: string) => {
    text = next;
    draw();
  };
  draw();
  return host;
}

function toolTemplate(text: string, take: (text: string) => void): TemplateResult {
  const reading = text.trim() === '' ? null : readPosture(payloadsIn(text));
  return html`<label class="paste-field">
      <span>Your payload, as JSON or CSV. Several are separated by a line of <code>---</code>. It stays in this page.</span>
      <textarea
        rows="14"
        spellcheck="false"
        .value=${text}
        @input=${(event: Event) => take((event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </label>
    <p class="paste-acts">
      ${Object.entries(examples).map(([name, example]) => html`<button type="button" @click=${() => take(example)}>${name}</button>`)}
    </p>
    <div role="status">${reading ? recognised(reading) : html`<p>Nothing is there yet.</p>`}</div>
    ${reading?.kind === 'posture' ? widgets(reading.posture) : nothing}`;
}

function recognised(reading: Reading): TemplateResult {
  if (reading.kind === 'invalid')
    return html`<h3>Nothing was recognised</h3>
      ${problemList(reading.problems)}`;
  return html`<h3>Recognised</h3>
    <ul>
      ${contentsOf(reading.posture).map((line) => html`<li>${line}</li>`)}
    </ul>
    ${noteList(reading.quality)}
    ${
      reading.problems.length > 0
        ? html`<h3>Not used</h3>
            ${problemList(reading.problems)}`
        : nothing
    }`;
}

function noteList(notes: readonly QualityNote[]): TemplateResult | typeof nothing {
  if (notes.length === 0) return nothing;
  const formatter = createFormatter('en');
  return html`<h3>Notes on the data</h3>
    <ul>
      ${notes.map((note) => html`<li>${formatter.note(note)}</li>`)}
    </ul>`;
}

/** More would be the same again. */
const problemsShown = 20;

function problemList(problems: readonly Problem[]): TemplateResult {
  return html`<ul>
      ${problems.slice(0, problemsShown).map(({ path, expected, received }) => html`<li><code>${path || 'the payload'}</code>: expected ${expected}; received ${received}</li>`)}
    </ul>
    ${problems.length > problemsShown ? html`<p>and ${problems.length - problemsShown} more</p>` : nothing}`;
}

const widgets = (posture: Posture): TemplateResult =>
  html`<h3>In the widgets</h3>
    <secure-score-provider .data=${posture}>
      <secure-score-gauge class="paste-gauge" heading-level="4"></secure-score-gauge>
      <subscore-breakdown heading-level="4"></subscore-breakdown>
      <recommendation-table heading-level="4"></recommendation-table>
      <score-trend heading-level="4"></score-trend>
    </secure-score-provider>`;
