/** A token goes to the endpoint that it is for and nowhere else: a canary is looked for wherever a page could find it. */
import { expect } from '@open-wc/testing';
import '../../src/define/index.js';
import { connectGraph } from '../../src/sources/index.js';
import { everyElement, pause, until, widgetTags } from '../support/host-page.js';

const canary = 'canary-1f9b27c4';
const own = `${location.origin}/pages/api`;
performance.clearResourceTimings();
performance.setResourceTimingBufferSize(5000);
/** The runner's server remembers answers by address. */
const ask = async (path: string): Promise<unknown> => (await fetch(`${path}?${Math.random()}`)).json();

/** All text that can be reached from a value: strings, keys, errors with their stacks and causes. */
function textIn(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '' : String(value);
  if (seen.has(value) || value instanceof Node) return '';
  seen.add(value);
  const keys = Reflect.ownKeys(value).filter((key) => key !== 'getAccessToken');
  const parts = keys.map((key) => `${String(key)} ${textIn((value as Record<PropertyKey, unknown>)[key], seen)}`);
  const more = value instanceof Error ? [value.message, value.stack ?? '', textIn(value.cause, seen)] : [];
  return [...parts, ...more].join('\n');
}

const eventNames = ['state-change', 'error', 'warning', 'scope-change', 'export', 'view-change', 'selection-change'];

/** Everything that is said while `act` runs. */
async function recorded(act: () => Promise<void>): Promise<Record<'events' | 'console' | 'errors', string>> {
  const notes = { events: [] as string[], console: [] as string[], errors: [] as string[] };
  const onEvent = (event: Event): void => void notes.events.push(textIn((event as CustomEvent).detail));
  const onError = (event: Event): void =>
    void notes.errors.push(textIn((event as ErrorEvent).error ?? (event as PromiseRejectionEvent).reason));
  const methods = ['log', 'info', 'debug', 'warn', 'error'] as const;
  const originals = methods.map((method) => console[method]);
  for (const method of methods)
    console[method] = (...values: unknown[]) => void notes.console.push(values.map((value) => textIn(value)).join(' '));
  for (const name of eventNames) addEventListener(`secure-score-${name}`, onEvent, true);
  for (const name of ['error', 'unhandledrejection']) addEventListener(name, onError);
  await act();
  methods.forEach((method, index) => (console[method] = originals[index]!));
  for (const name of eventNames) removeEventListener(`secure-score-${name}`, onEvent, true);
  for (const name of ['error', 'unhandledrejection']) removeEventListener(name, onError);
  return { events: notes.events.join('\n'), console: notes.console.join('\n'), errors: notes.errors.join('\n') };
}

/** Texts, attributes and what controls hold, in all shadow trees. */
const domText = (): string =>
  everyElement(document)
    .filter(({ localName }) => localName !== 'script')
    .map((element) =>
      [...element.attributes]
        .map(({ name, value }) => `${name}=${value}`)
        .concat(
          [...element.childNodes].map((node) =>
            node.nodeType === Node.TEXT_NODE || node.nodeType === Node.COMMENT_NODE ? (node.textContent ?? '') : '',
          ),
          (element as HTMLInputElement).value ?? '',
        )
        .join(' '),
    )
    .join('\n');

async function storedText(): Promise<string> {
  const databases = (await indexedDB.databases?.()) ?? [];
  const caches = 'caches' in globalThis ? await globalThis.caches.keys() : [];
  return [
    textIn({ ...localStorage }),
    textIn({ ...sessionStorage }),
    document.cookie,
    textIn(databases),
    textIn(caches),
    name,
    textIn(history.state),
  ].join('\n');
}

const addresses = (): string => [location.href, ...performance.getEntries().map((entry) => entry.name)].join('\n');
const foundIn = (places: Record<string, string>): readonly string[] =>
  Object.keys(places).filter((place) => places[place]!.includes(canary));

type Provider = HTMLElementTagNameMap['secure-score-provider'];

/** A provider with every widget, its source at one of the endpoints of test/support/api.mjs. */
function mountWith(how: string): Provider {
  const element = document.createElement('secure-score-provider');
  for (const tag of widgetTags) element.append(document.createElement(tag));
  const graph = connectGraph({ endpoint: `${own}/${how}`, getAccessToken: () => Promise.resolve(canary) });
  // Widgets of their own keep the source that they were given, which the host may look at.
  element.source = graph;
  document.body.append(element);
  return element;
}

/** What a reader and a host do with it: files, arithmetic, a snapshot, another try. */
async function use(element: Provider): Promise<string> {
  const buttons = everyElement(element).filter((button): button is HTMLButtonElement => button.localName === 'button');
  for (const button of buttons) if (button.isConnected && !button.disabled) button.click();
  await pause(400);
  for (const button of everyElement(element))
    if (/csv|json|svg|copy/i.test(button.textContent ?? '') && button.localName === 'button') (button as HTMLElement).click();
  await pause(200);
  return textIn([await element.snapshot(), element.report, element.state, JSON.stringify(element.report), JSON.stringify(element.state)]);
}

describe('the token of a source', () => {
  for (const how of ['good', 'moved-away', 'broken', 'refused', 'no-json']) {
    it(`is seen by its endpoint alone, where the endpoint is ${how}`, async () => {
      const before = (await ask('/pages/second-origin.json')) as { seen: unknown[] };
      const places: Record<string, string> = {};
      // Files are saved through links; nobody wants them here.
      const cancel = (event: Event): void => event.preventDefault();
      addEventListener('secure-score-export', cancel);
      const said = await recorded(async () => {
        const element = mountWith(how);
        await until(() => element.state.kind !== 'loading' && element.state.kind !== 'idle', 'settled', 15_000);
        await pause(100);
        places['given to the host'] = await use(element);
        places['page'] = domText();
        element.remove();
      });
      removeEventListener('secure-score-export', cancel);
      const { seen } = (await ask('/pages/second-origin.json')) as { seen: unknown[] };
      places['second origin'] = textIn(seen.slice(before.seen.length));
      expect(foundIn({ ...places, ...said, storage: await storedText(), addresses: addresses() })).to.deep.equal([]);
      expect(seen.slice(before.seen.length), 'requests to the second origin').to.deep.equal([]);
      // The control: it did go where it is for.
      const asked = (await ask('/pages/api/seen')) as { url: string; authorization: string }[];
      expect(asked.filter(({ url, authorization }) => url.includes(`/${how}/`) && authorization === `Bearer ${canary}`)).not.to.deep.equal(
        [],
      );
      if (how === 'good') expect(places['page']).to.contain('two proofs');
    });
  }

  it('would be found in any of these places (a control)', async () => {
    const box = document.createElement('p');
    box.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('b'), { title: canary }));
    document.body.append(box);
    const said = await recorded(async () => {
      console.info('a', { b: [canary] });
      box.dispatchEvent(new CustomEvent('secure-score-error', { detail: new Error('a', { cause: new Error(canary) }), bubbles: true }));
    });
    localStorage.setItem('a', canary);
    await fetch(`/pages/api/seen?${canary}`);
    await pause(100);
    expect(
      foundIn({ page: domText(), events: said.events, console: said.console, storage: await storedText(), addresses: addresses() }),
    ).to.deep.equal(['page', 'events', 'console', 'storage', 'addresses']);
    localStorage.clear();
    performance.clearResourceTimings();
    box.remove();
  });
});
