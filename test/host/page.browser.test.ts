/** What a page has after the kit came, lived and went: what it had before. */
import { expect } from '@open-wc/testing';
import { openPage, type WatchedPage } from '../support/frame.js';
import { allShowNumbers, loadModule, pause, shown, until, widgetTags } from '../support/host-page.js';

const bundle = '/dist/cdn/secure-score-widgets.js';
const posture = await (await fetch('/test/support/posture.json')).json();

type Realm = Window & typeof globalThis;
type Snapshot = ReadonlyMap<string, unknown>;

/** Every own property of everything that a page is built on, by its path, with its descriptor. */
function builtIns(realm: Realm): Snapshot {
  const found = new Map<string, unknown>();
  const note = (path: string, object: object): void => {
    for (const key of Reflect.ownKeys(object)) {
      const { value, get, set, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, key)!;
      const isLive = path === 'window' && (typeof value !== 'function' || /^\d+$/.test(String(key)));
      found.set(`${path}.${String(key)}`, isLive ? 'is there' : [value, get, set, writable, enumerable, configurable]);
    }
  };
  note('window', realm);
  for (const name of Object.getOwnPropertyNames(realm).filter((own) => /^[A-Z]/.test(own))) {
    const value = (realm as unknown as Record<string, unknown>)[name];
    if (typeof value !== 'function' && typeof value !== 'object') continue;
    if (value === null) continue;
    note(name, value);
    const { prototype } = value as { prototype?: object };
    if (prototype) note(`${name}.prototype`, prototype);
  }
  return found;
}

/** WebKit makes some lists anew for every look at them. */
const isSamePart = (one: unknown, other: unknown): boolean =>
  Object.is(one, other) || (Array.isArray(one) && Array.isArray(other) && JSON.stringify(one) === JSON.stringify(other));
const isSame = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other) ? one.every((part, index) => isSamePart(part, other[index])) : Object.is(one, other);

function changes(before: Snapshot, after: Snapshot): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => !before.has(name) || !after.has(name) || !isSame(before.get(name), after.get(name)));
}

/** What stands in the document outside of what the test itself put there. */
const documentOf = ({ document }: WatchedPage): object => ({
  sheets: document.styleSheets.length,
  adopted: document.adoptedStyleSheets.length,
  head: [...document.head.children].map(({ localName }) => localName).filter((name) => name !== 'script'),
  root: [...document.documentElement.attributes].map(({ name, value }) => `${name}=${value}`),
  body: [...document.body.attributes].map(({ name }) => name),
  bodyStyle: JSON.stringify(
    [...document.defaultView!.getComputedStyle(document.body)].map((name) =>
      document.defaultView!.getComputedStyle(document.body).getPropertyValue(name),
    ),
  ),
  title: document.title,
  cookie: document.cookie,
  stored: Object.keys(document.defaultView!.localStorage).length + Object.keys(document.defaultView!.sessionStorage).length,
  address: document.defaultView!.location.href,
  history: document.defaultView!.history.length,
});

/** All widgets with data, alone and under a provider, used a little, and taken away. */
async function useAll(page: WatchedPage): Promise<void> {
  const { document } = page;
  const provider = document.createElement('secure-score-provider');
  for (const parent of [document.body, provider]) for (const tag of widgetTags) parent.append(document.createElement(tag));
  document.body.append(provider);
  for (const element of document.querySelectorAll(`body > :is(${[...widgetTags, 'secure-score-provider'].join()})`))
    Object.assign(element, { data: posture });
  await until(() => allShowNumbers(document), 'all show numbers');
  for (const element of document.querySelectorAll(widgetTags.join()))
    for (const button of [...element.shadowRoot!.querySelectorAll('button')].slice(0, 6)) button.click();
  await pause(300);
  document.body.replaceChildren();
  await pause(100);
}

const markOfTheRoot = 'window.Symbol(secure-score-widgets/context-root)';

