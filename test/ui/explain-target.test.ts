import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { scorePosture, type Posture } from '../../src/core/index.js';
import { createFormatter } from '../../src/format/english.js';
import { explanationView, rootFacts } from '../../src/format/explain.js';
import { explanationOf } from '../../src/ui/explain-target.js';

const action = (id: string, points: number) => ({
  id,
  title: id,
  subscore: 'data' as const,
  model: 'actions' as const,
  points,
  maxPoints: 10,
});

const posture: Posture = {
  asOf: '2026-11-20T06:00:00Z',
  settings: { infrastructure: false },
  recommendations: [action('a', 10), action('b', 4)],
  history: [{ date: '2026-10-20', percent: 35, recommendations: [action('a', 5), action('b', 2)] }],
};

describe('the arithmetic of a change', () => {
  const report = scorePosture(posture);
  const formatter = createFormatter('en');
  const percent = report.total.kind === 'scored' ? report.total.percent : NaN;
  const tree = explanationOf(report, { kind: 'change', change: report.change!, percent });

  test('is now minus then, since the day compared with', () => {
    assert.equal(explanationView(tree, { report, formatter }).numbers, '70.00% − 35.00% = +35.00 pp');
    assert.ok(rootFacts(tree, { report, formatter }).includes('Compared with Oct 20, 2026, from the history.'));
  });

  test('holds the causes that add up to it, the largest first', () => {
    assert.deepEqual(
      tree.children.map(({ label, value }) => [label, Math.round(value!)]),
      [
        ['a', 25],
        ['b', 10],
      ],
    );
    assert.deepEqual(explanationView(tree.children[0]!, { report, formatter }).facts, ['Points changed']);
  });

  test('has no causes where the history holds no rows', () => {
    const bare = scorePosture({ ...posture, history: [{ date: '2026-10-20', percent: 35 }] });
    assert.deepEqual(explanationOf(bare, { kind: 'change', change: bare.change!, percent }).children, []);
  });

  test('a tree of the element’s own stands as it is, with the report’s date', () => {
    const own = explanationOf(report, () => ({ ...tree, label: 'own' }));
    assert.deepEqual([own.label, own.asOf], ['own', report.asOf]);
  });
});
