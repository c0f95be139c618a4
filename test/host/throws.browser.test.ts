/**
 * Whatever a host sets, and whenever it connects and disconnects: nothing is thrown at it, and nothing reaches its window. The values come
 * from the manifest of the build, so that a new property is tried without a word here.
 */
import { expect } from '@open-wc/testing';
import { engine } from '../support/engine.js';
import { openPage, type WatchedPage } from '../support/frame.js';
import { loadModule, pause } from '../support/host-page.js';

interface Member {
  readonly kind: string;
  readonly name: string;
  readonly readonly?: boolean;
  readonly privacy?: string;
  readonly static?: boolean;
  readonly attribute?: string;
}
interface Declaration {
  readonly tagName?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly { readonly name: string }[];
}
const manifest = (await (await fetch('/dist/custom-elements.json')).json()) as { modules: { declarations?: Declaration[] }[] };
const posture = await (await fetch('/test/support/posture.json')).json();
const declarations = manifest.modules.flatMap((module) => module.declarations ?? []).filter(({ tagName }) => tagName !== undefined);
const tags = declarations.map(({ tagName }) => tagName!);
const isSettable = ({ kind, privacy, static: isStatic, readonly }: Member): boolean =>
  kind === 'field' && (privacy ?? 'public') === 'public' && !isStatic && !readonly;
const common = ['data', 'src', 'source', 'options', 'refreshInterval', 'cacheKey'];
const propertiesOf = ({ members = [] }: Declaration): readonly string[] => [
  ...new Set([...members.filter(isSettable).map(({ name }) => name), ...common]),
];
const attributesOf = ({ attributes = [] }: Declaration): readonly string[] => [
  ...new Set([...attributes.map(({ name }) => name), 'src', 'refresh-interval', 'heading-level', 'lang', 'dir', 'cache-key']),
];

/** Values of every type, among them some that fight back. Made anew for each use. */
const values: Record<string, () => unknown> = {
  undefined: () => undefined,
  null: () => null,
  'not a number': () => NaN,
  infinity: () => -Infinity,
  negative: () => -3,
  huge: () => 1e300,
  'big integer': () => 12n,
  symbol: () => Symbol('a'),
  true: () => true,
  'empty text': () => '',
  text: () => 'no such thing',
  'long text': () => 'x'.repeat(100_000),
  markup: () => '<img src=x onerror=alert(1)>',
  'cut JSON': () => '{"a":',
  'JSON of null': () => 'null',
  'lone surrogate': () => '\ud800',
  'empty object': () => ({}),
  'object without prototype': () => Object.create(null),
  'empty list': () => [],
  'list of holes': () => new Array(3),
  'list of everything': () => [null, undefined, 1, 'a', {}, [], NaN, true, () => 1],
  function: () => () => {
    throw new Error('called');
  },
  'invalid date': () => new Date(NaN),
  map: () => new Map([[1, 2]]),
  circle: () => {
    const circle: Record<string, unknown> = {};
    return Object.assign(circle, { value: circle, recommendations: [circle], kind: 'report', id: circle });
  },
  'object that throws': () => new Proxy({}, { get: () => fail(), has: () => fail(), ownKeys: () => fail(), getPrototypeOf: () => fail() }),
  'object that throws as text': () => ({
    toString: fail,
    valueOf: fail,
    toJSON: fail,
    [Symbol.toPrimitive]: fail,
    [Symbol.iterator]: fail,
  }),
  'revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  element: () => document.createElement('p'),
  'source that throws': () => ({ load: fail }),
  'source that answers nonsense': () => ({ load: () => 'nonsense' }),
  'source that rejects with nothing': () => ({ load: () => Promise.reject(undefined) }),
  'almost a report': () => ({ kind: 'report', total: null, recommendations: null }),
  'almost a result': () => ({ kind: 'posture' }),
  'almost a posture': () => ({
    recommendations: [{ id: {}, title: 7, points: 'many', maxPoints: [] }],
    scopes: 'all',
    history: { length: 3 },
  }),
};

const { matrix } = (await (await fetch('/pages/settings.json')).json()) as { matrix: 'full' | 'part' };
/** What throws in one engine throws in all; the others try a third of the values, by turns. */
const valuesFor = (turn: number): readonly (readonly [string, () => unknown])[] =>
  Object.entries(values).filter((_, index) => matrix === 'full' || engine === 'chromium' || (index + turn) % 3 === 0);

function fail(): never {
  throw new Error('this value throws');
}

