/** Pages of the repository as pages of Storybook: what links from file to file there links from page to page here. */

/** Files that have a page, by the end of their path. */
const pages: Readonly<Record<string, string>> = {
  'calculation.md': 'docs-calculation',
  'faq.md': 'docs-questions',
  'accessibility.md': 'docs-accessibility',
  'migrate-from-graph-toolkit.md': 'docs-coming-from-the-graph-toolkit',
  'recipes/languages.md': 'docs-languages',
  'recipes/live-sources.md': 'docs-live-sources',
};
const recipes = /(?:^|\/)(?:recipes\/)?([a-z-]+)\.md$/;

function addressOf(link: string): string | null {
  const [path = '', anchor] = link.split('#');
  const known = Object.keys(pages).find((end) => path === end || path.endsWith(`/${end}`) || end.endsWith(`/${path}`));
  const recipe = recipes.exec(path)?.[1];
  const page = known ? pages[known] : recipe ? `docs-recipes-${recipe}` : null;
  return page ? `?path=/docs/${page}--docs${anchor ? `#${anchor}` : ''}` : null;
}

/** Without its title, which the page has; links to files without a page become plain text. */
export function pageOf(markdown: string): string {
  const body = markdown.replace(/^<!--[^]*?-->\s*/, '');
  return body.replace(/\[([^\]]+)\]\((?!https?:|\?|#)([^)]+)\)/g, (_, text: string, link: string) => {
    const address = addressOf(link);
    return address ? `[${text}](${address})` : text;
  });
}
