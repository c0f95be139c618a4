/**
 * What has to hold in every framework: properties by identity, numbers, booleans, strings, kebab events with their detail, updates, hiding and
 * showing, unmounting. An adapter draws the same board with its framework's own means; what is asserted is here, once.
 */
import 'secure-score-widgets/define';
import type { StatusRequestEvent } from 'secure-score-widgets';
import { expect, waitUntil } from '@open-wc/testing';
import { shadowText } from '../support/shadow-text.js';

type Listener = (event: CustomEvent) => void;

/** What a host sets. Adapters hand it on as it is, `undefined` included. */
export interface BoardProps {
  /** `data` of the provider. */
  payload?: unknown;
  /** `source` of the provider. */
  source?: unknown;
  /** `infrastructure-disabled` of the provider, by attribute. */
  infrastructureDisabled?: boolean;
  /** `data` of the gauge inside. */
  gaugeData?: unknown;
  variant?: string;
  thresholds?: readonly number[];
  /** `nextSteps` of the gauge inside, by property. */
  nextSteps?: boolean;
  /** `band-colors` of the gauge inside, by attribute. */
  bandColors?: boolean;
  /** Whether the gauge inside is there at all. */
  isShown: boolean;
  /** `pageSize` of the table, by property. */
  pageSize?: number;
  /** `heading-level` of the table, by attribute. */
  headingLevel?: number;
  editable?: boolean;
  sorting?: readonly object[];
  /** Of the gauge that stands alone. */
  score?: number;
  max?: number;
  target?: number;
  onScopeChange: Listener;
  onStatusRequest: Listener;
  onOpen: Listener;
  onSelection: Listener;
}

export interface Board {
  update(props: BoardProps): unknown;
  unmount(): unknown;
}

/** Draws the board below a host element. */
export type Mount = (host: HTMLElement, props: BoardProps) => Board | Promise<Board>;

const day = '2026-11-20T00:00:00Z';
const recommendation = (index: number) => ({
  id: `r${index}`,
  title: `Action ${index}`,
  subscore: index % 2 ? 'apps' : 'identity',
  maxPoints: 10,
  points: index < 2 ? 10 : 0,
  status: index < 2 ? 'completed' : 'toAddress',
});
/** Two of so many are done. */
const payloadOf = (count: number) => ({
  asOf: day,
  settings: { infrastructure: false },
  recommendations: Array.from({ length: count }, (_, index) => recommendation(index)),
});
const half = payloadOf(4);
const fifth = payloadOf(10);

function nothing(): void {}
const quiet: BoardProps = { isShown: true, onScopeChange: nothing, onStatusRequest: nothing, onOpen: nothing, onSelection: nothing };

/** The drawn board, and what a test does to it. */
class Bench {
  readonly host = document.body.appendChild(document.createElement('div'));
  #props: BoardProps = quiet;
  #board: Board | null = null;

  async mount(mount: Mount, props: Partial<BoardProps>): Promise<void> {
    this.#props = { ...quiet, ...props };
    this.#board = await mount(this.host, this.#props);
    await waitUntil(() => this.host.querySelector('recommendation-table'), 'the board is drawn');
  }

  async update(props: Partial<BoardProps>): Promise<void> {
    this.#props = { ...this.#props, ...props };
    await this.#board!.update(this.#props);
    await this.settle();
  }

  async unmount(): Promise<void> {
    const board = this.#board;
    this.#board = null;
    await board?.unmount();
    await this.settle();
  }

  /** Frameworks that collect changes have written them by the next task, and elements drawn them. */
  async settle(): Promise<void> {
    await new Promise((resume) => setTimeout(resume));
    await Promise.all([...this.host.querySelectorAll<HTMLElement & { updateComplete?: unknown }>('*')].map((item) => item.updateComplete));
  }

  get provider() {
    return this.host.querySelector('secure-score-provider')!;
  }
  get gauge() {
    return this.provider.querySelector('secure-score-gauge')!;
  }
  get breakdown() {
    return this.provider.querySelector('subscore-breakdown')!;
  }
  get table() {
    return this.provider.querySelector('recommendation-table')!;
  }
  /** The gauge that has its own numbers. */
  get alone() {
    return this.host.querySelector('secure-score-gauge.alone') as HTMLElementTagNameMap['secure-score-gauge'];
  }

