/** A thousand mounts of each element leave nothing behind: no node, no listener, and no element that memory still holds. */
import { expect } from '@open-wc/testing';
import '../../src/define/index.js';
import { pageCounts, type PageCounts } from '../support/devtools.js';
import { itWith } from '../support/engine.js';
import { pause } from '../support/host-page.js';

const posture = (await (await fetch('/test/support/posture.json')).json()) as object;
const mounts = 1000;

type Mounted = HTMLElement & { data?: object; readonly updateComplete: Promise<unknown> };
type Make = () => Mounted;

const widget =
  (tag: string): Make =>
  () =>
    Object.assign(document.createElement(tag) as Mounted, { data: posture });

const provider: Make = () => {
  const element = widget('secure-score-provider')();
  element.append(document.createElement('secure-score-gauge'));
  return element;
};

/** The control holds on to what it should let go of, in the ways of elements that leak. */
const held: unknown[] = [];
class LeakyElement extends HTMLElement {
  readonly updateComplete = Promise.resolve();
  connectedCallback(): void {
    addEventListener('resize', () => this.remove());
    held.push(this);
  }
}
customElements.define('leaky-element', LeakyElement);

async function mount(make: Make, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    const element = make();
    document.body.append(element);
    await element.updateComplete;
    if (turn % 100 === 0) await pause(20);
    element.remove();
  }
}

/** Waits until the counts no longer fall: what is let go of in a later task is not a leak. */
async function settled(): Promise<PageCounts> {
  let counts = await pageCounts();
  for (let turn = 0; turn < 5; turn++) {
    await pause(150);
    const next = await pageCounts();
    if (next.nodes === counts.nodes && next.listeners === counts.listeners) return next;
    counts = next;
  }
  return counts;
}

/** Mounts one until what it loads later has come, which listens once for all. */
async function warmUp(make: Make): Promise<void> {
  const element = make();
  document.body.append(element);
  await pause(500);
  await settled();
  element.remove();
  await mount(make, 20);
}

async function growth(make: Make): Promise<{ nodes: number; listeners: number }> {
  await warmUp(make);
  const before = await settled();
  await mount(make, mounts);
  const after = await settled();
  return { nodes: after.nodes - before.nodes, listeners: after.listeners - before.listeners };
}

/** A function of its own, so that no variable of the caller holds the element. */
async function mountedOnce(make: Make): Promise<WeakRef<Mounted>> {
  const element = make();
  document.body.append(element);
  await element.updateComplete;
  element.remove();
  return new WeakRef(element);
}

/** How many of twenty elements, mounted and taken away, are alive. */
async function alive(make: Make): Promise<number> {
  const references: WeakRef<Mounted>[] = [];
  for (let turn = 0; turn < 20; turn++) references.push(await mountedOnce(make));
  // A reference that was read or made keeps its target for the rest of the task.
  await pause(50);
  await settled();
  await mount(make, 1);
  await settled();
  return references.filter((reference) => reference.deref()).length;
}

const makers: Record<string, Make> = {
  'secure-score-gauge': widget('secure-score-gauge'),
  'subscore-breakdown': widget('subscore-breakdown'),
  'recommendation-table': widget('recommendation-table'),
  'score-trend': widget('score-trend'),
  'secure-score-provider': provider,
};

describe(`${mounts} mounts`, function () {
  this.timeout(110_000);
  for (const [tag, make] of Object.entries(makers)) {
    itWith('devtools', `of ${tag} leave no node and no listener`, async () => {
      const { nodes, listeners } = await growth(make);
      // Fewer is what was left to let go of before.
      expect(nodes, 'nodes').to.be.at.most(0);
      expect(listeners, 'listeners').to.be.at.most(0);
    });
    itWith('devtools', `of ${tag}: of twenty elements none is alive`, async () => void expect(await alive(make)).to.equal(0));
  }

  itWith('devtools', 'of an element that leaks are seen (a control)', async () => {
    const leaky = (): Mounted => document.createElement('leaky-element') as LeakyElement;
    const { nodes, listeners } = await growth(leaky);
    expect(nodes).to.be.at.least(mounts);
    expect(listeners).to.be.at.least(mounts);
    expect(await alive(leaky)).to.equal(20);
  });
});