type Loose = HTMLElement & Record<string, unknown> & { readonly updateComplete: Promise<unknown> };

/** What `act` threw, and what the window heard while it settled. */
async function outcome(page: WatchedPage, act: () => unknown): Promise<readonly string[]> {
  const before = page.errors.length;
  const thrown: string[] = [];
  try {
    await act();
  } catch (error) {
    thrown.push(`thrown: ${String(error)}`);
  }
  page.document.body.replaceChildren();
  await pause(0);
  // What the kit says to developers about their values is meant.
  const heard = page.errors.slice(before).filter((text) => !text.startsWith('secure-score-widgets:'));
  return [...thrown, ...heard];
}

/** Sets before, while and after the element is in the page, and takes it away in the middle of an update. */
async function live(page: WatchedPage, tag: string, set: (element: Loose) => void): Promise<void> {
  const before = page.document.createElement(tag) as unknown as Loose;
  set(before);
  page.document.body.append(before);
  await before.updateComplete;
  const filled = page.document.createElement(tag) as unknown as Loose;
  filled['data'] = posture;
  page.document.body.append(filled);
  await filled.updateComplete;
  set(filled);
  await filled.updateComplete;
  set(filled);
  filled.remove();
  before.remove();
  await before.updateComplete;
}

describe('nothing is thrown into the page', function () {
  this.timeout(110_000);
  let page: WatchedPage;
  before(async () => {
    page = await openPage('/pages/empty?open');
    await loadModule(page.document, '/dist/cdn/secure-score-widgets.js');
  });
  after(() => page.close());

  it('by five elements of the manifest', () => expect(tags).to.have.length(5));

  for (const declaration of declarations) {
    const tag = declaration.tagName!;
    it(`by any property of ${tag}`, async () => {
      const names = propertiesOf(declaration);
      expect(names.length).to.be.above(common.length - 1);
      const faults: string[] = [];
      for (const [turn, name] of names.entries()) {
        for (const [kind, make] of valuesFor(turn)) {
          const found = await outcome(page, () => live(page, tag, (element) => (element[name] = make())));
          if (found.length > 0) faults.push(`${name} = ${kind}: ${found[0]?.slice(0, 200)}`);
        }
      }
      expect(faults).to.deep.equal([]);
    });

    it(`by any attribute of ${tag}`, async () => {
      const faults: string[] = [];
      for (const name of attributesOf(declaration)) {
        for (const value of [
          '',
          'null',
          '-1',
          '1e400',
          'NaN',
          'x'.repeat(10_000),
          '{"',
          '\ud800',
          'a/b',
          '2026-02-30/2026-01-01',
          '::',
          '//[',
        ]) {
          const found = await outcome(page, () =>
            live(page, tag, (element) => {
              element.setAttribute(name, value);
              element.toggleAttribute(name, false);
              element.setAttribute(name, value);
            }),
          );
          if (found.length > 0) faults.push(`${name}="${value.slice(0, 20)}": ${found[0]?.slice(0, 200)}`);
        }
      }
      expect(faults).to.deep.equal([]);
    });
  }

  it('by coming and going, a hundred times in a row', async () => {
    for (const tag of tags) {
      const element = page.document.createElement(tag) as unknown as Loose;
      const found = await outcome(page, async () => {
        for (let turn = 0; turn < 100; turn++) {
          page.document.body.append(element);
          if (turn % 3 === 0) element['data'] = turn % 2 ? posture : null;
          if (turn % 5 === 0) await element.updateComplete;
          element.remove();
        }
        page.document.body.append(element);
        await element.updateComplete;
        element.remove();
      });
      expect(found, tag).to.deep.equal([]);
    }
  });

  it('but an element that does throw is seen (a control)', async () => {
    const { customElements, HTMLElement, Promise: Promises } = page.document.defaultView as unknown as typeof globalThis;
    customElements.define(
      'host-rejecter',
      class extends HTMLElement {
        updateComplete = Promises.resolve();
        connectedCallback(): void {
          void Promises.reject(new Error('control: later'));
        }
      },
    );
    customElements.define(
      'host-thrower',
      class extends HTMLElement {
        updateComplete = Promises.resolve();
        set data(_: unknown) {
          throw new Error('control: set');
        }
      },
    );
    expect((await outcome(page, () => live(page, 'host-rejecter', () => undefined))).join()).to.match(/control: later/);
    expect((await outcome(page, () => live(page, 'host-thrower', () => undefined))).join()).to.match(/control: set/);
  });
});
