import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Posture } from '../../src/core/posture.js';
import { scorePosture } from '../../src/core/scorePosture.js';
import { percentOf } from '../../src/core/score.js';
import { groupingsOf } from '../../src/elements/subscore-breakdown/grouping.js';
import { controlTree } from '../../src/elements/subscore-breakdown/controls.view.js';
import { orderOf } from '../../src/elements/subscore-breakdown/order.js';
import { risksView } from '../../src/elements/subscore-breakdown/risks.view.js';
import { barOf, isUpperBound, valueOf } from '../../src/elements/subscore-breakdown/row.view.js';
import { environmentTree, scopeSummary, scopeTree } from '../../src/elements/subscore-breakdown/scopes.view.js';
import { subscoresView, type SubscoresChoice } from '../../src/elements/subscore-breakdown/subscore-breakdown.view.js';
import { allNodes, linesOf, search, type LineChoice, type TreeNode } from '../../src/elements/subscore-breakdown/tree.js';
import { workloadTree } from '../../src/elements/subscore-breakdown/workloads.view.js';
import { formatterWith } from '../../src/format/formatter.js';
import { breakdownRows } from '../../src/format/messages/breakdown-rows.js';
import { breakdownGroups } from '../../src/format/messages/breakdown-groups.js';
import { common } from '../../src/format/messages/common.js';
import { lists } from '../../src/format/messages/lists.js';
import { scores } from '../../src/format/messages/scores.js';
import { readPosture } from '../../src/sources/readPosture.js';
import { createTenant, payloadsOf } from '../../src/testing/index.js';

const formatter = formatterWith({ ...common, ...scores, ...lists, ...breakdownRows, ...breakdownGroups }, 'en');
const now = '2026-11-20T06:00:00Z';
const report = (posture: Posture) => scorePosture({ asOf: now, ...posture }, { now });
const view = (posture: Posture, choice?: SubscoresChoice) => subscoresView(report(posture), formatter, choice);
const row = (posture: Posture, key: string, choice?: SubscoresChoice) => {
  const { total, halves } = view(posture, choice);
  return [total, ...halves.flatMap(({ row: own, rows }) => [own, ...rows])].find((candidate) => candidate.key === key)!;
};
const near = (actual: number, expected: number, within = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);
/** Increases come from the counts, scores from points of two decimals (SCORING.md, B): what 15 controls of 58 points may differ by. */
const ofRounding = (100 * 15 * 0.005) / 58;
const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

function tenantReport(kind: 'healthy' | 'poor' = 'healthy') {
  const read = readPosture(payloadsOf(createTenant({ seed: 'breakdown', kind, asOf: now })));
  assert.equal(read.kind, 'posture');
  return report((read as { posture: Posture }).posture);
}

const bothHalves: Posture = { scores: { infrastructure: { percent: 60.33 }, defenderXdr: { percent: 46.72 } } };

test('the formula of the mean shows both halves and the total', () => {
  assert.match(view(bothHalves).total.notes.join(), /\(60\.33% \+ 46\.72%\) ÷ 2 = 53\.5[23]%/);
});

test('a total that was given as another number is not called the mean', () => {
  const { total } = view({ scores: { ...bothHalves.scores, total: { percent: 70 } } });
  assert.equal(total.value.text, '70.00%');
  assert.doesNotMatch(total.notes.join(), /÷ 2/);
});

test('with one half missing the total is that of the other, and the row says what to enable', () => {
  const posture: Posture = { scores: { infrastructure: { percent: 60 } }, settings: { defenderXdr: false } };
  const { total, halves } = view(posture);
  assert.ok(total.notes.includes('The total is that of Infrastructure alone.'));
  assert.equal(total.value.text, '60.00%');
  assert.equal(halves[1]!.row.value.text, 'Not enabled');
  assert.match(halves[1]!.row.notes.join(), /Enable Microsoft Defender XDR/);
  const identity = row(posture, 'identity');
  assert.deepEqual([identity.value.text, identity.bar, identity.scope], ['Not enabled', null, null]);
});

test('an upper bound is never printed as the value', () => {
  const score = { kind: 'scored', percent: 43.56, partial: true, percentAtLeast: 34.13 } as const;
  const scored = report(bothHalves);
  assert.deepEqual(valueOf(score, scored, formatter), { text: 'at most 43.56%', atLeast: 'at least 34.13%' });
  assert.deepEqual(barOf(score), { certain: 34.13, possible: 43.56, mark: null, segments: null });
  assert.deepEqual(valueOf({ kind: 'scored', percent: 46, partial: true }, scored, formatter), { text: 'at most 46.00%', atLeast: null });
});

