import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explainScore, scorePosture, type Explanation, type Posture } from '../../src/core/index.js';
import { createFormatter } from '../../src/format/english.js';
import { explanationText, explanationView, largeFrom, partsOf, rootFacts } from '../../src/format/explain.js';

const control = (id: string, maxPoints: number, healthy: number, unhealthy: number, scopeId = 's') => ({
  id,
  name: `Control ${id}`,
  maxPoints,
  scopeId,
  resources: { healthy, unhealthy, notApplicable: 0 },
});

const cloud: Posture = {
  asOf: '2026-11-20T06:00:00Z',
  scopes: [{ id: 's', name: 'Subscription', kind: 'subscription' }],
  controls: [control('a', 4, 6, 72), control('b', 10, 10, 0)],
};

const contextOf = (posture: Posture, locale = 'en') => ({ report: scorePosture(posture), formatter: createFormatter(locale) });

function everyNode(node: Explanation): Explanation[] {
  return [node, ...partsOf(node).flatMap(everyNode)];
}

describe('an explanation reads like the vendor’s own example', () => {
  test('a security control is healthy ÷ counted × maximum, with the vendor’s rounding said', () => {
    const context = contextOf(cloud);
    const tree = explainScore(context.report, { kind: 'control', id: 'a', scopeId: 's' });
    const points = explanationView(partsOf(tree)[0]!, context);
    assert.equal(points.numbers, '6 ÷ 78 × 4 = 0.31');
    assert.equal(points.words, 'healthy ÷ healthy and unhealthy × max score');
    assert.deepEqual(points.facts, ['Rounded to 2 decimals, half to even, as the vendor does.']);
    assert.equal(points.value, '0.31 points');
  });

  test('the total is the mean of its halves, with two decimals whatever the portal prints', () => {
    const context = contextOf({ scores: { infrastructure: { percent: 60.33 }, defenderXdr: { percent: 46.72 } } });
    const tree = explainScore(context.report, { kind: 'total' });
    const { numbers, words, value } = explanationView(tree, context);
    assert.equal(numbers, '(60.33% + 46.72%) ÷ 2 = 53.53%');
    assert.equal(words, '(Infrastructure + Microsoft Defender XDR) ÷ 2');
    assert.equal(value, '53.53%');
  });

  test('a sum of few is written out, one of many is added up', () => {
    const few = contextOf(cloud);
    const scope = explainScore(few.report, { kind: 'scope', id: 's' });
    assert.equal(explanationView(scope, few).numbers, '(0.31 + 10) ÷ (4 + 10) = 73.64%');
    assert.equal(explanationView(scope, few).value, '74%');
    const many = contextOf({ ...cloud, controls: ['a', 'b', 'c', 'd'].map((id) => control(id, 4, 1, 1)) });
    assert.equal(explanationView(explainScore(many.report, { kind: 'scope', id: 's' }), many).numbers, '8 ÷ 16 = 50.00%');
  });

  test('a weighted mean of many is cut short, and every part says its weight', () => {
    const ids = ['s', 't', 'u', 'v'];
    const posture: Posture = {
      scopes: ids.map((id, index) => ({ id, name: id, kind: 'subscription', weight: index + 1 })),
      controls: ids.map((id) => control('a', 4, 1, 1, id)),
    };
    const context = contextOf(posture);
    const tree = explainScore(context.report, { kind: 'part', id: 'infrastructure' });
    assert.equal(explanationView(tree, context).numbers, '(50.00% × 1 + 50.00% × 2 + …) ÷ 10 = 50.00%');
    assert.equal(explanationView(tree, context).words, 'sum of (percent × weight) ÷ sum of weight');
    assert.deepEqual(explanationView(partsOf(tree)[3]!, context).facts, ['Weight 4']);
  });

  test('powers stand raised', () => {
    const context = contextOf({ assets: [{ id: 'x', open: { critical: 0, high: 0, medium: 12, low: 3 } }] });
    const tree = explainScore(context.report, { kind: 'part', id: 'infrastructure' });
    assert.match(explanationView(partsOf(tree)[0]!, context).numbers, /0\.9¹².*0\.99³/);
  });

  test('numbers follow the language, formulas keep their order', () => {
    const context = contextOf(cloud, 'de');
    const tree = explainScore(context.report, { kind: 'control', id: 'a', scopeId: 's' });
    assert.equal(explanationView(partsOf(tree)[0]!, context).numbers, '6 ÷ 78 × 4 = 0,31');
  });
});

describe('what is said beside the arithmetic', () => {
  test('a number without data says why, and no formula', () => {
    const context = contextOf({ scores: { defenderXdr: { percent: 40 } }, settings: { infrastructure: false } });
    const view = explanationView(explainScore(context.report, { kind: 'part', id: 'infrastructure' }), context);
    assert.deepEqual([view.value, view.numbers, view.facts], ['–', '', ['Not enabled, so not part of the score.']]);
  });

  test('what was given is said to be given', () => {
    const context = contextOf({ scores: { total: { percent: 40 } } });
    const view = explanationView(explainScore(context.report, { kind: 'total' }), context);
    assert.deepEqual(view.facts, ['Given with the data, not computed here.']);
  });

  test('the rounding of a percent, the source and the date stand at the root', () => {
    const context = contextOf(cloud);
    const facts = rootFacts(explainScore(context.report, { kind: 'scope', id: 's' }), context);
    assert.deepEqual(facts, ['Printed with 0 decimals, computed with all.', 'Computed here from the data below.', 'Data of Nov 20, 2026']);
  });

  test('what can be won is the last part, in percentage points', () => {
    const context = contextOf(cloud);
    const parts = partsOf(explainScore(context.report, { kind: 'control', id: 'a', scopeId: 's' }));
    const view = explanationView(parts.at(-1)!, context);
    assert.equal(view.label, 'Potential score increase');
    assert.equal(view.numbers, '3.69 ÷ 14 = +26.37 pp');
  });
});

describe('large trees', () => {
  test('more parts than are shown at once begin with the heaviest', () => {
    const controls = Array.from({ length: largeFrom + 5 }, (_, index) => control(`c${index}`, index + 1, 1, 1));
    const context = contextOf({ ...cloud, controls });
    const parts = partsOf(explainScore(context.report, { kind: 'scope', id: 's' }));
    assert.equal(parts[0]!.label, `Control c${largeFrom + 4}`);
    assert.equal(parts.length, largeFrom + 5);
  });

  test('the whole tree as text holds every label, indented by level', () => {
    const context = contextOf(cloud);
    const tree = explainScore(context.report, { kind: 'total' });
    const text = explanationText(tree, context);
    for (const node of everyNode(tree)) assert.ok(text.includes(explanationView(node, context).label));
    assert.match(text, /^Secure score \(classic\): 74%/);
    assert.match(text, /\n {4}Control a: 8%\n/);
    assert.match(text, /no guarantee against a breach\.$/);
  });
});
