import type { IReadonlyTheme } from '@microsoft/sp-component-base';

/** The section's colours and font as the widgets' tokens: they are inherited into every widget below the element. */
export function applySectionTheme(element: HTMLElement, theme: IReadonlyTheme | undefined): void {
  const { semanticColors, palette, fonts, isInverted = false } = theme ?? {};
  const tokens: { [token: string]: string | undefined } = {
    surface: semanticColors?.bodyBackground,
    'surface-subtle': semanticColors?.bodyStandoutBackground,
    text: semanticColors?.bodyText,
    'text-muted': semanticColors?.bodySubtext,
    accent: palette?.themePrimary,
    outline: semanticColors?.inputBorder,
    font: fonts?.medium?.fontFamily,
  };
  Object.keys(tokens).forEach((token) => element.style.setProperty(`--secure-score-${token}`, tokens[token] || null));
  // What the section has no colour for, the bands and series, follows its lightness.
  element.style.colorScheme = isInverted ? 'dark' : 'light';
}
