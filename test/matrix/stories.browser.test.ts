/**
 * Every story on a page under the strict policy, in themes and directions: no violation, no error, no undefined element, and nothing for
 * axe to find. All cells with `npm run matrix`, a part of them for every commit.
 */
import { expect } from '@open-wc/testing';
import type { AxeResults, RunOptions } from 'axe-core';
import { emulateFeatures } from '../support/devtools.js';
import { engine } from '../support/engine.js';
import { openStories, storyIds, type StoryFrame } from '../support/story-frame.js';
import { fullCells, partOfCells, titleOf, type Cell, type Theme } from './cells.js';

const ids = await storyIds();
const { matrix } = (await (await fetch('/pages/settings.json')).json()) as { matrix: 'full' | 'part' };
const isForced = matchMedia('(forced-colors: active)').matches;
const usual: readonly Theme[] = engine === 'chromium' ? ['light', 'dark', 'forced colours'] : ['light', 'dark'];
const themes: readonly Theme[] = isForced ? ['forced colours'] : usual;
const part = {
  chromium: { offset: 1, showEach: 1, auditEach: 1 },
  firefox: { offset: 2, showEach: 2, auditEach: 2 },
  webkit: { offset: 3, showEach: 2, auditEach: 2 },
}[engine];
const cells = matrix === 'full' ? fullCells(ids, themes) : partOfCells(ids, themes, part);

const options: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
};

/**
 * Axe's findings in the frame, a line each. The frame is as high as its page meanwhile: what sticks to an edge covers by chance what stands
 * there, and a reader scrolls.
 */
async function audit({ window }: StoryFrame): Promise<readonly string[]> {
  const { axe } = window as unknown as { axe: { run(context: string, options: RunOptions): Promise<AxeResults> } };
  const frame = window.frameElement as HTMLIFrameElement;
  const { height } = frame;
  frame.height = String(window.document.documentElement.scrollHeight);
  await new Promise((resolve) => window.requestAnimationFrame(() => window.requestAnimationFrame(resolve)));
  const { violations } = await axe.run('main', options);
  frame.height = height;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.flat().join(' > ')}`));
}

const pages = new Map<string, StoryFrame>();

/** The page of a cell: one is open at a time, since frames out of sight are not drawn everywhere. */
async function pageFor({ theme, direction, isNamed }: Omit<Cell, 'id'>): Promise<StoryFrame> {
  const key = [theme, direction, isNamed].join();
  const open = pages.get(key);
  if (open) return open;
  closeAll();
  if (engine === 'chromium') await emulateFeatures(theme === 'forced colours' ? { 'forced-colors': 'active' } : {});
  const wishes = { theme: theme === 'dark' ? 'dark' : 'light', direction, 'trusted-types': isNamed ? 'lit-html' : '' };
  const page = await openStories(wishes);
  expect(page.window.matchMedia('(forced-colors: active)').matches).to.equal(theme === 'forced colours');
  pages.set(key, page);
  return page;
}

function closeAll(): void {
  for (const page of pages.values()) page.close();
  pages.clear();
}

/** Cells of one page follow one another. */
const order = ({ theme, direction, isNamed }: Cell): string => [theme, direction, isNamed].join();
const inOrder = [...cells].sort((a, b) => order(a).localeCompare(order(b)));

describe('matrix', () => {
  after(async () => {
    closeAll();
    if (engine === 'chromium') await emulateFeatures();
  });

  /** For the document: the reporter knows an engine's version by this title. */
  const [, version] = /(?:Chrome|Firefox|Version)\/([\d.]+)/.exec(navigator.userAgent)!;
  it(`version | ${version}`, () => void expect(version).to.match(/^\d/));

  for (const cell of inOrder) {
    it(titleOf(cell), async () => {
      const page = await pageFor(cell);
      expect(await page.show(cell.id)).to.deep.equal({ violations: [], errors: [] });
      if (cell.isAudited) expect(await audit(page)).to.deep.equal([]);
    });
  }
});

/** What each control must be reported for, in violations or errors. */
const controls: Record<string, RegExp> = {
  'style-attribute': /style-src/,
  'markup-sink': /require-trusted-types-for|TrustedHTML/i,
  'code-from-text': /require-trusted-types-for|TrustedScript|script-src|eval/i,
  'image-of-another-origin': /img-src/,
  throws: /control: render/,
  'rejects-later': /control: later/,
  warns: /control: warning/,
  'undefined-element': /not defined: never-defined/,
};

describe('the matrix would tell (controls)', () => {
  after(closeAll);
  const light = { theme: isForced ? 'forced colours' : 'light', direction: 'ltr', isAudited: true } as const;

  for (const isNamed of [true, false]) {
    for (const [name, pattern] of Object.entries(controls)) {
      it(`of ${name}, Trusted Types ${isNamed ? 'by name' : 'by any name'}`, async () => {
        const page = await pageFor({ ...light, isNamed });
        const { violations, errors } = await page.show(`control--${name}`);
        expect([...violations, ...errors].join('\n')).to.match(pattern);
      });
    }
  }

  it('of what axe finds', async () => {
    const page = await pageFor({ ...light, isNamed: true });
    await page.show('control--inaccessible');
    expect((await audit(page)).join()).to.match(/button-name/);
  });
});
