/** The frame of all HTML output: its root with language and direction, its style sheet, and a page around it where one is wanted. */
import { dialOf, dialSize } from '../elements/secure-score-gauge/secure-score-gauge.dial.js';
import type { GaugeView } from '../elements/secure-score-gauge/secure-score-gauge.view.js';
import { dialDrawing } from './gauge.js';
import { documentType, markup, styleElement, type Markup } from './markup.js';
import type { Context } from './options.js';
import { staticStyles } from './styles.js';

export interface Piece {
  readonly className: string;
  readonly title: string;
  readonly body: Markup;
  /** Where the host does not say. */
  readonly isPage: boolean;
}

export function framed({ className, title, body, isPage }: Piece, { options, formatter }: Context): Markup {
  const { page = isPage, withoutStyles = false, nonce = null } = options;
  const { locale, direction } = formatter;
  const styles = withoutStyles ? null : styleElement(staticStyles(options), nonce);
  const element = page ? 'main' : 'section';
  const root =
    element === 'main'
      ? markup`<main class="ssw ${className}" lang="${locale}" dir="${direction}">
${body}
</main>`
      : markup`<section class="ssw ${className}" lang="${locale}" dir="${direction}">
${body}
</section>`;
  if (!page) return markup`${styles}${root}`;
  return markup`${documentType}<html lang="${locale}" dir="${direction}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${title}</title>
${styles}
</head>
<body class="ssw ssw-page">
${root}
</body>
</html>
`;
}

/** A heading `below` levels under the first one; the elements of HTML end at six. */
export function heading(below: number, className: string, content: Markup | string, { headingLevel, options }: Context): Markup {
  const level = Math.min(6, (options.page === false ? headingLevel : 1) + below);
  switch (level) {
    case 1:
      return markup`<h1 class="${className}">${content}</h1>`;
    case 2:
      return markup`<h2 class="${className}">${content}</h2>`;
    case 3:
      return markup`<h3 class="${className}">${content}</h3>`;
    case 4:
      return markup`<h4 class="${className}">${content}</h4>`;
    case 5:
      return markup`<h5 class="${className}">${content}</h5>`;
    default:
      return markup`<h6 class="${className}">${content}</h6>`;
  }
}

/** The dial alone: what it shows stands beside it as text too, so that the picture has a name and no more. */
export function dialFigure(view: GaugeView, context: Context): Markup {
  const { height } = dialOf('arc');
  const { score } = view;
  const name = `${view.heading}: ${score.kind === 'scored' ? score.valueText : score.word}`;
  return markup`<svg class="ssw-dial" viewBox="0 0 ${dialSize} ${height}" width="200" height="${height}" role="img" direction="${context.formatter.direction}"><title>${name}</title>${dialDrawing(view, context)}</svg>`;
}
