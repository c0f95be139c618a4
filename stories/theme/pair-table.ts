/** The table of colour pairs: what stands on what, how much contrast it has, and what is nearest that has enough. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { nearestPassing } from '../../src/theme/pairs.js';
import { contrastOf } from '../../src/theme/contrast.js';
import { parseColor } from '../../src/theme/parse-color.js';
import type { BrandTheme, ContrastPair } from '../../src/index.js';

type Row = Pick<ContrastPair, 'colors' | 'ratio' | 'least' | 'nearest' | 'passes'> & { readonly name: string };

const shortName = (token: string): string => token.replace('--secure-score-', '');

/** The brand colour itself, as text and as a graphic: what the derived colours are for. */
export function brandRows(theme: BrandTheme): readonly Row[] {
  const [accent, surface] = [theme.tokens['--secure-score-accent'], theme.tokens['--secure-score-surface']];
  const [front, back] = [parseColor(accent)!, parseColor(surface)!];
  const ratio = contrastOf(front, back);
  const row = (name: string, least: 4.5 | 3): Row => {
    return { name, colors: [accent, surface], ratio, least, passes: ratio >= least, nearest: nearestPassing(front, [back], least) };
  };
  return [row('brand as text', 4.5), row('brand as a line or bar', 3)];
}

export const pairRows = (pairs: readonly ContrastPair[]): readonly Row[] =>
  pairs.map((pair) => ({ ...pair, name: `${shortName(pair.foreground)} on ${shortName(pair.background)}` }));

/** A picture and no text: a pair that fails is shown as it is. */
const sample = ({ colors: [front, back], least }: Row): TemplateResult =>
  html`<svg class="sample" width="44" height="24" aria-hidden="true">
    <rect width="44" height="24" fill=${back} />
    ${
      least === 3
        ? svg`<rect x="9" y="9" width="26" height="6" rx="3" fill=${front} />`
        : svg`<text x="22" y="17" text-anchor="middle" fill=${front}>Aa</text>`
    }
  </svg>`;

const rowTemplate = (row: Row): TemplateResult =>
  html`<tr class=${row.passes ? 'passes' : 'fails'}>
    <th scope="row">${row.name}</th>
    <td>${sample(row)}</td>
    <td class="number">${row.ratio.toFixed(2)}</td>
    <td class="number">${row.least.toFixed(1)}</td>
    <td class="verdict">${row.passes ? '✓ passes' : '✕ fails'}</td>
    <td class="hex">
      ${
        row.passes
          ? nothing
          : html`<span class="row"
              ><span class="swatch" .style=${`background: ${row.nearest}`} aria-hidden="true"></span>${row.nearest}</span
            >`
      }
    </td>
  </tr>`;

export const pairTable = (rows: readonly Row[], label: string): TemplateResult =>
  html`<div class="scroll" role="region" aria-label=${label} tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Pair</th>
          <th scope="col">Sample</th>
          <th scope="col" class="number">Contrast</th>
          <th scope="col" class="number">Needs</th>
          <th scope="col">Verdict</th>
          <th scope="col">Nearest that passes</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(rowTemplate)}
      </tbody>
    </table>
  </div>`;
