/** The built worker file on pages under the strict policy, and what takes over where it cannot start. Needs a build. */
import { expect } from '@open-wc/testing';
import { createTenant, payloadsOf } from '../../src/testing/index.js';
import { explainScore } from '../../src/core/index.js';
import type { ScoreReport } from '../../src/core/index.js';
import { openPage, type WatchedPage } from '../support/frame.js';
import type { kit } from './page.js';

/** Lit's policy, the kit's, and one of the host's own. */
const names = 'lit-html secure-score-widgets host';
const file = '/dist/worker/index.js';
const payloads = payloadsOf(createTenant({ seed: 'worker', kind: 'healthy', asOf: '2026-03-10T00:00:00Z' }));
const texts = payloads.map((payload) => JSON.stringify(payload));
const options = { now: '2026-03-11T00:00:00Z' };

type Kit = typeof kit;
interface HostPage extends WatchedPage {
  readonly kit: Kit;
  /** A worker that the host makes by itself, under a policy of its own. */
  readonly startWorker: () => Worker;
}

interface HostWindow {
  readonly kit: Kit;
  readonly Worker: typeof Worker;
  readonly trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(address: string): unknown } };
}

/** A page of a host whose policy allows these names of Trusted Types, with the kit from the sources. */
async function hostPage(trustedTypes: string): Promise<HostPage> {
  const page = await openPage(`/pages/bundled?trusted-types=${encodeURIComponent(trustedTypes)}`);
  // Made in the test's own page, which has no policy: the host's page would have it in its markup.
  const script = document.createElement('script');
  script.type = 'module';
  script.src = '/test/worker/page.ts';
  const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
  page.document.body.append(script);
  await loaded;
  const host = page.document.defaultView as unknown as HostWindow;
  const policy = trustedTypes.includes('host')
    ? host.trustedTypes?.createPolicy('host', { createScriptURL: (address: string) => address })
    : null;
  const address = (policy?.createScriptURL(file) ?? file) as string;
  return { ...page, kit: host.kit, startWorker: () => new host.Worker(address, { type: 'module' }) };
}

/** All of a report, with what its JSON leaves out. */
const everythingOf = (report: ScoreReport) =>
  JSON.parse(JSON.stringify({ report, posture: report.posture, options: report.options, ledger: report.ledger })) as unknown;

function reportOnPage({ readPosture, scorePosture }: Kit): ScoreReport {
  const read = readPosture(payloads);
  if (read.kind !== 'posture') throw new Error('the payloads have to be readable');
  return scorePosture(read.posture, options);
}

async function* oneByOne(items: readonly unknown[]): AsyncGenerator<unknown> {
  for (const item of items) yield await Promise.resolve(item);
}

