/**
 * What a screen reader gets of each element, with its values, in the states that matter: compared with test/a11y/trees, which
 * `SSW_RENEW=1 SSW_ENGINES=chromium npx wtr --files test/a11y/trees.browser.test.ts` writes anew.
 */
import { expect } from '@open-wc/testing';
import { accessibilityTree, writeTree } from '../support/devtools.js';
import { itWith } from '../support/engine.js';
import type { StoryPage } from '../support/story-page.js';
import { treeText } from './tree-text.js';

const ids = [
  ...['ready', 'partial', 'stale', 'failed', 'empty', 'loading', 'with-everything', 'band-colors'].map((name) => `widgets-gauge--${name}`),
  ...['ready', 'partial', 'restricted', 'scope-tree', 'control-opened', 'by-risk-level'].map((name) => `widgets-breakdown--${name}`),
  ...['opened', 'selected', 'no-match', 'by-control', 'filters', 'narrow'].map((name) => `widgets-recommendation-table--${name}`),
  ...['ready', 'why', 'as-table', 'one-day', 'failed'].map((name) => `widgets-score-trend--${name}`),
  'widgets-explain--total',
];
const { isRenewing } = (await (await fetch('/pages/settings.json')).json()) as { isRenewing: boolean };

/** The stories stand on the test's own page, whose tree the browser gives. */
async function openHere(): Promise<StoryPage> {
  const main = document.createElement('main');
  document.body.append(main);
  await import('/pages/files/stories.js' as string);
  return (globalThis as unknown as { stories: StoryPage }).stories;
}

/** As a screen reader gets it now; what the story has left to load may change it in the meantime. */
async function currentTree(): Promise<string> {
  return treeText(await accessibilityTree(), ({ role }) => role?.value === 'main');
}

async function recorded(id: string): Promise<string> {
  const response = await fetch(`/test/a11y/trees/${id}.txt`);
  return response.ok ? response.text() : '';
}

describe('accessibility trees', () => {
  let stories: StoryPage;

  for (const id of ids) {
    itWith('devtools', id, async () => {
      stories ??= await openHere();
      await stories.show(id);
      const tree = await currentTree();
      expect(tree.length).to.be.above(40);
      if (isRenewing) await writeTree(id, tree);
      else expect(tree).to.equal(await recorded(id));
    });
  }

  itWith('devtools', 'tell of a name, a value and a state that change (a control)', async () => {
    const main = document.createElement('main');
    document.querySelector('main')?.remove();
    document.body.append(main);
    main.innerHTML =
      '<div role="meter" aria-label="Score" aria-valuenow="62" aria-valuetext="62 %"></div><button aria-expanded="false">More</button>';
    const before = await currentTree();
    expect(before).to.match(/meter "Score" value="62"/);
    main.querySelector('button')!.setAttribute('aria-expanded', 'true');
    expect(await currentTree()).to.match(/button "More" expanded=true/);
    main.querySelector('div')!.setAttribute('aria-valuenow', '63');
    expect(await currentTree()).not.to.equal(before);
  });
});
