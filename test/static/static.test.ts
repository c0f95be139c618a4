import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { build } from 'esbuild';
import { explainChange, nextBest, reportAsOf, scorePosture, type ScoreReport } from '../../src/core/index.js';
import { createFormatter } from '../../src/format/english.js';
import { messages as german } from '../../src/format/locales/de.js';
import { messages as arabic } from '../../src/format/locales/ar.js';
import { readPosture } from '../../src/sources/index.js';
import { badgeSvg, renderStatic, staticStyles, type RenderOptions } from '../../src/static/index.js';
import { paletteOf } from '../../src/static/colors.js';
import { contrastOf } from '../../src/theme/contrast.js';
import { parseColor } from '../../src/theme/parse-color.js';
import { createTenant, payloadsOf, type TenantKind } from '../../src/testing/index.js';
import { elementsIn, textOf } from './wellFormed.js';

const asOf = '2026-11-20T06:00:00Z';
const root = resolve(import.meta.dirname, '../..');

function reportOf(kind: TenantKind): ScoreReport {
  const read = readPosture([...payloadsOf(createTenant({ seed: kind, kind, asOf, name: `Tenant ${kind}` }))]);
  assert.equal(read.kind, 'posture');
  return scorePosture(read.posture, { now: asOf });
}

const plain = (payload: object): ScoreReport => {
  const read = readPosture(payload);
  assert.equal(read.kind, 'posture');
  return scorePosture(read.posture, { now: asOf });
};

const healthy = reportOf('healthy');
const [poor, onlyCloud] = [reportOf('poor'), reportOf('defenderXdrNotEnabled')];
const forms: readonly (readonly [string, (report: ScoreReport, options?: RenderOptions) => string])[] = [
  ['gauge as HTML', (report, options) => renderStatic(report, { ...options, view: 'gauge' })],
  ['gauge as SVG', (report, options) => renderStatic(report, { ...options, view: 'gauge', as: 'svg' })],
  ['breakdown as HTML', (report, options) => renderStatic(report, { ...options, view: 'breakdown' })],
  ['breakdown as SVG', (report, options) => renderStatic(report, { ...options, view: 'breakdown', as: 'svg' })],
  ['review', (report, options) => renderStatic(report, { ...options, view: 'review' })],
  ['badge', (report, options) => badgeSvg(report, options)],
];
const states: readonly (readonly [string, ScoreReport])[] = [
  ['a healthy tenant', healthy],
  ['upper bounds', poor],
  ['one half missing', onlyCloud],
  ['a given total', plain({ scores: { total: { points: 31, maxPoints: 50 } } })],
  ['nothing', plain({ recommendations: [] })],
  ['more than everything', plain({ scores: { total: { percent: 130 } } })],
];