test('a total of which only a half is missing is no bound', () => {
  assert.equal(isUpperBound({ kind: 'scored', percent: 46, partial: true, missing: ['infrastructure'] }, report(bothHalves)), false);
});

test('a tenant with unknown maxima has bounds in its rows, and none of them has a change', () => {
  const { halves, isBounded } = subscoresView(tenantReport('poor'), formatter);
  const bounded = halves.flatMap(({ rows }) => rows).filter(({ value }) => value.text.startsWith('at most'));
  assert.ok(isBounded && bounded.length > 0);
  for (const { week, month } of bounded) assert.deepEqual([week, month], [null, null]);
});

test('bars are limited to the axis, the text is not', () => {
  const posture: Posture = {
    scores: {
      subscores: [
        { id: 'apps', percent: 120 },
        { id: 'data', percent: -4 },
        { id: 'identity', percent: 99.996 },
        { id: 'devices', percent: 0 },
      ],
    },
  };
  assert.equal(row(posture, 'apps').bar!.possible, 100);
  assert.equal(row(posture, 'apps').value.text, '120.00%');
  assert.equal(row(posture, 'data').bar!.possible, 0);
  assert.equal(row(posture, 'data').value.text, '−4.00%');
  assert.equal(row(posture, 'identity').value.text, '99.99%');
  assert.equal(row(posture, 'devices').value.text, '0.00%');
});

test('columns have one number of decimals: changes, points and increases', () => {
  assert.deepEqual(
    [2.3, -0.5, 0, 0.001, 12].map((value) => formatter.change(value)),
    ['+2.30', '−0.50', '0.00', '+0.01', '+12.00'],
  );
  const posture: Posture = {
    scores: {
      subscores: [
        { id: 'apps', points: 33.9, maxPoints: 36 },
        { id: 'data', points: 4, maxPoints: 10 },
      ],
    },
  };
  assert.equal(row(posture, 'apps').points!.short, '33.90 / 36');
  assert.equal(row(posture, 'data').points!.short, '4.00 / 10');
  assert.equal(row(posture, 'data').points!.long, '4.00 of 10 points');
});

test('the classic model prints whole numbers: "+9 pp" and "6 points"', () => {
  const classic = report({
    scopes: [{ id: 's' }],
    controls: [
      { id: 'mfa', scopeId: 's', maxPoints: 10, resources: { healthy: 4, unhealthy: 6, notApplicable: 0 } },
      { id: 'ports', scopeId: 's', maxPoints: 56, resources: { healthy: 1, unhealthy: 0, notApplicable: 0 } },
    ],
  });
  assert.equal(classic.model, 'classic');
  const [mfa] = controlTree(classic, formatter);
  assert.deepEqual(mfa!.row().potential, { change: '+9 pp', points: '6 points' });
  const [scope] = scopeTree(classic, formatter);
  assert.deepEqual([scope!.row().value.text, scope!.row().points!.short], ['91%', '60 / 66']);
});

test('comparisons come from the chosen basis, all organizations first, and never cross halves', () => {
  const subscores = [
    { id: 'identity', percent: 40 },
    { id: 'infrastructure', percent: 30 },
  ] as const;
  const posture: Posture = {
    scores: { infrastructure: { percent: 60 }, defenderXdr: { percent: 50 }, subscores: [{ id: 'identity', percent: 50 }] },
    comparisons: [
      { basis: 'TotalSeats', percent: 1, half: 'defenderXdr', subscores: [{ id: 'identity', percent: 2 }] },
      { basis: 'AllTenants', percent: 44, half: 'defenderXdr', subscores },
    ],
  };
  assert.equal(row(posture, 'identity').comparison!.full, 'All organizations: 40.00%');
  assert.equal(row(posture, 'identity').bar!.mark, 40);
  assert.equal(row(posture, 'infrastructure').comparison, null);
  assert.equal(row(posture, 'defenderXdr').comparison!.short, '44.00%');
  assert.equal(row(posture, 'identity', { sort: null, basis: 'TotalSeats' }).comparison!.short, '2.00%');
  assert.equal(row(posture, 'identity', { sort: null, basis: 'nobody' }).comparison!.short, '40.00%');
});

