import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import { withThemeByDataAttribute } from '@storybook/addon-themes';
import { html } from 'lit';
import manifest from 'virtual:custom-elements-manifest';
import '../src/define/index.js';
import { pseudoLocale } from '../stories/support/pseudo.js';
import './preview.css';

setCustomElementsManifest(manifest);

type Widths = Readonly<Record<string, string>>;
const widths: Widths = { narrow: '320px', medium: '640px', wide: '1100px', full: '100%' };

/** Puts the story into a host's frame: its direction, language and width come from the toolbar. */
const hostFrame: Decorator = (story, { globals }) => {
  const { direction, locale, width } = globals as Record<'direction' | 'locale' | 'width', string>;
  const page = document.documentElement;
  page.dir = direction;
  page.lang = locale;
  return html`<div class="host-frame" .style=${`inline-size: ${widths[width] ?? '100%'}`}>${story()}</div>`;
};

const tool = <Icon extends string>(name: string, icon: Icon, items: readonly string[]) => ({
  name,
  description: name,
  toolbar: { title: name, icon, items: [...items], dynamicTitle: true },
});

const preview: Preview = {
  decorators: [
    hostFrame,
    withThemeByDataAttribute({
      themes: { light: 'light', dark: 'dark', brand: 'brand' },
      defaultTheme: 'light',
      attributeName: 'data-theme',
    }),
  ],
  globalTypes: {
    direction: tool('Direction', 'transfer', ['ltr', 'rtl']),
    locale: tool('Language', 'globe', ['en', 'de', 'fr', 'es', 'ja', 'ar', pseudoLocale]),
    width: tool('Width', 'grow', Object.keys(widths)),
  },
  initialGlobals: { direction: 'ltr', locale: 'en', width: 'full' },
  parameters: {
    layout: 'padded',
    controls: { expanded: true },
    a11y: {
      test: 'error',
      options: { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] } },
    },
  },
};

export default preview;
