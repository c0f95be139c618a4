import { expect, fixture, html } from '@open-wc/testing';
import { SecureScoreGauge } from '../../src/elements/secure-score-gauge/secure-score-gauge.js';
import { SecureScoreProvider } from '../../src/elements/secure-score-provider/secure-score-provider.js';
import { define } from '../../src/define/define.js';
import type { LoadError, LoadResult, PostureSource } from '../../src/sources/source.js';
import { clearReportCache } from '../../src/state/remembered.js';
import { shadowText } from '../support/shadow-text.js';

define('secure-score-gauge', SecureScoreGauge);
define('secure-score-provider', SecureScoreProvider);

const pageFetch = globalThis.fetch;
const address = '/test/support/posture.json';
const pause = (milliseconds = 20) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const until = async (holds: () => unknown) => {
  for (let waited = 0; !holds() && waited < 5000; waited += 10) await pause(10);
  expect(Boolean(holds()), String(holds)).to.equal(true);
};
const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
const payload = (tenantId: string, percent = 50) => ({ tenantId, asOf: new Date().toISOString(), scores: { total: { percent } } });
const posture = (tenantId: string, percent = 50): LoadResult => ({ kind: 'posture', posture: payload(tenantId, percent), problems: [] });
const failed = (error: Partial<LoadError>): LoadResult => ({ kind: 'failed', error: { code: 'server', message: 'status 500', ...error } });

/** Requests that are answered by hand; their own page's fetch stays for everything else. */
function handFetch() {
  const asked: { url: string; signal: AbortSignal; answer: (response: Response) => void }[] = [];
  globalThis.fetch = (input, init) =>
    new Promise((answer, reject) => {
      const signal = init!.signal!;
      signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      asked.push({ url: String(input), signal, answer });
    });
  return asked;
}

const load = async (attributes: Partial<Pick<SecureScoreProvider, 'src' | 'source' | 'cacheKey' | 'refreshInterval' | 'data'>>) => {
  const provider = document.createElement('secure-score-provider');
  Object.assign(provider, attributes);
  provider.append(document.createElement('secure-score-gauge'));
  const events: string[] = [];
  for (const type of ['secure-score-state-change', 'secure-score-error'] as const)
    provider.addEventListener(type, (event) => events.push(`${type} ${'kind' in event.detail ? event.detail.kind : event.detail.code}`));
  await fixture(provider);
  const gauge = provider.querySelector('secure-score-gauge')!;
  return { provider, gauge, events };
};

