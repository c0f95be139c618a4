import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/define/score-trend.js';
import { addDays, type Posture } from '../../src/core/index.js';
import type { ScoreTrend } from '../../src/elements/score-trend/score-trend.js';
import type { RangeChangeDetail } from '../../src/elements/score-trend/score-trend.events.js';
import type { ExportDetail } from '../../src/ui/events.js';

const today = '2026-03-31';
const options = { now: `${today}T12:00:00Z` };
const count = 60;

const rowsOf = (index: number): NonNullable<Posture['recommendations']> => [
  {
    id: 'mfa',
    title: 'Require MFA',
    subscore: 'identity',
    points: Math.min(10, index / 7),
    maxPoints: 10,
    riskLevel: 'high',
    status: index > 50 ? 'planned' : 'toAddress',
  },
  { id: 'edr', title: 'Onboard devices', subscore: 'devices', points: index > 30 ? 3 : 5, maxPoints: 9, riskLevel: 'low' },
  ...(index > 40 ? [{ id: 'dlp', title: 'Turn on DLP', subscore: 'data' as const, points: 1, maxPoints: 3, riskLevel: 'low' }] : []),
];

/** Sixty days of snapshots with their rows; the last is today. */
const detailed: Posture = {
  asOf: `${today}T06:00:00Z`,
  tenantId: 'one',
  recommendations: rowsOf(count - 1),
  targets: [{ percent: 80 }],
  history: Array.from({ length: count - 1 }, (_, index) => {
    const rows = rowsOf(index);
    const sum = (key: 'points' | 'maxPoints') => rows.reduce((total, row) => total + row[key]!, 0);
    return { date: addDays(today, index - count + 1), percent: (100 * sum('points')) / sum('maxPoints'), recommendations: rows };
  }),
};

const totals: Posture = {
  history: Array.from({ length: count }, (_, index) => ({ date: addDays(today, index - count + 1), percent: 40 + index / 5 })),
};

async function settled(element: ScoreTrend): Promise<void> {
  await waitUntil(() => element.state.kind !== 'loading' && element.state.kind !== 'idle', undefined, { timeout: 8000 });
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await element.updateComplete;
  }
}

async function shown(data: Posture, set: (element: ScoreTrend) => void = () => undefined): Promise<ScoreTrend> {
  const box = await fixture<HTMLElement>(
    html`<div lang="en" .style=${'inline-size: 800px'}><score-trend .options=${options}></score-trend></div>`,
  );
  const element = box.querySelector('score-trend')!;
  set(element);
  element.data = data;
  await settled(element);
  return element;
}

const find = <T extends Element = HTMLElement>(element: ScoreTrend, selector: string): T => element.shadowRoot!.querySelector<T>(selector)!;
const all = (element: ScoreTrend, selector: string): HTMLElement[] => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const textOf = (node: Element | null): string => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const named = (element: ScoreTrend, selector: string, text: string): HTMLElement =>
  all(element, selector).find((node) => textOf(node) === text)!;

async function open(element: ScoreTrend, name: string): Promise<void> {
  named(element, '.acts button', name).click();
  await waitUntil(() => find(element, '[part=panel]'), `${name} opens`, { timeout: 8000 });
  await settled(element);
}

const handle = (element: ScoreTrend, end: 'from' | 'to'): HTMLElement => find(element, `.plot .handle.${end}`);

async function press(element: ScoreTrend, target: HTMLElement, key: string): Promise<void> {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
  await element.updateComplete;
}

/** Hundredths of a percent as they stand on the page. */
const hundredths = (text: string): number => Math.round(Number(text.replace('\u2212', '-').replace(/[^-.\d]/g, '')) * 100);