describe('static output', () => {
  for (const [form, render] of forms) {
    for (const [state, report] of states) {
      test(`${form} of ${state} is well-formed, with nothing that a strict policy refuses`, () => {
        for (const { name, attributes } of elementsIn(render(report))) {
          assert.doesNotMatch(name, /^(script|iframe|object|embed|link|form|a|img|use|foreignobject)$/i);
          for (const attribute of Object.keys(attributes)) assert.doesNotMatch(attribute, /^(style|on.*|href|xlink:href|src)$/i);
        }
      });
    }

    test(`${form} is the same twice, and from the report's JSON`, () => {
      for (const [, report] of states) {
        assert.equal(render(report), render(report));
        assert.equal(render(JSON.parse(JSON.stringify(report)) as ScoreReport), render(report));
      }
    });

    test(`${form} never prints what is not known as a number`, () => {
      for (const [, report] of states) assert.doesNotMatch(textOf(render(report)), /NaN|undefined|null|Infinity|\[object/);
      assert.doesNotMatch(textOf(render(states[4]![1])), /\b0\s?%/);
    });

    test(`${form} is in the given language and direction`, () => {
      const text = render(healthy, { language: 'ar', messages: arabic });
      assert.match(text, /lang="ar"/);
      assert.ok(textOf(text).includes(arabic['gauge.label'] as string) || textOf(text).includes(arabic['model.combined'] as string));
      if (form !== 'badge') assert.match(text, /dir="rtl"|direction="rtl"/);
    });
  }

  test('a review as a picture, and something else than a report, are errors of the caller', () => {
    assert.throws(() => renderStatic(healthy, { view: 'review', as: 'svg' }), TypeError);
    assert.throws(() => renderStatic({} as ScoreReport), TypeError);
    assert.throws(() => badgeSvg(null as unknown as ScoreReport), TypeError);
  });
});

describe('hostile texts stay text', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    '</style><script>alert(1)</script>',
    ']]><svg onload=alert(1)>',
    '</title><script>alert(1)</script>',
    '&lt;script&gt;&#60;b&#62;',
    '{{constructor.constructor("alert(1)")()}}',
    '\u0000\u0008\ufffe\ud800 lone',
    '\u202eevil\u2066',
    'url(javascript:alert(1))',
  ];
  const harmless = elementsIn(renderStatic(hostile('x'), { view: 'review', customer: 'x', preparedBy: 'x' })).map(({ name }) => name);

  function hostile(text: string): ScoreReport {
    const recommendations = [
      { id: text, title: text, subscore: 'identity', service: text, maxPoints: 9, points: 1, implementationCost: text, userImpact: text },
    ];
    return plain({
      asOf,
      tenantName: text,
      scopes: [{ id: `/s/${text}`, name: text, kind: 'subscription' }],
      recommendations,
      comparisons: [{ basis: text, percent: 40 }],
      history: [{ date: '2026-10-20', recommendations: recommendations.map((row) => ({ ...row, points: 0 })) }],
    });
  }

  for (const attack of attacks) {
    test(JSON.stringify(attack), () => {
      const options: RenderOptions = {
        customer: attack,
        preparedBy: attack,
        accent: attack,
        font: attack,
        language: attack,
        nonce: attack,
      };
      for (const [form, render] of forms) {
        const text = render(hostile(attack), options);
        const elements = elementsIn(text);
        for (const { attributes } of elements)
          for (const attribute of Object.keys(attributes)) assert.doesNotMatch(attribute, /^(style|on.*|href|src)$/i, form);
        assert.ok(!/<(script|img)/i.test(text), form);
        if (form === 'review') assert.deepEqual(elements.map(({ name }) => name), harmless); // prettier-ignore
        assert.doesNotMatch(text, /[\u0000-\u0008\ufffe]|\p{Surrogate}/u, form);
      }
    });
  }

  test('the control: the texts do reach the output, escaped', () => {
    const text = renderStatic(hostile('<script>alert(1)</script>'), { view: 'review' });
    assert.ok(text.split('&lt;script&gt;alert(1)&lt;/script&gt;').length > 3);
  });

  test('a brand colour or a font that is none is left out of the sheet', () => {
    for (const value of [...attacks, 'red;}body{display:none', '#12345', 'oklch(0.5 0.1 1);x:y', "Inter', x", 'a"b', 'oklch(1..2 0 0)'])
      assert.equal(staticStyles({ accent: value, font: value }), staticStyles({}), value);
    assert.match(staticStyles({ font: '"Open Sans", Arial' }), /font-family:"Open Sans", Arial\}/);
  });
});

describe('the numbers are those of the elements', () => {
  const formatter = createFormatter('en');
  const percent = (report: ScoreReport) =>
    report.total.kind === 'scored' ? formatter.percent(report.total.percent, { model: report.model }) : '';

  test('the total, in every form', () => {
    for (const report of [healthy, poor, onlyCloud])
      for (const [form, render] of forms) assert.ok(textOf(render(report)).includes(percent(report)), form);
  });

  test('the printed causes of the review add up to the difference of the printed scores', () => {
    for (const report of [healthy, poor]) {
      const table = /<table[\s\S]*?<\/table>/.exec(renderStatic(report, { view: 'review' }))![0];
      const rows = [...table.matchAll(/<tr class="([^"]*)">[\s\S]*?<td[^>]*>([^<]*)<\/td><\/tr>/g)].map(([, name, value]) => ({
        name: name!,
        hundredths: Math.round(100 * Number(value!.replace('−', '-').replace(/[^\d.+-]/g, ''))),
      }));
      const [first, last] = [rows[0]!.hundredths, rows.at(-1)!.hundredths];
      const sum = (name: string) => rows.slice(1, -1).filter((row) => row.name === name).reduce((total, row) => total + row.hundredths, 0); // prettier-ignore
      assert.ok(rows.length > 6);
      assert.equal(first + sum('ssw-group'), last);
      assert.equal(first + sum('ssw-cause'), last);
      const before = reportAsOf(report, report.change!.since)!;
      const explained = explainChange(before, report);
      assert.equal(explained.kind, 'change');
      assert.ok(Math.abs(explained.deltaPercent * 100 - (last - first)) < 1.01);
    }
  });

  test('the next acts are those of nextBest, in their order', () => {
    const text = textOf(renderStatic(poor, { view: 'review' }));
    const places = nextBest(poor, 3).map(({ title }) => text.lastIndexOf(title));
    assert.ok(places.every((place, index) => place > (places[index - 1] ?? 0)));
  });

  test('an upper bound is printed as one, and has no band', () => {
    const report = plain({ asOf, recommendations: [{ id: 'a', title: 'A', maxPoints: 10, points: 6 }, { id: 'b', title: 'B', points: 3 }] }); // prettier-ignore
    assert.ok(report.quality.some(({ code }) => code === 'unknownMaximum'));
    assert.match(textOf(badgeSvg(report)), /Between|At most/);
    assert.doesNotMatch(textOf(badgeSvg(report)), /At risk|Fair|Good/);
  });

  test('German words and numbers', () => {
    const text = textOf(renderStatic(healthy, { view: 'review', language: 'de', messages: german }));
    assert.ok(text.includes(german['review.title'] as string));
    assert.ok(text.includes(percent(healthy).replace('.', ',').replace('%', '')));
  });
});