describe('secure-score-provider', () => {
  afterEach(() => {
    globalThis.fetch = pageFetch;
    clearReportCache();
  });

  it('loads an address once for all widgets inside', async () => {
    let count = 0;
    globalThis.fetch = (...request) => {
      count++;
      return pageFetch(...request);
    };
    const { provider, gauge } = await load({ src: address });
    await until(() => provider.report);
    await gauge.updateComplete;
    expect(gauge.report).to.equal(provider.report);
    expect(count).to.equal(1);
  });

  it('has given data on the screen when its update is complete', async () => {
    const provider = document.createElement('secure-score-provider');
    provider.data = payload('one', 62);
    document.body.append(provider);
    await provider.updateComplete;
    expect(provider.report?.tenantId).to.equal('one');
    provider.remove();
  });

  it('takes over properties that were set before it was defined', async () => {
    const early = document.createElement('early-provider') as SecureScoreProvider;
    early.data = payload('early');
    early.refreshInterval = 300;
    document.body.append(early);
    define('early-provider', class extends SecureScoreProvider {});
    await early.updateComplete;
    expect(early.report?.tenantId).to.equal('early');
    expect(early.refreshInterval).to.equal(300);
    early.remove();
  });

  it('stands as the first copy of the kit on the page defined it', () => {
    define('secure-score-provider', class extends SecureScoreProvider {});
    expect(customElements.get('secure-score-provider')).to.equal(SecureScoreProvider);
  });

  it('names the place of a fault in its JSON, and stays usable by property', async () => {
    const provider = await fixture<SecureScoreProvider>(html`<secure-score-provider></secure-score-provider>`);
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = '{ "asOf": nonsense }';
    provider.append(script);
    await until(() => provider.state.kind === 'error');
    const { state } = provider;
    expect(state.kind === 'error' && state.error.problems?.[0]?.message).to.match(/position|JSON/);
    provider.data = payload('one');
    await provider.updateComplete;
    expect(provider.report?.tenantId).to.equal('one');
  });

  describe('while a request is under way', () => {
    it('ends it when it is removed, and says nothing afterwards', async () => {
      const asked = handFetch();
      const { provider, events } = await load({ src: '/one' });
      await until(() => asked.length === 1);
      provider.remove();
      await until(() => asked[0]!.signal.aborted);
      asked[0]!.answer(json(payload('one')));
      await pause();
      expect(events).to.deep.equal(['secure-score-state-change loading']);
      expect(provider.report).to.equal(null);
    });

    it('goes on when it is moved', async () => {
      const asked = handFetch();
      const { provider, gauge } = await load({ src: '/one' });
      await until(() => asked.length === 1);
      const place = document.createElement('div');
      provider.parentElement!.append(place);
      place.append(provider);
      await pause();
      expect(asked.length).to.equal(1);
      expect(asked[0]!.signal.aborted).to.equal(false);
      asked[0]!.answer(json(payload('one')));
      await until(() => provider.report);
      place.before(provider);
      await pause();
      expect(provider.state.kind).not.to.equal('stale');
      expect(gauge.report?.tenantId).to.equal('one');
      expect(asked.length).to.equal(1);
    });

    it('shows only the last of addresses that change quickly', async () => {
      const asked = handFetch();
      const { provider } = await load({ src: '/one' });
      await until(() => asked.length === 1);
      provider.src = '/two';
      await provider.updateComplete;
      await until(() => asked.length === 2);
      provider.src = '/three';
      await provider.updateComplete;
      await until(() => asked.length === 3);
      const seen = new Set<string | null>();
      provider.addEventListener('secure-score-state-change', () => seen.add(provider.report?.tenantId ?? null));
      for (const index of [2, 0, 1]) asked[index]!.answer(json(payload(`t${index}`)));
      await until(() => provider.report);
      await pause();
      expect([...seen]).to.deep.equal(['t2']);
    });

    it('leaves the screen to data by hand, and takes over when they go', async () => {
      const asked = handFetch();
      const { provider } = await load({ src: '/one' });
      await until(() => asked.length === 1);
      provider.data = payload('hand');
      await provider.updateComplete;
      expect(asked[0]!.signal.aborted).to.equal(true);
      expect(provider.report?.tenantId).to.equal('hand');
      provider.data = null;
      await until(() => asked.length === 2);
      asked[1]!.answer(json(payload('one')));
      await until(() => provider.report?.tenantId === 'one');
    });
  });

  describe('when loading fails', () => {
    it('names the host and never the query, and loads again by the button', async () => {
      const asked = handFetch();
      const { provider, gauge, events } = await load({ src: 'https://api.example.test/score?tenant=secret-name' });
      await until(() => asked.length === 1);
      asked[0]!.answer(new Response('{}', { status: 404 }));
      await until(() => provider.state.kind === 'error');
      await gauge.updateComplete;
      expect(shadowText(gauge)).to.contain('api.example.test').and.not.contain('secret-name');
      expect(events).to.include('secure-score-error not-found');
      gauge.shadowRoot!.querySelector<HTMLButtonElement>('[part="message"] button')!.click();
      await until(() => asked.length === 2);
      asked[1]!.answer(json(payload('one')));
      await until(() => provider.report?.tenantId === 'one');
    });

    it('keeps the last good data with their age and the reason, also while it tries again', async () => {
      const answers = [posture('one'), failed({ host: 'api.example.test' }), posture('one', 60)];
      const source: PostureSource = { load: () => Promise.resolve(answers.shift()!) };
      const { provider, gauge } = await load({ source });
      await until(() => provider.report);
      await provider.refresh();
      await gauge.updateComplete;
      const line = gauge.shadowRoot!.querySelector('.stale')!;
      expect(line.textContent)
        .to.match(/old/)
        .and.match(/api\.example\.test reports a fault of its own/);
      expect(shadowText(gauge)).to.match(/50 ?%/);
      const kinds: string[] = [];
      provider.addEventListener('secure-score-state-change', ({ detail }) => kinds.push(detail.kind));
      line.querySelector('button')!.click();
      await until(() => provider.report?.total.kind === 'scored' && provider.report.total.percent === 60);
      expect(kinds).not.to.include('loading');
    });

    it('tells the host of each load that failed, and of the state once', async () => {
      const { provider, events } = await load({ source: { load: () => Promise.resolve(failed({})) } });
      await until(() => provider.state.kind === 'error');
      events.length = 0;
      await provider.refresh();
      provider.activeScope = { kind: 'subscore', id: 'identity', name: 'Identity' };
      expect(events).to.deep.equal(['secure-score-state-change loading', 'secure-score-state-change error', 'secure-score-error server']);
      const answers = [posture('one'), failed({}), failed({})];
      provider.source = { load: () => Promise.resolve(answers.shift()!) };
      await until(() => provider.report);
      events.length = 0;
      await provider.refresh();
      await provider.refresh();
      expect(events).to.deep.equal(['secure-score-state-change stale', 'secure-score-error server', 'secure-score-error server']);
    });

    it('says that it was the sign-in that it waited for', async () => {
      const error = { code: 'timeout', message: '', waitsFor: 'token' } as const;
      const { gauge } = await load({ source: { load: () => Promise.resolve(failed(error)) } });
      await until(() => gauge.state.kind === 'error');
      await gauge.updateComplete;
      expect(shadowText(gauge)).to.contain('The sign-in took too long.').and.not.contain(location.host);
    });

    it('shows the request id as text and the permission that is missing', async () => {
      const first = await load({ source: { load: () => Promise.resolve(failed({ requestId: 'a-b-c' })) } });
      await until(() => first.gauge.state.kind === 'error');
      await first.gauge.updateComplete;
      expect(shadowText(first.gauge)).to.contain('a-b-c');
      const forbidden = failed({ code: 'forbidden', permission: 'SecurityEvents.Read.All' });
      const second = await load({ source: { load: () => Promise.resolve(forbidden) } });
      await until(() => second.gauge.state.kind === 'restricted');
      await second.gauge.updateComplete;
      expect(shadowText(second.gauge)).to.contain('SecurityEvents.Read.All');
    });

    it('throws nothing into the page, whatever a source does', async () => {
      const faults: unknown[] = [];
      const listen = (event: Event) => faults.push(event);
      for (const type of ['error', 'unhandledrejection']) addEventListener(type, listen);
      const sources = [
        { load: () => Promise.reject(new Error('broken')) },
        {
          load: () => {
            throw new Error('broken');
          },
        },
        { load: () => Promise.resolve(undefined) },
        { load: () => Promise.resolve({ kind: 'aborted' }) },
        { load: () => Promise.resolve({ kind: 'posture' }) },
        { load: () => Promise.resolve({ kind: 'failed' }) },
        {},
      ];
      for (const source of sources) {
        const { provider } = await load({ source: source as unknown as PostureSource });
        await until(() => provider.state.kind === 'error');
        provider.remove();
      }
      await pause();
      for (const type of ['error', 'unhandledrejection']) removeEventListener(type, listen);
      expect(faults).to.deep.equal([]);
    });
  });

  describe('asks again by itself', () => {
    it('by refresh-interval, and leaves no timer behind', async () => {
      const { setTimeout: set, clearTimeout: clear } = globalThis;
      const timers = new Map<unknown, number>();
      globalThis.setTimeout = ((callback: () => void, milliseconds: number) => {
        const timer = set(callback, milliseconds);
        if (milliseconds > 50_000) timers.set(timer, milliseconds);
        return timer;
      }) as typeof setTimeout;
      globalThis.clearTimeout = ((timer: number) => {
        timers.delete(timer);
        clear(timer);
      }) as typeof clearTimeout;
      try {
        const provider = await fixture<SecureScoreProvider>(
          html`<secure-score-provider
            refresh-interval="90"
            .source=${{ load: () => Promise.resolve(posture('one')) }}
          ></secure-score-provider>`,
        );
        await until(() => timers.size === 1);
        expect(Math.round([...timers.values()][0]! / 1000)).to.equal(90);
        provider.refreshInterval = 5;
        await provider.updateComplete;
        expect(Math.round([...timers.values()][0]! / 1000)).to.equal(60);
        provider.remove();
        await until(() => timers.size === 0);
      } finally {
        Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
      }
    });

    it('once when the network is back', async () => {
      const answers = [failed({ code: 'network' }), posture('one')];
      const { provider } = await load({ source: { load: () => Promise.resolve(answers.shift()!) } });
      await until(() => provider.state.kind === 'error');
      await pause();
      dispatchEvent(new Event('online'));
      await until(() => provider.report?.tenantId === 'one');
    });
  });

  describe('remembers', () => {
    it('under the host’s key alone, and shows it as stale while it asks', async () => {
      const asked = handFetch();
      const first = await load({ src: '/one', cacheKey: 'one/anna' });
      await until(() => asked.length === 1);
      asked[0]!.answer(json(payload('one')));
      await until(() => first.provider.report);
      first.provider.remove();
      await pause();

      const again = await load({ src: '/one', cacheKey: 'one/anna' });
      expect(again.provider.state.kind).to.equal('stale');
      expect(again.provider.report?.tenantId).to.equal('one');
      await until(() => asked.length === 2);
      asked[1]!.answer(json(payload('one')));
      await until(() => again.provider.state.kind !== 'stale');

      for (const other of [{ cacheKey: 'one/bert' }, { cacheKey: null }, { cacheKey: 'one/anna', src: '/two' }]) {
        const { provider } = await load({ src: '/one', ...other });
        expect(provider.state.kind).to.equal('loading');
      }
      again.provider.cacheKey = 'one/bert';
      await again.provider.updateComplete;
      expect(again.provider.report).to.equal(null);
      again.provider.clearCache();
      again.provider.cacheKey = 'one/anna';
      await again.provider.updateComplete;
      expect(again.provider.report).to.equal(null);
    });
  });

  it('gives its report as a day of history', async () => {
    const { provider, gauge } = await load({ data: payload('one', 62) });
    await provider.updateComplete;
    await gauge.updateComplete;
    const snapshot = await provider.snapshot();
    expect(snapshot?.percent).to.equal(62);
    expect(await gauge.snapshot()).to.deep.equal(snapshot);
    expect(await document.createElement('secure-score-gauge').snapshot()).to.equal(null);
  });
});
