/**
 * The stories outside of Storybook: what its files export, put together as Storybook would, so that tests can show each one on a page of
 * their own (under the strict policy, say) and know the list of all without a build.
 */
import { html, type TemplateResult } from 'lit';

type Arguments = Record<string, unknown>;
type Render = (args: Arguments, context?: unknown) => unknown;
type Decorator = (story: () => unknown, context: unknown) => unknown;
type Play = (context: { canvasElement: HTMLElement; args: Arguments }) => unknown;

interface Annotations {
  readonly args?: Arguments;
  readonly render?: Render;
  readonly decorators?: Decorator | readonly Decorator[];
  readonly play?: Play;
  readonly tags?: readonly string[];
}

interface Meta extends Annotations {
  readonly title: string;
}

/** What `import * as` gives of a file of stories. */
export type StoryModule = { readonly default: Meta } & Readonly<Record<string, unknown>>;

export interface ListedStory {
  /** As Storybook names it in addresses: `widgets-gauge--band-colors`. */
  readonly id: string;
  readonly title: string;
  /** The export's name, `BandColors`. */
  readonly name: string;
  readonly render: () => unknown;
  readonly play: (canvas: HTMLElement) => Promise<void>;
}

const kebab = (text: string): string =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');

const listOf = (decorators: Annotations['decorators']): readonly Decorator[] => [decorators ?? []].flat() as readonly Decorator[];

function storyOf(meta: Meta, name: string, story: Annotations): ListedStory {
  const args = { ...meta.args, ...story.args };
  const render = story.render ?? meta.render;
  if (!render) throw new Error(`${meta.title}/${name} has no render function`);
  const context = { args, globals: {}, name, title: meta.title };
  const decorators = [...listOf(story.decorators), ...listOf(meta.decorators)];
  const play = story.play ?? meta.play;
  return {
    id: `${kebab(meta.title)}--${kebab(name)}`,
    title: meta.title,
    name,
    render: decorators.reduce<() => unknown>(
      (inner, decorator) => () => decorator(inner, context),
      () => render(args, context),
    ),
    play: async (canvasElement) => void (await play?.({ canvasElement, args })),
  };
}

/** All stories of the files, in the order of the files and of their exports. */
export function listStories(modules: readonly StoryModule[]): readonly ListedStory[] {
  return modules.flatMap(({ default: meta, ...stories }) =>
    Object.entries(stories)
      .filter(([name, story]) => /^[A-Z]/.test(name) && typeof story === 'object')
      .map(([name, story]) => storyOf(meta, name, story as Annotations)),
  );
}

/** Nothing: what stands between two stories. */
export const blank = (): TemplateResult => html``;