test('changes are those over 7 and 30 days, or since the history begins', () => {
  const scored: Posture['scores'] = { subscores: [{ id: 'identity', percent: 50 }] };
  const day = (date: string, percent: number) => ({ date, percent, subscores: [{ id: 'identity', percent } as const] });
  const changes = (history: Posture['history']) => {
    const { week, month } = row({ scores: scored, history }, 'identity');
    return [week?.full, month?.full, month?.since];
  };
  assert.deepEqual(changes([day('2026-10-01', 20), day('2026-10-21', 30), day('2026-11-12', 45), day('2026-11-18', 49)]), [
    '+5.00 pp in 8 days',
    '+20.00 pp in 30 days',
    null,
  ]);
  assert.deepEqual(changes([day('2026-11-18', 49)]), [undefined, '+1.00 pp since Nov 18, 2026', 'since Nov 18, 2026']);
  assert.deepEqual(changes([]), [undefined, undefined, undefined]);
});

test('a half has the change of its own history and the potential of its parts', () => {
  const posture: Posture = {
    scores: {
      infrastructure: { percent: 60 },
      defenderXdr: { points: 30, maxPoints: 60 },
      subscores: [
        { id: 'identity', points: 20, maxPoints: 40 },
        { id: 'data', points: 10, maxPoints: 20 },
      ],
    },
    history: [{ date: '2026-10-20', halves: { infrastructure: { percent: 62 }, defenderXdr: { percent: 40 } } }],
  };
  assert.equal(row(posture, 'defenderXdr').month!.short, '+10.00 pp');
  assert.equal(row(posture, 'infrastructure').month!.short, '−2.00 pp');
  assert.equal(row(posture, 'total').month!.short, '+4.00 pp');
});

test('the increases of the halves add up to what is open in the total', () => {
  const scored = tenantReport();
  const open = 100 - percentOf(scored.total)!;
  near(sum(scored.subscores.map(({ potentialPercent }) => potentialPercent)), open, ofRounding);
  const { total, halves } = subscoresView(scored, formatter);
  const sumOfParts = sum(scored.subscores.map(({ potentialPercent }) => potentialPercent));
  assert.equal(total.potential!.change, `${formatter.change(sumOfParts)} pp`);
  assert.ok(halves[1]!.row.potential && halves[1]!.row.month && halves[1]!.row.week);
});

test('sub-scores keep the order of the portal until somebody sorts them', () => {
  const keys = (choice?: SubscoresChoice) =>
    view({ scores: { subscores: [{ id: 'data', percent: 3 }, { id: 'apps', percent: 70 }, { id: 'identity', percent: 20 }] } }, choice) // prettier-ignore
      .halves[1]!.rows.map(({ key }) => key)
      .slice(0, 3);
  assert.deepEqual(keys(), ['apps', 'identity', 'data']);
  assert.deepEqual(keys({ sort: { key: 'percent', isReversed: false }, basis: null }), ['data', 'identity', 'apps']);
  assert.deepEqual(keys({ sort: { key: 'percent', isReversed: true }, basis: null }), ['apps', 'identity', 'data']);
});

test('rows without a number come last in both directions', () => {
  const listed = (name: string, percent: number | null) => ({
    name,
    score: percent === null ? ({ kind: 'unknown', reason: 'noData' } as const) : ({ kind: 'scored', percent } as const),
    potentialPercent: percent,
    unhealthy: null,
  });
  const rows = [listed('b', null), listed('c', 3), listed('a', 9), listed('a2', null)];
  const names = (key: 'percent' | 'potential' | 'name', isReversed: boolean) =>
    orderOf(rows, { key, isReversed }, formatter).map(({ name }) => name);
  assert.deepEqual(names('percent', false), ['c', 'a', 'a2', 'b']);
  assert.deepEqual(names('percent', true), ['a', 'c', 'a2', 'b']);
  assert.deepEqual(names('potential', false), ['a', 'c', 'a2', 'b']);
  assert.deepEqual(names('name', true), ['c', 'b', 'a2', 'a']);
});

test('weighted and simple mean stand side by side where they differ', () => {
  const scopes = (weight: number): Posture => ({
    scopes: [
      { id: 'a', weight: 3, score: { points: 10, maxPoints: 20 } },
      { id: 'b', weight, score: { points: 20, maxPoints: 20 } },
    ],
  });
  assert.match(row(scopes(1), 'infrastructure').notes.join(), /Weighted 62\.50%.*Simple mean 75\.00%/);
  assert.doesNotMatch(row(scopes(3), 'infrastructure').notes.join(), /Simple mean/);
});