  async shows(element: () => Element, text: string): Promise<void> {
    await waitUntil(() => shadowText(element()).includes(text), `a ${element().localName} shows ${text}`, { timeout: 8000 });
  }

  /** What a reader would press: found by its name. */
  async press(element: Element, name: string): Promise<void> {
    const found = () =>
      [...element.shadowRoot!.querySelectorAll<HTMLElement>('button, input[type=checkbox]')].find(
        (item) => (item.getAttribute('aria-label') ?? item.textContent!.trim()) === name,
      );
    await waitUntil(found, `a ${element.localName} has “${name}”`, { timeout: 8000 });
    found()!.click();
    await this.settle();
  }
}

export function holdContract(name: string, mount: Mount): void {
  describe(`the contract in ${name}`, () => {
    let bench: Bench;
    const start = async (props: Partial<BoardProps> = {}) => {
      bench = new Bench();
      await bench.mount(mount, props);
      await bench.settle();
    };
    afterEach(async () => {
      await bench.unmount();
      bench.host.remove();
    });

    it('hands objects and lists over as they are, and the widgets show them', async () => {
      const thresholds = [10, 20, 30];
      const sorting = [{ id: 'title', desc: true }];
      await start({ payload: half, thresholds, sorting });
      expect(bench.provider.data).to.equal(half);
      expect(bench.gauge.thresholds).to.equal(thresholds);
      expect(bench.table.sorting).to.equal(sorting);
      await bench.shows(() => bench.gauge, '50 %');
      await bench.shows(() => bench.gauge, 'Very good');
      await bench.shows(() => bench.table, 'Action 3');
    });

    it('hands numbers, booleans and strings over as what they are', async () => {
      await start({ payload: half, variant: 'ring', nextSteps: true, editable: true, pageSize: 25, score: 31, max: 50, target: 80 });
      expect(bench.gauge.variant).to.equal('ring');
      expect(bench.gauge.nextSteps).to.equal(true);
      expect(bench.table.editable).to.equal(true);
      expect(bench.table.pageSize).to.equal(25);
      expect([bench.alone.score, bench.alone.max, bench.alone.target]).to.deep.equal([31, 50, 80]);
      await bench.shows(() => bench.alone, '62 %');
      await bench.update({ nextSteps: false, editable: false, score: 0 });
      expect(bench.gauge.nextSteps).to.equal(false);
      expect(bench.table.editable).to.equal(false);
      expect(bench.alone.score).to.equal(0);
    });

    it('takes numbers and booleans by attributes of several words, false included', async () => {
      await start({ payload: half, bandColors: true, infrastructureDisabled: true, headingLevel: 4 });
      const read = () => [bench.gauge.bandColors, bench.provider.infrastructureDisabled, bench.table.headingLevel];
      expect(read()).to.deep.equal([true, true, 4]);
      await bench.update({ bandColors: false, infrastructureDisabled: false, headingLevel: 3 });
      expect(read()).to.deep.equal([false, false, 3]);
      await bench.unmount();
      bench.host.remove();
      await start({ payload: half, bandColors: false, infrastructureDisabled: false, headingLevel: 5 });
      expect(read()).to.deep.equal([false, false, 5]);
    });

    it('follows new values', async () => {
      await start({ payload: half, variant: 'arc' });
      await bench.shows(() => bench.gauge, '50 %');
      const { gauge } = bench;
      await bench.update({ payload: fifth, variant: 'number' });
      await bench.shows(() => bench.gauge, '20 %');
      expect(bench.gauge, 'the same element goes on').to.equal(gauge);
      expect(gauge.variant).to.equal('number');
    });

    it('takes undefined for what is not given', async () => {
      await start({ payload: half, source: undefined, gaugeData: undefined, target: undefined, sorting: undefined, score: 31, max: 50 });
      await bench.shows(() => bench.gauge, '50 %');
      await bench.shows(() => bench.alone, '62 %');
      await bench.update({ gaugeData: fifth, target: 90, score: 40 });
      await bench.shows(() => bench.gauge, '20 %');
      await bench.shows(() => bench.alone, '80 %');
      await bench.update({ gaugeData: undefined, target: undefined });
      await bench.shows(() => bench.gauge, '50 %');
      await bench.update({ payload: undefined, score: undefined, max: undefined });
      expect(bench.provider.state.kind).to.equal('idle');
      await waitUntil(() => !/\d %/.test(shadowText(bench.alone)), 'a gauge without numbers shows none');
    });

    it('tells what a reader does, with its detail', async () => {
      const told: [string, unknown][] = [];
      await start({
        payload: half,
        onScopeChange: ({ detail }) => told.push(['scope', detail.scope?.id ?? detail.scope?.subscore ?? detail.scope]),
        onOpen: ({ detail }) => told.push(['open', detail.recommendationId]),
        onSelection: ({ detail }) => told.push(['selection', detail.selected.length]),
      });
      await bench.press(bench.breakdown, 'Show only Identity');
      await waitUntil(() => !shadowText(bench.table).includes('Action 3'), 'the table shows Identity only');
      await bench.press(bench.table, 'Action 2');
      expect(told.map(([kind]) => kind)).to.deep.equal(['scope', 'open']);
      expect(told[1]![1]).to.equal('r2');
      await bench.press(bench.table, 'Select Action 2');
      expect(told[2]).to.deep.equal(['selection', 1]);
    });

    it('waits for a status that the host saves, and goes back where it fails', async () => {
      const events: StatusRequestEvent[] = [];
      const outcome: { resolve(): void; reject(error: Error): void }[] = [];
      const onStatusRequest = (event: CustomEvent) => {
        events.push(event as StatusRequestEvent);
        (event as StatusRequestEvent).waitUntil(new Promise<void>((resolve, reject) => outcome.push({ resolve, reject })));
      };
      await start({ payload: half, editable: true, onStatusRequest });
      await bench.press(bench.table, 'Action 2');
      const choose = async (status: string) => {
        const find = () => bench.table.shadowRoot!.querySelector<HTMLSelectElement>('[name="status"]');
        await waitUntil(find, 'the editor is open');
        find()!.value = status;
        await bench.press(bench.table, 'Save');
      };
      await choose('planned');
      await waitUntil(() => outcome.length === 1);
      expect(events[0]!.detail.changes[0]).to.include({ status: 'planned' });
      outcome[0]!.reject(new Error('The service answered 503.'));
      await bench.shows(() => bench.table, 'The service answered 503.');
      await choose('planned');
      await waitUntil(() => outcome.length === 2);
      outcome[1]!.resolve();
      await bench.shows(() => bench.table, 'saved');
    });

    it('calls the newest listener, once for each event', async () => {
      const told: string[] = [];
      await start({ payload: half, onScopeChange: () => told.push('old') });
      await bench.update({ onScopeChange: () => told.push('new') });
      await bench.press(bench.breakdown, 'Show only Identity');
      expect(told).to.deep.equal(['new']);
    });

    it('hides and shows again, with what the provider has by then', async () => {
      await start({ payload: half });
      await bench.shows(() => bench.gauge, '50 %');
      await bench.update({ isShown: false });
      expect(bench.gauge).to.equal(null);
      await bench.update({ payload: fifth });
      await bench.update({ isShown: true });
      await bench.shows(() => bench.gauge, '20 %');
    });

    it('leaves nothing behind when it is unmounted, and ends what was loading', async () => {
      const signals: AbortSignal[] = [];
      const source = { load: ({ signal }: { signal: AbortSignal }) => new Promise<never>(() => void signals.push(signal)) };
      await start({ source });
      expect(bench.provider.source).to.equal(source);
      await waitUntil(() => signals.length > 0, 'it loads');
      expect(signals.at(-1)!.aborted).to.equal(false);
      const { provider, breakdown } = bench;
      let told = 0;
      provider.addEventListener('secure-score-state-change', () => told++);
      await bench.unmount();
      expect(bench.host.querySelectorAll('*')).to.have.length(0);
      expect(breakdown.isConnected).to.equal(false);
      expect(signals.every(({ aborted }) => aborted)).to.equal(true);
      expect(told).to.equal(0);
    });
  });
}