describe('<score-trend> below the chart', () => {
  describe('why', () => {
    it('opens on demand, and prints a sum', async () => {
      const element = await shown(detailed);
      expect(find(element, '[part=panel]')).to.equal(null);
      await open(element, 'Why did it change?');
      const [first, last] = all(element, '.end-row td:nth-child(3)').map((cell) => hundredths(textOf(cell)));
      const groups = all(element, '.causes .group td:nth-child(3)').map((cell) => hundredths(textOf(cell)));
      const causes = all(element, '.causes .cause td:nth-child(3)').map((cell) => hundredths(textOf(cell)));
      const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
      expect(causes.length).to.be.above(1);
      expect(first! + sum(causes)).to.equal(last);
      expect(sum(groups)).to.equal(sum(causes));
      expect(textOf(find(element, '.panel .sum'))).to.contain('Score on Mar 1, 2026');
      expect(all(element, '.rise')).to.have.length(causes.length + 2);
    });

    it('stands in two columns where it is narrow: a cause, and its points below its percentage points', async () => {
      const element = await shown(detailed);
      element.parentElement!.style.inlineSize = '260px';
      await open(element, 'Why did it change?');
      for (const row of all(element, '.causes :is(.cause, .group)')) {
        const [name, bar, change, points] = [...row.children].map((cell) => cell.getBoundingClientRect());
        expect(points!.right).to.be.closeTo(change!.right, 1);
        expect(points!.top).to.be.at.least(change!.bottom - 1);
        expect(change!.top - name!.top).to.be.below(4);
        expect(name!.right).to.be.at.most(change!.left + 1);
        expect(name!.width).to.be.above(130);
        if (row.matches('.cause')) expect(bar!.top).to.be.at.least(Math.max(name!.bottom, points!.bottom) - 1);
      }
    });

    it('follows its handles by keys', async () => {
      const element = await shown(detailed, (trend) => (trend.range = 'all'));
      await open(element, 'Why did it change?');
      expect(handle(element, 'from').getAttribute('aria-valuetext')).to.equal('Mar 1, 2026');
      await press(element, handle(element, 'from'), 'ArrowLeft');
      expect(handle(element, 'from').getAttribute('aria-valuetext')).to.equal('Feb 28, 2026');
      await press(element, handle(element, 'to'), 'PageDown');
      expect(handle(element, 'to').getAttribute('aria-valuetext')).to.equal('Mar 24, 2026');
      expect(textOf(find(element, '.panel .sum')))
        .to.contain('Feb 28, 2026')
        .and.contain('Mar 24, 2026');
      await press(element, handle(element, 'to'), 'Home');
      expect(handle(element, 'from').getAttribute('aria-valuetext')).to.equal(handle(element, 'to').getAttribute('aria-valuetext'));
      expect(textOf(find(element, '.missing'))).to.contain('further apart');
    });

    it('follows a drag, a date and a period', async () => {
      const element = await shown(detailed, (trend) => (trend.range = 30));
      await open(element, 'Why did it change?');
      const to = handle(element, 'to');
      const box = find(element, '.plot .span').getBoundingClientRect();
      to.setPointerCapture = () => undefined;
      to.hasPointerCapture = () => true;
      to.dispatchEvent(new PointerEvent('pointerdown', { pointerId: 1, bubbles: true }));
      to.dispatchEvent(new PointerEvent('pointermove', { pointerId: 1, bubbles: true, clientX: box.left + box.width / 2 }));
      await element.updateComplete;
      expect(to.getAttribute('aria-valuetext')).to.equal('Mar 16, 2026');
      const input = all(element, '.panel input[type=date]')[0] as HTMLInputElement;
      input.value = '2026-03-05';
      input.dispatchEvent(new Event('change'));
      await element.updateComplete;
      expect(handle(element, 'from').getAttribute('aria-valuetext')).to.equal('Mar 5, 2026');
      const periods = all(element, '.panel [role=group]:not([aria-label="Group by"]) .chip');
      expect(periods.map(textOf)).to.deep.equal(['7 days', '14 days', '30 days']);
      periods[0]!.click();
      await element.updateComplete;
      expect(handle(element, 'from').getAttribute('aria-valuetext')).to.equal('Mar 24, 2026');
      expect(periods[0]!.getAttribute('aria-pressed')).to.equal('true');
    });

    it('opens from a change in the list, with its two days', async () => {
      const element = await shown(detailed);
      all(element, '.changes button')[1]!.click();
      await waitUntil(() => find(element, '[part=panel]'));
      await settled(element);
      expect(textOf(find(element, '.panel .sum'))).to.contain('Score on Mar 17, 2026');
    });

    it('shows all of the two days on the chart, whichever way they were chosen', async () => {
      const element = await shown(detailed, (trend) => (trend.range = 7));
      all(element, '.changes button')[2]!.click();
      await waitUntil(() => find(element, '.panel .sum'), 'the panel opens', { timeout: 8000 });
      await settled(element);
      expect(textOf(find(element, '.panel .sum'))).to.contain('Score on Mar 1, 2026');
      expect(textOf(find(element, 'figcaption')), 'after a change in the list').to.contain('between Mar 1, 2026');
      await press(element, handle(element, 'from'), 'PageDown');
      await settled(element);
      expect(textOf(find(element, 'figcaption')), 'after a key').to.contain('between Jan 31, 2026');
    });

    it('speaks of the change between the two days when one is moved', async () => {
      const element = await shown(detailed);
      await open(element, 'Why did it change?');
      await press(element, handle(element, 'from'), 'PageDown');
      expect(textOf(find(element, '.panel [role=status]'))).to.match(/^Score on Feb 22, 2026 .*: \+[\d.]+ pp/);
      await open(element, 'One day');
      find(element, '.panel .newer').click();
      await element.updateComplete;
      expect(textOf(find(element, '.panel [role=status]'))).to.equal('As of Mar 30, 2026');
    });

    it('begins with days that the chart shows', async () => {
      const element = await shown(detailed, (trend) => (trend.range = '2026-02-06/2026-03-08'));
      await open(element, 'Why did it change?');
      expect(textOf(find(element, '.panel .sum'))).to.match(/^Score on Feb 6, 2026 .* on Mar 8, 2026/);
    });

    it('says that it is about the whole score where another line is shown', async () => {
      const element = await shown({
        ...detailed,
        history: detailed.history!.map((day) => ({ ...day, subscores: [{ id: 'identity', percent: 40 }] })),
      });
      await open(element, 'Why did it change?');
      expect(textOf(find(element, '.panel .sum'))).to.not.contain('whole score');
      named(element, '[part=legend] button', 'Identity').click();
      await element.updateComplete;
      named(element, '[part=legend] button', 'Secure score').click();
      await element.updateComplete;
      expect(textOf(find(element, '.panel .sum'))).to.contain('for the whole score, not for Identity alone.');
    });

    it('opens the recommendation of a cause and its arithmetic', async () => {
      const element = await shown(detailed);
      await open(element, 'Why did it change?');
      setTimeout(() => named(element, '.cause button.link', 'Require MFA').click());
      const event = (await oneEvent(element, 'secure-score-recommendation-open')) as CustomEvent<{ recommendationId: string }>;
      expect(event.detail.recommendationId).to.equal('mfa');
      expect(event.cancelable && event.composed).to.equal(true);
      find(element, '.cause button.explain').click();
      await waitUntil(() => find(element, '[role=dialog]'), 'the panel opens', { timeout: 8000 });
      expect(textOf(find(element, '[role=dialog]')))
        .to.contain('Mar 1, 2026')
        .and.contain('Mar 31, 2026')
        .and.match(/change in points × pp for each point [\d.]+ × [\d.]+ = \+[\d.]+ pp/)
        .and.match(/pp for each point ?[\d.]+ ?100 × share in the total/);
    });

    it('groups by security control too', async () => {
      const element = await shown(detailed);
      await open(element, 'Why did it change?');
      named(element, '.panel .chip', 'Security control').click();
      await element.updateComplete;
      expect(all(element, '.causes .group th').map(textOf)).to.include.members(['Identity', 'Data']);
    });

    it('says what is missing where there are totals only', async () => {
      const element = await shown(totals);
      await open(element, 'Why did it change?');
      expect(textOf(find(element, '.missing')))
        .to.contain('The score itself changed by')
        .and.contain('Give snapshots with their rows');
    });
  });

  it('shows one date: actions with points, and what was detected', async () => {
    const element = await shown(detailed);
    await open(element, 'One day');
    const input = find<HTMLInputElement>(element, '.panel input[type=date]');
    input.value = '2026-03-13';
    input.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(textOf(find(element, '.panel .sum'))).to.equal('As of Mar 13, 2026');
    expect(all(element, '.panel tbody tr').map(textOf)).to.include('Onboard devices 3 / 9 To address');
    expect(all(element, '.panel .lines li').map(textOf)).to.include('Turn on DLP: new in the list');
    find(element, '.panel .newer').click();
    await element.updateComplete;
    expect(textOf(find(element, '.panel .sum'))).to.equal('As of Mar 12, 2026');
  });

  it('tells rows of the same name apart by their scope, with points on one line where it is narrow', async () => {
    const scopes = ['Production', 'Test'].map((name) => ({ id: name, name, kind: 'subscription' as const }));
    const rows = scopes.map(({ id }) => ({ id: 'mfa', title: 'Owners should sign in with MFA', scopeId: id, points: 2.25, maxPoints: 10 }));
    const element = await shown({ asOf: `${today}T06:00:00Z`, scopes, recommendations: rows, history: detailed.history! });
    element.parentElement!.style.inlineSize = '280px';
    await open(element, 'One day');
    const rowsOfDay = all(element, '.panel tbody tr');
    expect(rowsOfDay.map((row) => textOf(row.querySelector('th .caption')))).to.deep.equal(['Production', 'Test']);
    for (const row of rowsOfDay) expect(row.querySelector('.explain')!.getBoundingClientRect().height).to.be.below(30);
  });

  it('opens each list whole by itself', async () => {
    const controls = Array.from({ length: 12 }, (_, place) => ({
      id: `c${place}`,
      name: `C${place}`,
      maxPoints: 10,
      resources: { healthy: 1, unhealthy: 1, notApplicable: 0 },
    }));
    const recommendations = Array.from({ length: 13 }, (_, place) => ({
      id: `r${place}`,
      title: `R${place}`,
      subscore: 'apps' as const,
      points: 1,
      maxPoints: 2,
    }));
    const element = await shown({ asOf: `${today}T06:00:00Z`, controls, recommendations, history: detailed.history! });
    await open(element, 'One day');
    const counts = (): readonly number[] => all(element, '.panel .table').map((table) => table.querySelectorAll('tbody tr').length);
    expect(counts()).to.deep.equal([10, 10]);
    named(element, '.panel button', 'Show all 12').click();
    await element.updateComplete;
    expect(counts()).to.deep.equal([12, 10]);
    named(element, '.panel button', 'Show all 13').click();
    await element.updateComplete;
    named(element, '.panel button', 'Show fewer').click();
    await element.updateComplete;
    expect(counts()).to.deep.equal([10, 13]);
  });

  it('stays within its own width, with the handles at the ends of the days', async () => {
    const element = await shown(detailed, (trend) => (trend.range = 'all'));
    element.parentElement!.style.inlineSize = '320px';
    for (const name of ['Why did it change?', 'One day', 'Options', 'Export']) {
      await open(element, name);
      const { left, right } = element.getBoundingClientRect();
      const boxes = all(element, '.handle, .form :not(option), .files *').map((part) => part.getBoundingClientRect());
      expect(Math.min(...boxes.map((box) => box.left)), name).to.be.at.least(left);
      expect(Math.max(...boxes.map((box) => box.right)), name).to.be.at.most(right);
    }
  });

  it('says how many controls there are where they are more than lines can be told apart', async () => {
    const controlsAt = (healthy: number) =>
      Array.from({ length: 14 }, (_, place) => ({
        id: `c${place}`,
        name: `Control ${place}`,
        maxPoints: 10,
        resources: { healthy, unhealthy: 4 - healthy, notApplicable: 0 },
      }));
    const history = [1, 2].map((back) => ({ date: addDays(today, -back), percent: 50, controls: controlsAt(back) }));
    const element = await shown({ asOf: `${today}T06:00:00Z`, controls: controlsAt(3), history }, (trend) => (trend.measure = 'controls'));
    await open(element, 'Options');
    expect(textOf(find(element, '.panel'))).to.contain('The 12 of 14 that weigh most');
  });

  it('opens the day of the cursor by Enter', async () => {
    const element = await shown(detailed);
    const cursor = find(element, '.cursor');
    await press(element, cursor, 'PageDown');
    await press(element, cursor, 'Enter');
    await waitUntil(() => find(element, '[part=panel] .sum'), 'the day opens', { timeout: 8000 });
    expect(textOf(find(element, '.panel .sum'))).to.equal('As of Mar 24, 2026');
  });

  it('takes a range of two days from its options', async () => {
    const element = await shown(detailed);
    await open(element, 'Options');
    const input = all(element, '.panel input[type=date]')[0] as HTMLInputElement;
    input.value = '2026-03-11';
    setTimeout(() => input.dispatchEvent(new Event('change')));
    const event = (await oneEvent(element, 'secure-score-range-change')) as CustomEvent<RangeChangeDetail>;
    expect(event.detail).to.deep.equal({ range: '2026-03-11/2026-03-31', from: '2026-03-11', to: '2026-03-31' });
    await element.updateComplete;
    expect(textOf(find(element, 'figcaption'))).to.contain('between Mar 11, 2026');
    expect(
      all(element, '.ranges input')
        .map((radio) => (radio as HTMLInputElement).checked)
        .at(-1),
    ).to.equal(true);
    named(element, '.panel .chip', 'Weekly').click();
    await element.updateComplete;
    expect(find(element, '[role=slider].cursor').getAttribute('aria-valuemax')).to.equal('3');
    named(element, '.panel .chip', 'Zoomed to the line').click();
    await element.updateComplete;
    expect(textOf(find(element, 'figcaption'))).to.contain('The axis runs from');
  });

  it('counts open recommendations by risk level', async () => {
    const element = await shown(detailed, (trend) => (trend.measure = 'risk'));
    await waitUntil(() => named(element, '[part=legend] button', 'High'), 'the measure is loaded', { timeout: 8000 });
    await settled(element);
    expect(textOf(find(element, 'figcaption'))).to.contain('Open recommendations by risk level. High was 1');
    expect(textOf(find(element, '.ends'))).to.contain('Low 2');
  });

  it('marks days of the host, in words too', async () => {
    const element = await shown(detailed, (trend) => {
      trend.annotations = [{ date: '2026-03-10', text: 'MFA rollout' }];
      trend.zones = [50, 70, 85];
    });
    await waitUntil(() => find(element, '.noted-list'), 'the marks are loaded', { timeout: 8000 });
    expect(textOf(find(element, '.noted-list'))).to.equal('Mar 10, 2026: MFA rollout');
    expect(all(element, 'rect.zone')).to.have.length(4);
    const drawn = all(element, '.drawing .zone, .drawing .line, .drawing .named').map((shape) => [...shape.classList].at(-1)!);
    expect(drawn.lastIndexOf('zone'), 'zones below the lines').to.be.below(drawn.indexOf('line'));
    expect(drawn.indexOf('named'), 'names above them').to.be.above(drawn.lastIndexOf('line'));
    const cursor = find(element, '.cursor');
    await press(element, cursor, 'Home');
    for (let day = 0; day < 38; day++) await press(element, cursor, 'ArrowRight');
    expect(cursor.getAttribute('aria-valuetext')).to.equal('Mar 10, 2026');
    expect(textOf(find(element, '.plot + [role=status]'))).to.contain('MFA rollout');
  });

  describe('the export', () => {
    const exported = async (element: ScoreTrend, name: string): Promise<ExportDetail> => {
      element.addEventListener('secure-score-export', (event) => event.preventDefault());
      setTimeout(() => named(element, '.files button', name).click());
      return ((await oneEvent(element, 'secure-score-export')) as CustomEvent<ExportDetail>).detail;
    };

    it('is CSV of the days and series that are shown', async () => {
      const element = await shown(totals, (trend) => (trend.range = 7));
      await open(element, 'Export');
      const { text, filename } = await exported(element, 'CSV of the days shown');
      expect(filename).to.equal('score-trend-2026-03-31.csv');
      expect(text.split('\r\n')).to.have.length(10);
      expect(text.split('\r\n')[8]).to.equal('"2026-03-31",51.8');
    });

    it('is SVG with plain colours, title and disclaimer', async () => {
      const element = await shown({ ...totals, tenantName: 'Contoso <b>' });
      await open(element, 'Export');
      const { text } = await exported(element, 'Picture (SVG)');
      const picture = new DOMParser().parseFromString(text, 'image/svg+xml');
      expect(picture.querySelector('parsererror')).to.equal(null);
      expect(picture.querySelector('title')!.textContent).to.equal('Score over time – Contoso <b>');
      expect(text)
        .to.match(/stroke="#[0-9a-f]{6}"/)
        .and.not.match(/var\(|oklch|style=/);
      expect(text).to.contain('no guarantee against a breach');
    });

    it('has the colour of the page where the surface lets it through', async () => {
      const element = await shown(detailed);
      element.parentElement!.style.backgroundColor = 'rgb(240, 250, 255)';
      element.style.setProperty('--secure-score-surface', 'transparent');
      await open(element, 'Export');
      const { text } = await exported(element, 'Picture (SVG)');
      expect(text).to.match(/<rect width="\d+" height="\d+" fill="#f0faff"/);
      const gridline = /<path d="M[\d.]+,[\d.]+H[\d.]+" fill="none" stroke="#(..)/.exec(text)![1]!;
      expect(parseInt(gridline, 16), 'a hairline is faint').to.be.above(180);
    });

    it('is PNG, drawn without loading an image', async () => {
      const element = await shown(totals);
      await open(element, 'Export');
      const { text, filename } = await exported(element, 'Picture (PNG)');
      expect(filename).to.match(/\.png$/);
      expect(text).to.match(/^blob:/);
    });

    it('copies a sentence, or leaves it to be selected', async () => {
      const element = await shown(totals);
      await open(element, 'Export');
      named(element, '.files button', 'Copy summary').click();
      await waitUntil(() => find(element, '.panel textarea') ?? textOf(find(element, '.panel [role=status]')));
      const area = find<HTMLTextAreaElement>(element, '.panel textarea');
      if (area) expect(area.value).to.equal('Secure score is 51.8% on Mar 31, 2026. +1.40 pp since last week (Mar 24, 2026).');
    });

    it('says of each copy that it was made', async () => {
      const element = await shown(totals);
      await open(element, 'Export');
      const said = (): string => textOf(find(element, '.panel [role=status]'));
      let finish = (): void => undefined;
      const writeText = (): Promise<void> => new Promise((resolve) => (finish = resolve));
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
      try {
        for (const time of ['first', 'second']) {
          named(element, '.files button', 'Copy summary').click();
          await element.updateComplete;
          expect(said(), time).to.equal('');
          finish();
          await waitUntil(() => said() === 'Copied', time);
        }
      } finally {
        Reflect.deleteProperty(navigator, 'clipboard');
      }
    });
  });

  it('is accessible in every panel', async () => {
    const element = await shown(detailed);
    for (const name of ['Why did it change?', 'One day', 'Options', 'Export']) {
      await open(element, name);
      await expect(element).to.be.accessible();
      expect(named(element, '.acts button', name).getAttribute('aria-expanded')).to.equal('true');
    }
  });

  it('keeps its heading where there is nothing to show', async () => {
    const box = await fixture<HTMLElement>(html`<div lang="en"><score-trend></score-trend></div>`);
    const element = box.querySelector('score-trend')!;
    await element.updateComplete;
    expect(textOf(find(element, '[role=heading]'))).to.equal('Score over time');
    element.source = {
      load: () =>
        Promise.resolve({ kind: 'failed', error: { code: 'server', message: 'status 500', host: 'api.example.com', status: 500 } }),
    };
    await settled(element);
    expect(all(element, '[role=heading]')).to.have.length(1);
  });
});
