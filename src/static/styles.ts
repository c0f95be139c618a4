/** The style sheet of the HTML output. Its only variable parts are colours that we worked out ourselves and a font list that was checked. */
import { accentOf, fontOf, schemeOf, type StaticOptions } from './options.js';
import { colorNames, paletteOf, type ColorScheme } from './colors.js';

/** The text of the `<style>` element, for a host that serves it as a file. The same options give the same text, so a hash of it stands. */
export function staticStyles(options: StaticOptions = {}): string {
  const scheme = schemeOf(options);
  const colors = (of: ColorScheme) => {
    const palette = paletteOf(of, accentOf(options));
    return colorNames.map((name) => `--ssw-${name}:${palette[name]}`).join(';');
  };
  const dark = scheme === 'auto' ? `@media screen and (prefers-color-scheme:dark){.ssw{color-scheme:dark;${colors('dark')}}}` : '';
  // Paper is white, whatever the screen is.
  const paper = scheme === 'dark' ? `@media print{.ssw{color-scheme:light;${colors('light')}}}` : '';
  return `.ssw{color-scheme:${scheme === 'dark' ? 'dark' : 'light'};${colors(scheme === 'dark' ? 'dark' : 'light')};font-family:${fontOf(options)}}${dark}${paper}${rules}`;
}

