import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, scorePosture, type Posture } from '../../src/core/index.js';
import { createFormatter } from '../../src/format/english.js';
import { trendDrawing } from '../../src/elements/score-trend/score-trend.drawing.js';
import { summaryText, trendCsv } from '../../src/elements/score-trend/score-trend.files.js';
import { trendHistory } from '../../src/elements/score-trend/score-trend.history.js';
import { noteDrawings, zoneDrawings } from '../../src/elements/score-trend/score-trend.marks.js';
import { measureHistory } from '../../src/elements/score-trend/score-trend.measures.js';
import { drawOn, pictureOf, svgText, type Palette, type Picture } from '../../src/elements/score-trend/score-trend.picture.js';
import type { BandThresholds } from '../../src/theme/bands.js';
import { trendView, type TrendView } from '../../src/elements/score-trend/score-trend.view.js';

const formatter = createFormatter('en');
const today = '2026-03-31';
const reportOf = (posture: Posture) => scorePosture(posture, { now: `${today}T12:00:00Z` });
const daily = (percents: readonly (number | null)[]): NonNullable<Posture['history']> =>
  percents.flatMap((percent, index) => (percent === null ? [] : [{ date: addDays(today, index - percents.length + 1), percent }]));

function viewOf(posture: Posture): TrendView {
  const report = reportOf(posture);
  return trendView({ report, history: trendHistory(report), formatter, range: 'all', chosen: null, scope: null });
}

describe('the CSV', () => {
  it('holds dates and unrounded numbers, and nothing where nothing is known', () => {
    const history = daily([48.123456, 50]).map((point, index) => (index === 0 ? point : { ...point, percent: null }));
    assert.equal(trendCsv(viewOf({ history }), formatter), '"Date","Secure score"\r\n"2026-03-30",48.123456\r\n"2026-03-31",\r\n');
  });
});

describe('the summary', () => {
  const summary = (percents: readonly (number | null)[]): string =>
    summaryText(viewOf({ history: daily(percents) }), reportOf({}), formatter);

  it('says where the score stands and how it changed since last week', () => {
    assert.equal(
      summary([40, 41, 42, 43, 44, 45, 46, 47, 48]),
      'Secure score is 48% on Mar 31, 2026. +7.00 pp since last week (Mar 24, 2026).',
    );
    assert.match(summary([40, 40, 40, 40, 40, 40, 40, 40]), /No change since last week/);
    assert.match(summary([40]), /no score of last week/);
    assert.equal(summary([]), 'There is no history yet.');
  });
});

const palette: Palette = {
  surface: '#ffffff',
  text: '#111111',
  muted: '#666666',
  hairline: '#dddddd',
  font: 'system-ui',
  series: (style) => `#00000${style % 6}`,
  band: (band) => (band === 'atRisk' ? '#aa0000' : '#00aa00'),
};

const pictureFor = (title: string) => {
  const view = viewOf({ history: daily([48, 50, null, 62]), targets: [{ percent: 80 }] });
  const drawing = trendDrawing(view, { width: 320, height: 200 }, 'straight', formatter);
  return pictureOf({ view, drawing, palette, title, sentences: view.sentences, disclaimer: 'No guarantee.' });
};

/** The texts that a canvas is asked to draw, with the direction it has then. */
function drawnTexts(picture: Picture): readonly { readonly how: string; readonly text: string; readonly direction: string }[] {
  const drawn: { how: string; text: string; direction: string }[] = [];
  const canvas: Record<string, unknown> = {};
  for (const name of ['scale', 'fillRect', 'fill', 'stroke', 'save', 'restore', 'clip', 'setLineDash']) canvas[name] = () => undefined;
  for (const how of ['fillText', 'strokeText'])
    canvas[how] = (text: string) => void drawn.push({ how, text, direction: String(canvas['direction']) });
  const original = globalThis.Path2D;
  globalThis.Path2D = class {
    rect(): void {}
  } as never;
  try {
    drawOn(canvas as never, picture, 2);
  } finally {
    globalThis.Path2D = original;
  }
  return drawn;
}