describe('looks', () => {
  test('a brand colour is moved until text in it can be read, in light and dark', () => {
    for (const accent of ['#ffff00', '#000000', '#ffffff', 'oklch(0.9 0.2 120)', '#0b5cad']) {
      for (const scheme of ['light', 'dark'] as const) {
        const palette = paletteOf(scheme, accent);
        assert.ok(contrastOf(parseColor(palette.accent)!, parseColor(palette.surface)!) >= 4.5, `${accent} ${scheme} ${palette.accent}`);
        for (const color of Object.values(palette)) assert.match(color, /^#[0-9a-f]{6}$/);
      }
    }
  });

  test('the text of a badge stands out from its ground', () => {
    for (const [, report] of states) {
      const [label, value] = [...badgeSvg(report).matchAll(/<path d="[^"]*" fill="([^"]*)"\/>/g)].map((match) => parseColor(match[1]!)!);
      const inks = [...badgeSvg(report).matchAll(/<text [^>]*fill="([^"]*)"/g)].map((match) => parseColor(match[1]!)!);
      assert.ok(contrastOf(label!, inks[0]!) >= 4.5 && contrastOf(value!, inks[1]!) >= 4.5);
    }
  });

  test('one style sheet, with the nonce, or none where the host serves it', () => {
    assert.match(renderStatic(healthy, { nonce: 'abc' }), /^<style nonce="abc">/);
    assert.doesNotMatch(renderStatic(healthy, { view: 'review', withoutStyles: true }), /<style/);
  });

  test('headings of a fragment start where the host says, and never leave h6', () => {
    const levels = (options: RenderOptions) => [...renderStatic(healthy, options).matchAll(/<h(\d)/g)].map((match) => match[1]);
    assert.deepEqual(levels({ view: 'review' }), ['1', '2', '2', '2']);
    assert.deepEqual(levels({ view: 'review', page: false, headingLevel: 6 }), ['6', '6', '6', '6']);
    assert.deepEqual(levels({ view: 'gauge', headingLevel: 3 }), ['3']);
  });
});

test('a change counts from the UTC day of a report whose date is of another zone', () => {
  const history = [
    { date: '2026-11-12', percent: 40 },
    { date: '2026-11-13', percent: 50 },
  ];
  const posture = { asOf: '2026-11-20T01:00:00+05:00', scores: { total: { percent: 60 } }, history };
  const text = textOf(renderStatic(scorePosture(posture, { now: asOf }), { view: 'gauge', changeDays: 7 }));
  assert.match(text, /\+20\.00 pp in 7 days/);
});

test('the entry brings neither lit nor zod nor d3, and names nothing of a page', async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: [join(root, 'src/static/index.ts')],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    minify: true,
    external: ['lit', 'd3', 'zod'],
  });
  const names = Object.keys(metafile.inputs);
  assert.ok(names.some((name) => name.startsWith('src/core/')));
  assert.deepEqual(
    names.filter((name) => !/^src\/(static|core|format|charts|theme|ui|elements)\//.test(name)),
    [],
  );
  assert.equal(metafile.outputs['index.js']!.imports.filter(({ external }) => external).length, 0);
  assert.doesNotMatch(outputFiles[0]!.text, /\b(document|window|customElements|HTMLElement)\b\./);
});
