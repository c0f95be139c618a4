/** The stand-alone file and the npm build in pages of other kinds: another lit, another origin, scripts by nonce, an opaque origin. */
import { expect } from '@open-wc/testing';
import { itWith } from '../support/engine.js';
import { openPage, type WatchedPage } from '../support/frame.js';
import { allShowNumbers } from '../support/host-page.js';

const isWhole = (page: WatchedPage): void => {
  expect(page.violations).to.deep.equal([]);
  expect(page.errors).to.deep.equal([]);
  expect(page.document.querySelector(':not(:defined)')?.localName).to.equal(undefined);
  expect(allShowNumbers(page.document)).to.equal(true);
};

describe('a page with another lit', () => {
  const both = 'lit-html secure-score-widgets';

  it('has both, each with a policy of its own name', async () => {
    const page = await openPage(`/pages/beside?trusted-types=${encodeURIComponent(both)}`, allShowNumbers);
    isWhole(page);
    expect(page.document.querySelector('host-clock')!.shadowRoot!.textContent).to.contain('12:00');
    page.close();
  });

  it('would break if the stand-alone file took the usual name (a control)', async () => {
    const page = await openPage(`/pages/clash?trusted-types=${encodeURIComponent(both)}`);
    expect([...page.violations, ...page.errors].join('\n')).to.match(/trusted-types|policy/i);
    page.close();
  });
});

describe('the stand-alone file from another origin', () => {
  for (const trustedTypes of ['', 'secure-score-widgets']) {
    it(`runs with its hash under the policy${trustedTypes ? ` and trusted-types ${trustedTypes}` : ''}, and loads nothing else`, async () => {
      const { origin, seen } = await second();
      const page = await openPage(`/pages/elsewhere?trusted-types=${trustedTypes}`, allShowNumbers);
      isWhole(page);
      const loaded = page.document.defaultView!.performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin);
      expect(new Set(loaded)).to.deep.equal(new Set([location.origin, origin]));
      expect((await second()).seen.slice(seen.length).map(({ url }) => url)).to.deep.equal(['/cdn/secure-score-widgets.js']);
      page.close();
    });
  }
});

// The runner's server remembers answers by address.
const second = async (): Promise<{ origin: string; seen: { url: string }[] }> =>
  (await fetch(`/pages/second-origin.json?${Math.random()}`)).json();

describe("scripts by nonce and 'strict-dynamic'", () => {
  for (const [name, trustedTypes] of [
    ['nonce', 'secure-score-widgets'],
    ['nonce-split', 'lit-html'],
  ] as const) {
    it(`page "${name}" has no violation, its modules on demand included`, async () => {
      const page = await openPage(`/pages/${name}?trusted-types=${trustedTypes}`, allShowNumbers);
      isWhole(page);
      page.close();
    });
  }

  const isRefused = async (name: string): Promise<void> => {
    const page = await openPage(`/pages/${name}`);
    expect(page.document.querySelectorAll('secure-score-gauge:defined').length).to.equal(0);
    expect(page.violations.join()).to.match(/script-src/);
    page.close();
  };
  it('a script without the nonce is refused (a control)', () => isRefused('nonce-missing'));
  itWith('strictModules', "and so it is with 'strict-dynamic' (a control)", () => isRefused('nonce-missing-dynamic'));
});

describe('a sandboxed frame', () => {
  /** What the frame tells of itself; nobody can look into it. */
  const reportOf = (
    address: string,
  ): Promise<{ violations: string[]; errors: string[]; silent: string[]; count: number; origin: string }> =>
    new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`${address} told nothing within 15 seconds`)), 15_000);
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.width = '1000';
      frame.height = '800';
      // A frame of another origin that is out of sight is not drawn.
      frame.style.cssText = 'position: fixed; inset: 0';
      const listen = ({ source, data }: MessageEvent): void => {
        if (source !== frame.contentWindow) return;
        removeEventListener('message', listen);
        frame.remove();
        resolve(data);
      };
      addEventListener('message', listen);
      frame.src = address;
      document.body.append(frame);
    });

  it('of an opaque origin, with allow-scripts alone, shows everything without a violation', async () => {
    const report = await reportOf('/pages/sandbox?trusted-types=secure-score-widgets');
    expect(report).to.deep.equal({ violations: [], errors: [], silent: [], count: 8, origin: 'null' });
  });

  it('tells what goes wrong inside (a control)', async () => {
    const report = await reportOf('/pages/sandbox?trusted-types=none');
    expect(report.violations.join()).to.match(/trusted-types/);
  });
});