describe('the picture', () => {
  it('is SVG that holds text as text', () => {
    const text = svgText(pictureFor('A <script>alert(1)</script> & "B"\u0000\u0008'));
    assert.match(text, /<title>A &lt;script&gt;alert\(1\)&lt;\/script&gt; &amp; &quot;B&quot;<\/title>/);
    assert.doesNotMatch(text, /<script|NaN|undefined|\u0000/);
    assert.match(text, /Your target 80%/);
    assert.match(text, /No guarantee\./);
  });

  it('moves its paths without breaking them', () => {
    const { shapes, width, height } = pictureFor('Title');
    const lines = shapes.filter((shape) => shape.kind === 'path' && shape.clipped);
    assert.equal(lines.length, 1);
    for (const shape of shapes) {
      if (shape.kind !== 'text') continue;
      assert.ok(shape.x >= 0 && shape.x <= width && shape.y > 0 && shape.y < height, shape.text);
    }
  });

  it('holds the zones and the marked days of the host', () => {
    const view = viewOf({ history: daily([48, 50, null, 62]) });
    const drawing = trendDrawing(view, { width: 640, height: 240 }, 'straight', formatter);
    const given = { view, drawing, palette, title: 'Title', sentences: [], disclaimer: '' };
    const zones = zoneDrawings([50, 70, 85], view, drawing, formatter);
    const notes = noteDrawings([{ date: addDays(today, -1), text: 'Migration' }], view, drawing);
    const text = svgText(pictureOf({ ...given, zones, notes }));
    assert.deepEqual(
      zones.map(({ name }) => name),
      ['At risk', 'Fair', 'Good', 'Very good'],
    );
    for (const { name } of zones)
      assert.ok(text.indexOf(`>${name}</text>`) > text.lastIndexOf('stroke-width="2"'), `${name} above the line`);
    assert.ok(text.includes('>Migration</text>'));
    assert.equal(text.split('fill-opacity="0.09"').length - 1, 4);
    assert.ok(text.includes('fill="#aa0000"'));
    // As on the page: a line's own area would tint the zones.
    assert.doesNotMatch(text, /fill-opacity="0.08"/);
    assert.doesNotMatch(svgText(pictureOf(given)), /At risk|Migration|fill-opacity="0.09"/);
  });

  it('has no zone of less than no height: in a hidden chart, and whatever the order of the thresholds', () => {
    const view = viewOf({ history: daily([48, 50, null, 62]) });
    const zonesAt = (height: number, zones: readonly unknown[]) =>
      zoneDrawings(
        zones as unknown as BandThresholds,
        view,
        trendDrawing(view, { width: height, height }, 'straight', formatter),
        formatter,
      );
    for (const zones of [zonesAt(0, [50, 70, 85]), zonesAt(20, [50, 70, 85]), zonesAt(240, [85, 50, 70])])
      assert.ok(zones.length === 4 && zones.every(({ top, bottom }) => bottom >= top), JSON.stringify(zones));
    assert.deepEqual(zonesAt(240, [85, 50, 70]), zonesAt(240, [50, 70, 85]));
    assert.deepEqual(zonesAt(240, [NaN, '70']), zonesAt(240, []));
  });

  it('marks the days of the range alone, with texts that neither touch nor leave it', () => {
    const view = viewOf({ history: daily([48, 50, 51, 62]) });
    const drawing = trendDrawing(view, { width: 640, height: 240 }, 'straight', formatter);
    const marked = (days: number, text: string) => ({ date: addDays(today, days), text });
    const long = 'A rather long name';
    const notes = noteDrawings(
      [marked(-9, 'Before'), marked(-1, long), marked(-1, long), marked(0, long), marked(9, 'After')],
      view,
      drawing,
    );
    assert.deepEqual(
      notes.map(({ x }) => Math.round(x)),
      [-1, -1, 0].map((days) => Math.round(drawing.scaleX(view.bounds[1] + days))),
    );
    assert.equal(notes[2]!.anchor, 'end');
    assert.ok(notes[2]!.textX < drawing.right);
    assert.equal(notes.filter(({ text }) => text !== '').length, 1);
  });

  it('reads from right to left in a language that does: from its right edge, each text in its own direction', () => {
    const view = viewOf({ history: daily([48, 50, null, 62]), targets: [{ percent: 80 }] });
    const drawing = trendDrawing(view, { width: 320, height: 200 }, 'straight', formatter);
    const notes = noteDrawings([{ date: addDays(today, -1), text: 'Move.' }], view, drawing);
    const zones = zoneDrawings([50, 70, 85], view, drawing, formatter);
    const sentences = ['الدرجة 62%.', '\u2068One\u2069: الدرجة'];
    const given = { view, drawing, palette, title: 'الدرجة – Contoso', sentences, disclaimer: 'لا ضمان.', notes, zones };
    const picture = pictureOf({ ...given, direction: 'rtl' });
    for (const content of [given.title, ...sentences, given.disclaimer]) {
      const shape = picture.shapes.find((one) => one.kind === 'text' && one.text === content);
      assert.ok(shape?.kind === 'text' && shape.anchor === 'end' && shape.x === picture.width - 16, content);
    }
    const text = svgText(picture);
    assert.equal(text.split('<text ').length, text.split(' unicode-bidi="plaintext"').length);
    const drawn = drawnTexts(picture);
    assert.deepEqual(
      [given.title, ...sentences, 'Move.', '50%'].map((content) => drawn.find((one) => one.text === content)?.direction),
      ['rtl', 'rtl', 'rtl', 'ltr', 'ltr'],
    );
    assert.equal(
      picture.shapes.filter((shape) => shape.kind === 'text' && shape.anchor === 'start' && shape.text === 'Your target 80%').length,
      0,
    );
  });

  it('sets the names of zones and days off from the lines that cross them', () => {
    const view = viewOf({ history: daily([48, 50, null, 62]) });
    const drawing = trendDrawing(view, { width: 640, height: 240 }, 'straight', formatter);
    const zones = zoneDrawings([50, 70, 85], view, drawing, formatter);
    const picture = pictureOf({ view, drawing, palette, title: 'Title', sentences: [], disclaimer: '', zones });
    assert.match(svgText(picture), /stroke="#ffffff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"[^>]*>Good</);
    const drawn = drawnTexts(picture);
    assert.deepEqual(
      drawn.filter(({ text }) => text === 'Good').map(({ how }) => how),
      ['strokeText', 'fillText'],
    );
    assert.deepEqual(
      drawn.filter(({ text }) => text === 'Title').map(({ how }) => how),
      ['fillText'],
    );
  });

  it('is drawn on a canvas by paths and texts alone', () => {
    const calls: string[] = [];
    const known = ['scale', 'fillRect', 'fillText', 'strokeText', 'fill', 'stroke', 'save', 'restore', 'clip', 'setLineDash'];
    const canvas = Object.fromEntries(known.map((name) => [name, () => void calls.push(name)])) as never;
    const original = globalThis.Path2D;
    globalThis.Path2D = class {
      rect(): void {}
    } as never;
    try {
      drawOn(canvas, pictureFor('Title'), 2);
    } finally {
      globalThis.Path2D = original;
    }
    assert.ok(calls.includes('fillText') && calls.includes('stroke') && calls.includes('fill'));
    assert.equal(calls.filter((name) => name === 'save').length, calls.filter((name) => name === 'restore').length);
  });
});

