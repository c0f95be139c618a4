// The ids of all stories, read from their files without a browser.
import '../../scripts/typescript-loader.mjs';
import { pathToFileURL } from 'node:url';
import { storyFiles } from '../support/story-files.mjs';

export async function listedStoryIds() {
  const { listStories } = await import('../support/stories.ts');
  const modules = await Promise.all(storyFiles().map((file) => import(pathToFileURL(file).href)));
  return listStories(modules).map(({ id }) => id);
}
