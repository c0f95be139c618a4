/** A page of stories in a frame, with what goes wrong in it. */
import { openPage, type WatchedPage } from './frame.js';
import type { StoryPage } from './story-page.js';

export interface StoryFrame extends WatchedPage {
  readonly window: Window & typeof globalThis;
  readonly stories: StoryPage;
  /** Shows a story; what was reported while it came up. */
  show(id: string): Promise<{ readonly violations: readonly string[]; readonly errors: readonly string[] }>;
}

const isReady = (page: Document): boolean => Boolean((page.defaultView as unknown as { stories?: StoryPage }).stories);

/** `wishes` are parameters of the address: `open` or `trusted-types`, `theme`, `direction`, `locale`. */
export async function openStories(wishes: Record<string, string> = { open: '' }): Promise<StoryFrame> {
  const page = await openPage(`/pages/stories?${new URLSearchParams(wishes)}`, isReady);
  const window = page.document.defaultView as StoryFrame['window'];
  const { stories } = window as unknown as { stories: StoryPage };
  return {
    ...page,
    window,
    stories,
    show: async (id) => {
      const before = [page.violations.length, page.errors.length] as const;
      await stories.show(id);
      return { violations: page.violations.slice(before[0]), errors: page.errors.slice(before[1]) };
    },
  };
}

/** The ids of all stories, to define a test for each. */
export async function storyIds(): Promise<readonly string[]> {
  const page = await openStories();
  const { ids } = page.stories;
  page.close();
  return ids;
}