const tree: Posture = {
  scopes: [
    { id: 'Z', name: 'Zeta', parentId: 'root', score: { points: 1, maxPoints: 2 } },
    { id: 'a', name: 'Alpha', parentId: 'ROOT', score: { points: 2, maxPoints: 2 } },
    { id: 'root', name: 'Root', kind: 'managementGroup' },
    { id: 'secret', name: 'Secret', restricted: true, resources: { healthy: 1, unhealthy: 2, notApplicable: 3 } },
  ],
};

function linesIn(roots: readonly TreeNode[], choice: Partial<LineChoice> & { readonly query?: string } = {}) {
  const found = search(roots, choice.query ?? '', 'en');
  return linesOf(roots, { sort: { key: 'name', isReversed: false }, isOpen: () => true, ...choice, found }, formatter);
}
const written = (lines: ReturnType<typeof linesIn>) =>
  lines.map(({ node, level, position, siblings }) => `${level} ${node.name} ${position}/${siblings}`);

test('scopes are written down as a tree, siblings in order', () => {
  const roots = scopeTree(report(tree), formatter);
  assert.deepEqual(written(linesIn(roots)), ['1 Root 1/2', '2 Alpha 1/2', '2 Zeta 2/2', '1 Secret 2/2']);
  assert.deepEqual(written(linesIn(roots, { sort: { key: 'percent', isReversed: false } })).slice(0, 3), [
    '1 Root 1/2',
    '2 Zeta 1/2',
    '2 Alpha 2/2',
  ]);
  assert.deepEqual(written(linesIn(roots, { isOpen: () => false })), ['1 Root 1/2', '1 Secret 2/2']);
});

test('a search by name or id keeps what is above its matches', () => {
  const roots = scopeTree(report(tree), formatter);
  assert.deepEqual(written(linesIn(roots, { query: ' ZET' })), ['1 Root 1/1', '2 Zeta 1/1']);
  assert.equal(search(roots, 'zet', 'en')!.matches.size, 1);
  assert.deepEqual(written(linesIn(roots, { query: 'secret' })), ['1 Secret 1/1']);
  assert.deepEqual(linesIn(roots, { query: 'nowhere' }), []);
});

test('scopes in a circle are listed, each once, and a chain of any depth is walked', () => {
  const circle = report({
    scopes: [
      { id: 'a', name: 'A', parentId: 'b' },
      { id: 'b', name: 'B', parentId: 'a' },
      { id: 'c', name: 'C', parentId: 'a' },
    ],
  });
  assert.deepEqual(written(linesIn(scopeTree(circle, formatter))), ['1 A 1/2', '2 C 1/1', '1 B 2/2']);
  const [scope] = report(tree).scopes;
  const scopes = Array.from({ length: 20_000 }, (_, index) => ({
    ...scope!,
    id: `s${index}`,
    parentId: index === 0 ? null : `s${index - 1}`,
  }));
  const roots = scopeTree({ ...report(tree), scopes }, formatter);
  assert.equal(linesIn(roots).at(-1)!.level, 20_000);
  assert.equal(search(roots, 's19999', 'en')!.shown.size, 20_000);
});

test('a restricted scope has its counts, no number and nothing to choose', () => {
  const roots = scopeTree(report(tree), formatter);
  const { kind, value, scope, health } = roots.find(({ name }) => name === 'Secret')!.row();
  assert.deepEqual([kind, value.text, scope, health!.summary], ['restricted', 'Restricted', null, '2 of 6 unhealthy']);
});

test('scopes have changes over 7 and 30 days where the history lists them', () => {
  const scored = report({
    scopes: [
      { id: 'S', score: { percent: 50 } },
      { id: 'new', score: { percent: 10 } },
    ],
    history: [
      { date: '2026-10-19', scopes: [{ id: 's', score: { percent: 45 } }] },
      { date: '2026-11-13', scopes: [{ id: 's', score: { percent: 52 } }] },
    ],
  });
  const rows = scopeTree(scored, formatter).map((node) => node.row());
  assert.deepEqual([rows[0]!.week!.short, rows[0]!.month!.short], ['−2.00 pp', '+5.00 pp']);
  assert.deepEqual([rows[1]!.week, rows[1]!.month], [null, null]);
});

