/** A host's style sheet reaches shadow roots through inherited properties. Nothing inside may look different for it (fault 94). */
import { expect } from '@open-wc/testing';
import { openPage } from '../support/frame.js';
import { allShowNumbers, everyElement, widgetTags } from '../support/host-page.js';

type Looks = readonly (readonly [name: string, properties: ReadonlyMap<string, string>])[];

/** Computed styles of every element inside the frames of all widgets, in order. */
function looksOf(page: Document): Looks {
  const frames = widgetTags.flatMap((tag) =>
    [...page.querySelectorAll(tag)].map((element) => element.shadowRoot!.querySelector('.frame')!),
  );
  return frames
    .flatMap((frame) => [frame, ...everyElement(frame)])
    .map((element) => [`${element.localName}.${element.getAttribute('class') ?? ''}`, styleOf(element)]);
}

const insets = /^(top|right|bottom|left|inset-.*)$/;

/** All computed properties; the insets of what is placed in the page's own coordinates say how tall the page is, and nothing of ours. */
function styleOf(element: Element): ReadonlyMap<string, string> {
  const style = element.ownerDocument.defaultView!.getComputedStyle(element);
  const isPlaced = style.position === 'absolute' && element.matches('.visually-hidden');
  const names = [...style].filter((name) => !name.startsWith('--') && !(isPlaced && insets.test(name)));
  return new Map(names.map((name) => [name, style.getPropertyValue(name)]));
}

/** `property` for each that differs anywhere, with the first place where it does. */
function differences(calm: Looks, hostile: Looks): Map<string, string> {
  const found = new Map<string, string>();
  for (const [index, [name, properties]] of calm.entries()) {
    const [, others] = hostile[index]!;
    for (const [property, value] of properties)
      if (others.get(property) !== value && !found.has(property)) found.set(property, `${name}: ${value} became ${others.get(property)}`);
  }
  return found;
}

/** The chart is drawn when its size is known. */
const isDrawn = (page: Document): boolean =>
  allShowNumbers(page) && [...page.querySelectorAll('score-trend')].every(({ shadowRoot }) => shadowRoot!.querySelector('svg text'));

const openLooks = async (name: string): Promise<{ looks: Looks; host: ReadonlyMap<string, string>; close: () => void }> => {
  const page = await openPage(`/pages/${name}`, isDrawn);
  // White space between the widgets is the host's own, and would be lines of its text where it is kept.
  for (const node of [...page.document.body.childNodes, ...page.document.querySelector('secure-score-provider')!.childNodes])
    if (node.nodeType === Node.TEXT_NODE) node.remove();
  return { looks: looksOf(page.document), host: styleOf(page.document.querySelector('secure-score-gauge')!), close: page.close };
};

describe('a hostile style sheet of the host', () => {
  it('changes no computed style inside', async () => {
    const calm = await openLooks('calm');
    const hostile = await openLooks('hostile');
    expect(calm.looks.length).to.be.above(300);
    expect(hostile.looks.map(([name]) => name)).to.deep.equal(calm.looks.map(([name]) => name));
    expect(Object.fromEntries(differences(calm.looks, hostile.looks))).to.deep.equal({});
    // The control: outside, on the elements themselves, the same sheet changes nearly everything that is inherited.
    const outside = differences([['host', calm.host]], [['host', hostile.host]]);
    expect(outside.size).to.be.above(30);
    for (const name of ['letter-spacing', 'text-transform', 'color', 'white-space-collapse'])
      if (calm.host.has(name)) expect([...outside.keys()]).to.include(name);
    calm.close();
    hostile.close();
  });

  it('decides what is its own to decide: colour scheme, visibility, pointer events, forced colours', async () => {
    const page = await openPage('/pages/calm?open', isDrawn);
    const before = looksOf(page.document);
    const sheet = page.document.createElement('style');
    sheet.textContent = 'body * { visibility: hidden; pointer-events: none; forced-color-adjust: none; color-scheme: light only }';
    page.document.head.append(sheet);
    const changed = [...differences(before, looksOf(page.document)).keys()];
    for (const name of changed) expect(['visibility', 'pointer-events', 'forced-color-adjust', 'color-scheme']).to.include(name);
    expect(changed).to.include('visibility');
    expect(changed).to.include('pointer-events');
    page.close();
  });
});
