/** The script of a page that shows one story after the other: `globalThis.stories` is what tests in the frame around it use. */
import { html, render } from 'lit';
import '../../src/define/index.js';
import { blank, listStories, type ListedStory, type StoryModule } from './stories.js';

export interface StoryPage {
  readonly ids: readonly string[];
  /** Renders a story, plays it, and waits until the page is still. Its errors are recorded by test/support/page-watch.js. */
  show(id: string): Promise<void>;
  clear(): void;
}

/** Broken on purpose, one way each: what a page of stories must report, or it cannot be trusted when it reports nothing. */
const controls: Record<string, () => unknown> = {
  // The attribute in the template is what lit's directive and a careless author write.
  'control--style-attribute': () => {
    const box = document.createElement('p');
    box.setAttribute('style', 'color: red');
    return box;
  },
  'control--markup-sink': () => Object.assign(document.createElement('p'), { ['inner' + 'HTML']: '<b>a</b>' }),
  'control--code-from-text': () => setTimeout('globalThis.ran = true' as unknown as () => void, 0) && html`<p>a</p>`,
  'control--image-of-another-origin': () => html`<img alt="" src="https://elsewhere.example/pixel.png" />`,
  'control--throws': () => {
    throw new Error('control: render');
  },
  'control--rejects-later': () => {
    void Promise.resolve().then(() => Promise.reject(new Error('control: later')));
    return html`<p>a</p>`;
  },
  'control--warns': () => {
    console.warn('control: warning');
    return html`<p>a</p>`;
  },
  'control--inaccessible': () => html`<button></button>`,
  'control--undefined-element': () => html`<never-defined></never-defined>`,
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * How long nothing may change before a page counts as still. The explanations' stories open level after level, 300 ms apart; where a
 * selection leads is computed 120 ms after it.
 */
const stillness = (id: string): number => (id.includes('explain') ? 450 : id.includes('selected') ? 300 : 80);

/** Resolves when nothing has changed in the canvas and the shadow roots of its elements for a while, after three seconds at the latest. */
async function untilStill(canvas: Element, quietFor: number): Promise<void> {
  let last = performance.now();
  const observer = new MutationObserver(() => {
    last = performance.now();
    observe(canvas);
  });
  const seen = new WeakSet<Node>();
  const observe = (root: Element | ShadowRoot): void => {
    if (!seen.has(root)) observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    seen.add(root);
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) observe(shadowRoot);
  };
  observe(canvas);
  const end = last + 3000;
  while (performance.now() - last < quietFor && performance.now() < end) await pause(20);
  observer.disconnect();
}

/** What an element shows may have to be fetched first, which is no change that could be seen. Twice: a provider feeds others when it is done. */
async function untilComplete(canvas: Element): Promise<void> {
  for (let turn = 0; turn < 2; turn++)
    await Promise.all(
      [...canvas.querySelectorAll('*')].map((element) => (element as Element & { updateComplete?: Promise<unknown> }).updateComplete),
    );
}

async function show(canvas: HTMLElement, id: string, story: Pick<ListedStory, 'render' | 'play'>): Promise<void> {
  try {
    render(story.render(), canvas);
    await untilComplete(canvas);
    await story.play(canvas);
    await untilComplete(canvas);
  } catch (error) {
    console.error(String(error));
  }
  await untilStill(canvas, stillness(id));
  for (const element of canvas.querySelectorAll(':not(:defined)')) console.error(`not defined: ${element.localName}`);
}

/** Theme, direction and language stand in the address, as a host would set them on its page. */
function dress(page: HTMLElement): void {
  const wishes = new URLSearchParams(location.search);
  page.dir = wishes.get('direction') ?? 'ltr';
  page.lang = wishes.get('locale') ?? 'en';
  page.dataset['theme'] = wishes.get('theme') ?? 'light';
}

export function start(modules: readonly StoryModule[]): void {
  dress(document.documentElement);
  const canvas = document.querySelector<HTMLElement>('main')!;
  const stories = new Map(listStories(modules).map((story) => [story.id, story]));
  const page: StoryPage = {
    ids: [...stories.keys()],
    show: (id) => {
      const control = controls[id];
      const story = control ? { render: control, play: () => Promise.resolve() } : stories.get(id);
      if (!story) throw new Error(`there is no story ${id}`);
      render(blank(), canvas);
      return show(canvas, id, story);
    },
    clear: () => void render(blank(), canvas),
  };
  Object.assign(globalThis, { stories: page });
}