const estate: Posture = {
  scopes: [
    { id: 'group', name: 'Group', kind: 'managementGroup' },
    { id: 's1', kind: 'subscription', environment: 'Azure', parentId: 'group', weight: 5, score: { points: 10, maxPoints: 40 } },
    { id: 's2', kind: 'subscription', environment: 'Azure', parentId: 'group', weight: 3, score: { points: 30, maxPoints: 40 } },
    { id: 'a1', kind: 'account', environment: 'AWS', weight: 2, score: { points: 20, maxPoints: 40 } },
    { id: 'a2', kind: 'account', environment: 'AWS', restricted: true },
    { id: 'p1', kind: 'project', environment: 'GCP', score: { points: 0, maxPoints: 0 } },
  ],
};

test('an environment is the weighted mean of its scopes, as the core has it for a group, and the environments make the half', () => {
  const scored = report(estate);
  const nodes = new Map(environmentTree(scored, formatter).map((node) => [node.name, node]));
  const group = scored.scopes.find(({ id }) => id === 'group')!;
  near(percentOf(nodes.get('Azure')!.score)!, percentOf(group.score)!);
  const shares = { Azure: 0.8, AWS: 0.2 };
  const half = Object.entries(shares).reduce((total, [name, share]) => total + share * percentOf(nodes.get(name)!.score)!, 0);
  near(half, percentOf(scored.parts.infrastructure)!);
  assert.equal(nodes.get('GCP')!.row().value.text, 'Not scored');
  assert.equal(nodes.get('AWS')!.row().caption, '2 accounts · 1 restricted');
  assert.match(nodes.get('Azure')!.row().notes.join(), /Weighted 43\.75% · Simple mean 50\.00%/);
});

test('a scope with a control of unknown score says so, and its percent is no upper bound', () => {
  const control = (id: string, resources: { healthy: number; unhealthy: number; notApplicable: number } | null) =>
    ({ id, scopeId: 's', maxPoints: 4, resources }) as const;
  const scored = report({
    scopes: [{ id: 's' }],
    controls: [control('a', { healthy: 1, unhealthy: 1, notApplicable: 0 }), control('b', null)],
  });
  assert.equal((scored.scopes[0]!.score as { partial?: true }).partial, true);
  const { value, notes } = scopeTree(scored, formatter)[0]!.row();
  assert.deepEqual([value.text, notes], ['50%', ['Security controls without a score are left out.']]);
});

test('scopes are summed up in words: how many of which kind', () => {
  assert.equal(scopeSummary(report(estate), formatter), '5 total: 2 subscriptions, 2 accounts, 1 project, 1 restricted');
  assert.equal(scopeSummary(report(bothHalves), formatter), null);
});

test('a control in several scopes is one row whose increase is the sum, with its scopes below', () => {
  const resources = { healthy: 1, unhealthy: 3, notApplicable: 2 };
  const controls = ['s1', 's2'].map((scopeId) => ({ id: 'mfa', name: 'Enable MFA', scopeId, maxPoints: 10, resources }));
  const scored = report({ controls, scopes: [{ id: 's1', name: 'One' }, { id: 's2' }] });
  const [only, ...others] = controlTree(scored, formatter);
  assert.equal(others.length, 0);
  near(only!.potentialPercent!, sum(scored.controls.map(({ potentialPercent }) => potentialPercent)));
  const { points, health, scope, bar } = only!.row();
  assert.equal(points!.long, '5.00 of 20 points');
  assert.equal(bar!.segments, 20);
  assert.deepEqual(health!.counts, { healthy: '2', unhealthy: '6', notApplicable: '4' });
  assert.deepEqual(scope, { kind: 'control', id: 'mfa', name: 'Enable MFA' });
  assert.deepEqual(
    only!.children.map((child) => [child.name, child.row().points!.short]),
    [
      ['One', '2.50 / 10'],
      ['s2', '2.50 / 10'],
    ],
  );
});

test('controls add up: increases to what is open in their scope, and over all scopes to the open part of the half', () => {
  const scored = tenantReport();
  for (const scope of scored.scopes) {
    const own = scored.controls.filter(({ scopeId }) => scopeId === scope.id);
    near(sum(own.map(({ potentialPercentOfScope }) => potentialPercentOfScope)), 100 - percentOf(scope.score)!, ofRounding);
  }
  const nodes = controlTree(scored, formatter);
  const infrastructure = scored.subscores.find(({ id }) => id === 'infrastructure')!;
  near(sum(nodes.map(({ potentialPercent }) => potentialPercent)), infrastructure.potentialPercent!);
  for (const node of nodes.filter(({ children }) => children.length > 0))
    near(sum(node.children.map(({ potentialPercent }) => potentialPercent)), node.potentialPercent ?? 0);
});