describe('other measures', () => {
  const scope = (percent: number) => [{ id: 'p', name: 'Production', kind: 'subscription' as const, score: { percent }, weight: 3 }];
  const control = (unhealthy: number) => [
    { id: 'mfa', name: 'Enable MFA', maxPoints: 10, scopeId: 'p', resources: { healthy: 4, unhealthy, notApplicable: 0 } },
  ];
  const rows = (open: number) => [
    {
      id: 'a',
      title: 'A',
      controlId: 'mfa',
      scopeId: 'p',
      riskLevel: 'High',
      resources: { healthy: 1, unhealthy: open, notApplicable: 0 },
    },
    { id: 'b', title: 'B', controlId: 'mfa', scopeId: 'p', riskLevel: 'low', status: 'completed' },
  ];
  const report = reportOf({
    asOf: `${today}T00:00:00Z`,
    scopes: scope(60),
    controls: control(0),
    recommendations: rows(1),
    history: [
      { date: '2026-03-29', percent: 40, scopes: scope(40), controls: control(4), recommendations: rows(2) },
      { date: '2026-03-30', percent: 50, scopes: scope(50), controls: control(1), recommendations: rows(0) },
    ],
  });
  const valuesOf = (measure: 'scopes' | 'controls' | 'risk') =>
    measureHistory(report, measure, formatter)?.series.map(({ name, y }) => [name, ...y]);

  it('are scopes, controls and open recommendations by risk level', () => {
    assert.deepEqual(valuesOf('scopes'), [['Production', 40, 50, 60]]);
    assert.deepEqual(valuesOf('controls'), [['Enable MFA', 50, 80, 100]]);
    assert.deepEqual(valuesOf('risk'), [['High', 1, 0, 1]]);
    assert.equal(measureHistory(report, 'risk', formatter)!.unit, 'count');
  });

  it('fall back to the score where the history holds none', () => {
    assert.equal(measureHistory(reportOf({ history: daily([1, 2]) }), 'scopes', formatter), null);
    assert.equal(measureHistory(report, 'score', formatter), null);
  });

  it('of one scope are there where that scope has a history', () => {
    assert.equal(measureHistory(report, 'scopes', formatter, 'p')!.series.length, 1);
    assert.equal(measureHistory(report, 'scopes', formatter, 'q'), null);
  });

  it('hold what stands at zero: a control without any points, a tenant without anything open', () => {
    const day = { scopes: scope(0), controls: [{ ...control(4)[0]!, resources: { healthy: 0, unhealthy: 4, notApplicable: 0 } }] };
    const closed = [{ id: 'a', title: 'A', riskLevel: 'High', resources: { healthy: 1, unhealthy: 0, notApplicable: 0 } }];
    const all = { ...day, recommendations: closed };
    const zero = reportOf({
      asOf: `${today}T00:00:00Z`,
      ...all,
      history: [{ date: '2026-03-30', percent: 0, ...all }],
    });
    assert.deepEqual([...measureHistory(zero, 'controls', formatter)!.series[0]!.y], [0, 0]);
    assert.deepEqual([...measureHistory(zero, 'scopes', formatter, 'p')!.series[0]!.y], [0, 0]);
    assert.equal(measureHistory(zero, 'risk', formatter)!.unit, 'count');
  });

  it('of counts have an axis from zero and changes without a unit', () => {
    const view = trendView({
      report,
      history: measureHistory(report, 'risk', formatter)!,
      formatter,
      range: 'all',
      chosen: null,
      scope: null,
    });
    assert.equal(view.domain[0], 0);
    assert.deepEqual([view.changes, view.references], [[], []]);
    assert.match(summaryText(view, report, formatter), /^Open recommendations by risk level\. High is 1 on/);
    assert.match(view.sentences.join(' '), /^Open recommendations by risk level\. High was 1 .* Largest change −1 on Mar 30, 2026/);
  });
});