describe('The worker file under the strict policy', () => {
  let page: HostPage;
  before(async () => {
    page = await hostPage(names);
  });
  after(() => page.close());
  afterEach(() => {
    expect(page.violations).to.deep.equal([]);
    expect(page.errors).to.deep.equal([]);
  });

  const forms: readonly [name: string, form: () => unknown][] = [
    ['texts', () => texts],
    ['objects', () => payloads],
    ['one text with all of them', () => JSON.stringify(payloads)],
    ['pages that come one after another', () => oneByOne(texts)],
  ];
  for (const [name, form] of forms) {
    it(`gives the report of ${name} that the page would have given`, async () => {
      const result = await page.kit.readInWorker(file, form(), { options });
      if (result.kind !== 'scored') throw new Error(JSON.stringify(result));
      expect(result.by).to.equal('worker');
      expect(result.problems).to.deep.equal([]);
      expect(everythingOf(result.report)).to.deep.equal(everythingOf(reportOnPage(page.kit)));
    });
  }

  it('gives a report that can be explained, with its columns, and that prints as JSON without its input', async () => {
    const result = await page.kit.readInWorker(file, texts, { options });
    if (result.kind !== 'scored') throw new Error(JSON.stringify(result));
    const { report } = result;
    const { assessments } = report.posture;
    expect(assessments && 'kind' in assessments && assessments.state.length === assessments.length && assessments.length > 0).to.equal(
      true,
    );
    expect(explainScore(report, { kind: 'total' })).to.deep.equal(explainScore(reportOnPage(page.kit), { kind: 'total' }));
    expect(JSON.parse(JSON.stringify(report))).to.not.have.any.keys('posture', 'options', 'ledger');
  });

  it('says what could not be read, and where nothing could', async () => {
    const some = await page.kit.readInWorker(file, [...texts, '<html>']);
    expect(some.kind === 'scored' && some.problems.map(({ path }) => path)).to.deep.equal([`[${texts.length}]`]);
    const none = await page.kit.readInWorker(file, '<html>');
    expect(none).to.deep.equal({ ...page.kit.readPosture('<html>'), by: 'worker' });
  });

  it('serves many reads at once, of one worker that the host made', async () => {
    const worker = page.startWorker();
    const results = await Promise.all([texts, '<html>', oneByOne(texts)].map((form) => page.kit.readInWorker(worker, form, { options })));
    expect(results.map((result) => result.kind)).to.deep.equal(['scored', 'invalid', 'scored']);
    expect(results.every((result) => result.kind !== 'failed' && result.by === 'worker')).to.equal(true);
    worker.terminate();
  });

  it('ends with the signal, before and in between, and goes on for others', async () => {
    const worker = page.startWorker();
    const early = page.kit.readInWorker(worker, texts, { signal: AbortSignal.abort(new Error('too late')) });
    expect(await early.catch((error: Error) => error.message)).to.equal('too late');
    const controller = new AbortController();
    async function* endless() {
      for (;;) {
        yield texts[0];
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
    const reading = page.kit.readInWorker(worker, endless(), { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 40);
    expect(await reading.catch((error: Error) => error.message)).to.equal('enough');
    expect((await page.kit.readInWorker(worker, texts)).kind).to.equal('scored');
    worker.terminate();
  });

  it('says so where the pages themselves break off', async () => {
    async function* broken() {
      yield await Promise.resolve(texts[0]);
      throw new Error('gone');
    }
    const result = await page.kit.readInWorker(file, broken());
    expect(result.kind === 'invalid' && result.problems[0]!.message).to.match(/gone/);
  });
});

describe('Where the worker cannot start, the page reads in slices', () => {
  const causes: readonly [name: string, trustedTypes: string, address: string, violation: RegExp | null][] = [
    ['its policy of Trusted Types is not allowed', 'lit-html', file, /trusted-types/],
    ['the file is not there', names, '/dist/worker/nothing.js', null],
    ['it is of another origin', names, 'https://elsewhere.invalid/worker.js', null],
    ['the address is none', names, 'https://', null],
    ['it never answers', names, '/test/worker/silent.js', null],
    ['it stops at the first payload', names, '/test/worker/stopping.js', null],
  ];
  for (const [name, trustedTypes, address, violation] of causes) {
    it(`because ${name}`, async () => {
      const page = await hostPage(trustedTypes);
      const result = await page.kit.readInWorker(address, texts, { options, startTimeoutMs: 1000 });
      if (result.kind !== 'scored') throw new Error(JSON.stringify(result));
      // An engine without Trusted Types refuses no policy.
      const isRefused = violation === null || 'trustedTypes' in globalThis;
      expect(result.by).to.equal(isRefused ? 'page' : 'worker');
      expect(everythingOf(result.report)).to.deep.equal(everythingOf(reportOnPage(page.kit)));
      if (violation && isRefused) expect(page.violations.join()).to.match(violation);
      else expect(page.violations).to.deep.equal([]);
      page.close();
    });
  }

  it('because an object cannot be cloned', async () => {
    const page = await hostPage(names);
    const result = await page.kit.readInWorker(file, [...payloads, { scores: {}, act: () => undefined }], { options });
    expect(result.kind === 'scored' && result.by).to.equal('page');
    page.close();
  });

  it('but not where pages that came one after another are gone with it', async () => {
    const page = await hostPage(names);
    const stopped = await page.kit.readInWorker('/test/worker/stopping.js', oneByOne(texts));
    expect(stopped.kind === 'failed' && stopped.code).to.equal('worker-stopped');
    const refused = await page.kit.readInWorker(file, oneByOne([texts[0], { act: () => undefined }]));
    expect(refused.kind === 'failed' && refused.code).to.equal('not-cloneable');
    page.close();
  });
});