test('opening a control tells its description, how many recommendations are open, and their insights', () => {
  const scored = report({
    scopes: [{ id: 's' }],
    controls: [{ id: 'c', scopeId: 's', description: 'Why', maxPoints: 4, recommendationIds: ['r1', 'r2'] }],
    recommendations: [
      { id: 'r1', controlId: 'c', insights: ['Fix'], resources: { healthy: 1, unhealthy: 1, notApplicable: 0 } },
      { id: 'r2', controlId: 'c', insights: ['Fix', 'Deny'], resources: { healthy: 1, unhealthy: 0, notApplicable: 0 } },
      { id: 'r3', controlId: 'c', preview: true },
    ],
  });
  const { description, facts } = controlTree(scored, formatter)[0]!.detail!();
  assert.equal(description, 'Why');
  assert.deepEqual(facts, ['3 recommendations', '1 open', 'Fix 2', 'Deny 1', 'Preview 1']);
});

test('workloads of actions add up to their half; a workload of cloud recommendations alone is not scored', () => {
  const action = (id: string, workload: string, points: number, maxPoints: number) =>
    ({ id, workload, points, maxPoints, subscore: 'identity', model: 'actions' }) as const;
  const scored = report({
    recommendations: [
      action('a', 'Exchange', 5, 10),
      action('b', 'Exchange', 0, 10),
      action('c', 'Entra', 8, 8),
      { id: 'd', workload: 'Compute', model: 'classic' },
    ],
  });
  const nodes = new Map(workloadTree(scored, formatter).map((node) => [node.name, node]));
  const points = ['Exchange', 'Entra'].map((name) => nodes.get(name)!.score as { points: number; maxPoints: number });
  const half = scored.parts.defenderXdr as { points: number; maxPoints: number };
  near(sum(points.map((score) => score.points)), half.points);
  near(sum(points.map((score) => score.maxPoints)), half.maxPoints);
  assert.equal(nodes.get('Exchange')!.row().value.text, '25.00%');
  assert.equal(nodes.get('Compute')!.row().value.text, 'Not scored');
});

const assets: Posture = {
  assets: Array.from({ length: 40 }, (_, index) => ({
    id: `a${index}`,
    environment: index % 2 ? 'Azure' : 'AWS',
    workload: index % 4 ? 'Compute' : 'Storage',
    open: { critical: index === 0 ? 1 : 0, medium: 2, low: 309 },
  })),
};

test('groups of assets explain themselves by their assets', () => {
  const scored = report(assets);
  for (const node of [...environmentTree(scored, formatter), ...workloadTree(scored, formatter)]) {
    const target = node.row().target;
    assert.ok(typeof target === 'function');
    const { children, value } = target(scored);
    const ofPoints = (key: string) => sum(children.map(({ inputs }) => inputs[key] ?? 0));
    near((100 * ofPoints('points')) / ofPoints('maxPoints'), value!);
    near(value!, percentOf(node.score)!);
  }
});

test('risk levels are counted compactly, with the exact number in words', () => {
  const { tiles, summary } = risksView(report(assets), formatter);
  assert.deepEqual(
    tiles.map(({ level, count }) => [level, count]),
    [
      ['critical', '1'],
      ['high', '0'],
      ['medium', '80'],
      ['low', '12.36K'],
    ],
  );
  assert.equal(tiles[3]!.full, '12,360 open recommendations of the risk level Low');
  assert.equal(summary, '12,441 open recommendations');
  near(sum(tiles.map(({ share }) => share)), 100);
});

test('only groupings with data are offered', () => {
  assert.deepEqual(groupingsOf(report(bothHalves)), ['subscore']);
  assert.deepEqual(groupingsOf(report(tree)), ['subscore', 'scope']);
  assert.deepEqual(groupingsOf(report(estate)), ['subscore', 'environment', 'scope']);
  assert.deepEqual(groupingsOf(report(assets)), ['subscore', 'environment', 'workload', 'risk']);
});

test('every node of a tree has a key of its own', () => {
  const scored = tenantReport();
  for (const roots of [scopeTree, environmentTree, controlTree, workloadTree].map((make) => make(scored, formatter))) {
    const keys = allNodes(roots).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
  }
});