const rules = `
.ssw{box-sizing:border-box;color:var(--ssw-text);background:var(--ssw-surface);font-size:14px;line-height:1.45;font-variant-numeric:tabular-nums;overflow-wrap:break-word;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.ssw *{box-sizing:border-box}
.ssw h1,.ssw h2,.ssw h3,.ssw h4,.ssw h5,.ssw h6,.ssw p,.ssw ul,.ssw ol,.ssw figure{margin:0;padding:0}
.ssw-title{font-size:22px;line-height:1.2;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
.ssw-heading{font-size:14px;font-weight:600;margin-block-end:8px!important}
.ssw-muted,.ssw-note,.ssw small{color:var(--ssw-text-muted)}
.ssw small,.ssw-note{font-size:12px;font-weight:400}
.ssw-value small{display:block}
.ssw-note{margin-block-start:8px!important;max-inline-size:80ch}
.ssw-hidden{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.ssw-positive{color:var(--ssw-positive)}
.ssw-negative{color:var(--ssw-negative)}
.ssw-table{inline-size:100%;border-collapse:collapse;font-size:13px}
.ssw-table th,.ssw-table td{padding:5px 12px 5px 0;text-align:start;vertical-align:baseline;font-weight:400}
.ssw[dir=rtl] .ssw-table th,.ssw[dir=rtl] .ssw-table td{padding:5px 0 5px 12px}
.ssw .ssw-table :is(th,td):last-child{padding-inline-end:0}
.ssw-table thead :is(th,td){font-size:12px;color:var(--ssw-text-muted);border-block-end:1px solid var(--ssw-hairline)}
.ssw-table tbody :is(.ssw-depth-0,.ssw-depth-1,.ssw-depth-2) th{white-space:nowrap}
.ssw-table tbody tr+tr>*{border-block-start:1px solid var(--ssw-hairline)}
.ssw .ssw-table .ssw-number{text-align:end;white-space:nowrap}
.ssw-table .ssw-value{font-weight:600}
.ssw-table .ssw-depth-0 th,.ssw-table .ssw-depth-1 th,.ssw-table .ssw-group>*{font-weight:600}
.ssw .ssw-table .ssw-depth-2 th,.ssw .ssw-table .ssw-cause th{padding-inline-start:16px}
.ssw-table .ssw-cause>*{border-block-start:0!important;padding-block:1px 3px!important}
.ssw-table tr.ssw-sum>*{border-block-start:1px solid var(--ssw-text)!important;font-weight:600}
.ssw-bar{inline-size:24%}
.ssw-track{display:block;inline-size:100%;min-inline-size:60px;block-size:10px}
.ssw[dir=rtl] .ssw-track{transform:scaleX(-1)}
.ssw-dial{display:block;inline-size:200px;max-inline-size:100%;block-size:auto}
.ssw .track{stroke:var(--ssw-track)}
.ssw rect.track{fill:var(--ssw-track);stroke:none}
.ssw .fill:not([class*=band-]){stroke:var(--ssw-accent)}
.ssw rect.fill{fill:var(--ssw-accent);stroke:none}
.ssw rect.possible{fill:var(--ssw-accent);opacity:.35}
.ssw .notch{stroke:var(--ssw-text)}
.ssw rect.notch{fill:var(--ssw-text);stroke:none}
.ssw .halo{stroke:var(--ssw-surface)}
.ssw .mark{fill:var(--ssw-text-muted)}
.ssw svg text{fill:var(--ssw-text)}
.ssw svg .muted{fill:var(--ssw-text-muted)}
.ssw .shape.band-atRisk{fill:var(--ssw-band-at-risk)}
.ssw .shape.band-fair{fill:var(--ssw-band-fair)}
.ssw .shape.band-good{fill:var(--ssw-band-good)}
.ssw .shape.band-veryGood{fill:var(--ssw-band-very-good)}
.ssw .fill.band-atRisk{stroke:var(--ssw-band-at-risk)}
.ssw .fill.band-fair{stroke:var(--ssw-band-fair)}
.ssw .fill.band-good{stroke:var(--ssw-band-good)}
.ssw .fill.band-veryGood{stroke:var(--ssw-band-very-good)}
.ssw .line{stroke:var(--ssw-accent)}
.ssw-page{margin:0;background:var(--ssw-surface)}
.ssw-review{max-inline-size:210mm;margin-inline:auto;padding:28px 32px}
.ssw-head{display:flex;flex-wrap:wrap;justify-content:space-between;gap:4px 24px;align-items:end;padding-block-end:14px;border-block-end:2px solid var(--ssw-accent)}
.ssw-head p{font-size:13px}
.ssw-over{color:var(--ssw-text-muted);font-size:13px}
.ssw-hero{display:grid;grid-template-columns:200px minmax(0,1fr);gap:32px;align-items:center;padding-block:18px}
.ssw-lead{font-size:17px;line-height:1.35;text-wrap:pretty}
.ssw-change{font-size:15px;font-weight:600;margin-block-start:4px!important}
.ssw-facts{list-style:none;display:flex;flex-wrap:wrap;gap:2px 20px;margin-block-start:8px!important;font-size:13px;color:var(--ssw-text-muted)}
.ssw-course{margin-block-start:14px!important}
.ssw-course svg{display:block;inline-size:100%;block-size:44px;overflow:visible}
.ssw-course figcaption{display:flex;justify-content:space-between;gap:16px;font-size:12px;color:var(--ssw-text-muted);margin-block-start:4px}
.ssw-section{padding-block-start:16px}
.ssw-section+.ssw-section{break-inside:avoid}
.ssw-acts{list-style:none;counter-reset:act;display:grid;gap:8px}
.ssw-acts li{counter-increment:act;display:grid;grid-template-columns:24px minmax(0,1fr) auto;gap:0 8px;align-items:baseline}
.ssw-acts li::before{content:counter(act);grid-row:1;inline-size:20px;font-weight:600;color:var(--ssw-accent)}
.ssw-acts .ssw-gain{font-weight:600;white-space:nowrap}
.ssw-acts>li>bdi{text-align:match-parent}
.ssw-acts small{grid-column:2/-1}
.ssw-foot{margin-block-start:18px;padding-block-start:10px;border-block-start:1px solid var(--ssw-hairline);font-size:11px;color:var(--ssw-text-muted)}
@media (max-width:520px){.ssw-review{padding:20px 16px}.ssw-hero{grid-template-columns:minmax(0,1fr);justify-items:center;gap:16px}.ssw-hero>div{inline-size:100%}.ssw-bar,.ssw-table .ssw-points{display:none}.ssw-table tbody :is(.ssw-depth-0,.ssw-depth-1,.ssw-depth-2) th,.ssw .ssw-table thead .ssw-number{white-space:normal}.ssw .ssw-table :is(th,td){padding-inline-end:8px}.ssw-acts{gap:12px}}
@media print{.ssw-review{max-inline-size:none;padding:0}.ssw{font-size:12px}.ssw-title{font-size:20px}.ssw-lead{font-size:15px}.ssw-change{font-size:13px}.ssw-facts,.ssw-head p,.ssw-over{font-size:11.5px}.ssw-dial{inline-size:150px}.ssw-hero{grid-template-columns:150px minmax(0,1fr);gap:24px;padding-block:10px 6px}.ssw-course{margin-block-start:8px!important}.ssw-course svg{block-size:32px}.ssw-section{padding-block-start:11px}.ssw-heading{font-size:13px;margin-block-end:4px!important}.ssw-table{font-size:11.5px;line-height:1.35}.ssw .ssw-table :is(th,td){padding-block:2.5px}.ssw-table .ssw-cause>*{padding-block:0 2px!important}.ssw-note,.ssw small,.ssw-table thead :is(th,td),.ssw-course figcaption{font-size:10.5px}.ssw-note{margin-block-start:4px!important;max-inline-size:none}.ssw-acts{gap:4px}.ssw-foot{margin-block-start:10px;padding-block-start:6px;font-size:10px}}
@page{size:A4;margin:12mm 15mm}
`
  .trim()
  .replaceAll('\n', '');