describe('the page of a host', () => {
  it('keeps its globals, built-ins and styles; one symbol tells a second copy that the first is there', async () => {
    const page = await openPage('/pages/empty?open');
    const realm = page.document.defaultView as Realm;
    const before = { builtIns: builtIns(realm), document: documentOf(page) };
    await loadModule(page.document, bundle);
    await useAll(page);
    expect(changes(before.builtIns, builtIns(realm))).to.deep.equal([markOfTheRoot]);
    expect(documentOf(page)).to.deep.equal(before.document);
    expect(page.errors).to.deep.equal([]);
    page.close();
  });

  it('a script that does change something is seen (a control)', async () => {
    const page = await openPage('/pages/empty?open');
    const realm = page.document.defaultView as Realm;
    const before = { builtIns: builtIns(realm), document: documentOf(page) };
    const parts = realm as unknown as { Array: { prototype: object }; Promise: object; leaked: number };
    Object.assign(parts.Array.prototype, { last: 1 });
    parts.leaked = 1;
    const then = realm.Promise.prototype.then;
    realm.Promise.prototype.then = function (this: Promise<unknown>, ...given) {
      return then.apply(this, given);
    } as typeof then;
    page.document.body.append(page.document.createElement('style'));
    expect(changes(before.builtIns, builtIns(realm))).to.have.members(['window.leaked', 'Array.prototype.last', 'Promise.prototype.then']);
    expect(documentOf(page)).not.to.deep.equal(before.document);
    page.close();
  });

  it('whose built-ins are frozen has everything', async () => {
    const page = await openPage('/pages/frozen', allShowNumbers);
    expect(page.errors).to.deep.equal([]);
    expect(allShowNumbers(page.document)).to.equal(true);
    const { Array: frozen } = page.document.defaultView as Realm;
    expect(Object.isFrozen(frozen.prototype)).to.equal(true);
    page.close();
  });
});

describe('the kit twice on a page', () => {
  const second = { 'the same file again': `${bundle}?again`, 'another version': '/pages/files/other-version.js' };
  for (const [what, address] of Object.entries(second)) {
    it(`${what}: the first stands, nothing is thrown, both orders of loading`, async () => {
      for (const order of [
        [bundle, address],
        [address, bundle],
      ] as const) {
        const page = await openPage('/pages/empty?open');
        const realm = page.document.defaultView as Realm & { infos: unknown[]; otherVersionRan?: boolean };
        const infos: unknown[] = [];
        realm.console.info = (...values: unknown[]) => void infos.push(values);
        await loadModule(page.document, order[0]);
        const first = [...widgetTags, 'secure-score-provider'].map((tag) => realm.customElements.get(tag));
        await loadModule(page.document, order[1]);
        expect([...widgetTags, 'secure-score-provider'].map((tag) => realm.customElements.get(tag))).to.deep.equal(first);
        if (what === 'another version') expect(realm.otherVersionRan).to.equal(true);
        await useAll(page);
        expect(page.errors).to.deep.equal([]);
        expect(page.violations).to.deep.equal([]);
        expect(infos.length).to.be.below(2);
        page.close();
      }
    });
  }
});

describe("the size of the host's text", () => {
  it('on its root changes nothing inside', async () => {
    const sizes = new Map<string, string>();
    for (const size of ['16px', '4px', '40px']) {
      const page = await openPage('/pages/calm?open', allShowNumbers);
      page.document.documentElement.style.fontSize = size;
      page.document.body.style.margin = '0';
      await pause(150);
      const frames = [...page.document.querySelectorAll(widgetTags.join())].map((element) => element.shadowRoot!.querySelector('.frame')!);
      sizes.set(
        size,
        frames
          .map((frame) => `${Math.round(frame.getBoundingClientRect().width)}x${Math.round(frame.getBoundingClientRect().height)}`)
          .join(),
      );
      expect(frames.every((frame) => shown((frame.getRootNode() as ShadowRoot).host).length > 0)).to.equal(true);
      page.close();
    }
    expect(sizes.get('4px')).to.equal(sizes.get('16px'));
    expect(sizes.get('40px')).to.equal(sizes.get('16px'));
  });
});
