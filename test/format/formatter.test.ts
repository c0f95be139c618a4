import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { qualityCodes, type QualityCode, type QualityNote } from '../../src/core/quality.js';
import { around } from '../../src/format/around.js';
import { createFormatter } from '../../src/format/english.js';
import { formatterWith } from '../../src/format/formatter.js';
import { intlCacheSize } from '../../src/format/intl-cache.js';
import { en, type MessageKey } from '../../src/format/messages.js';
import { breakdownRows } from '../../src/format/messages/breakdown-rows.js';
import { breakdown } from '../../src/format/messages/breakdown.js';
import { breakdownGroups } from '../../src/format/messages/breakdown-groups.js';
import { common } from '../../src/format/messages/common.js';
import { explain } from '../../src/format/messages/explain.js';
import { gaugeDetails } from '../../src/format/messages/gauge-details.js';
import { gauge } from '../../src/format/messages/gauge.js';
import { lists } from '../../src/format/messages/lists.js';
import { plan } from '../../src/format/messages/plan.js';
import { quality } from '../../src/format/messages/quality.js';
import { review } from '../../src/format/messages/review.js';
import { scores } from '../../src/format/messages/scores.js';
import { tableFrame } from '../../src/format/messages/table-frame.js';
import { table } from '../../src/format/messages/table.js';
import { trend } from '../../src/format/messages/trend.js';
import { pseudoMessages } from '../../src/format/pseudo.js';
import { runs } from '../support/runs.js';

const english = createFormatter('en');

test('percents have the digits of the portal that shows the model', () => {
  const printed = (model: 'actions' | 'riskBased' | 'classic' | 'combined') => english.percent(62.3456, { model });
  assert.deepEqual(
    [printed('actions'), printed('riskBased'), printed('classic'), printed('combined')],
    ['62.35%', '62.3%', '62%', '62.35%'],
  );
  assert.equal(english.percent(62), '62%');
  assert.equal(english.percent(62, { fixed: true }), '62.00%');
  assert.equal(createFormatter('en', { digits: 0 }).percent(62.3456), '62%');
  assert.equal(createFormatter('en', { digits: { classic: 1 } }).percent(62.3456, { model: 'classic' }), '62.3%');
});

test('a percent says neither 100 nor 0 while something is open, nor minus zero', () => {
  assert.equal(english.percent(99.996), '99.99%');
  assert.equal(english.percent(0.004), '0.01%');
  assert.equal(english.percent(100), '100%');
  assert.equal(english.percent(0), '0%');
  assert.equal(english.percent(-0), '0%');
  assert.equal(english.percent(-0.0001), '0%');
});

test('values outside 0 to 100 are printed as given', () => {
  assert.equal(english.percent(104.5), '104.5%');
  assert.equal(english.percent(-3), '\u22123%');
});

test('no locale prints the text of 100 % or 0 % for what is in between', () => {
  const locales = ['en', 'de', 'fr', 'ar-EG', 'fa', 'he', 'tr', 'hi', 'ja'];
  fc.assert(
    fc.property(
      fc.constantFrom(...locales),
      fc.double({ min: 0, max: 100, noNaN: true, minExcluded: true, maxExcluded: true }),
      fc.integer({ min: 0, max: 2 }),
      (locale, value, digits) => {
        const formatter = createFormatter(locale);
        const text = formatter.percent(value, { digits });
        assert.notEqual(text, formatter.percent(100, { digits }));
        assert.notEqual(text, formatter.percent(0, { digits }));
      },
    ),
    { numRuns: runs(300) },
  );
});

test('the percent sign can be set apart, on the side where the language has it', () => {
  assert.deepEqual(english.percentParts(62.3456), { number: '62.35', sign: '%', signFirst: false, text: '62.35%' });
  assert.deepEqual(createFormatter('tr').percentParts(62), { number: '62', sign: '%', signFirst: true, text: '%62' });
  assert.equal(createFormatter('de').percentParts(62.5).text, '62,5\u00a0%');
});

test('points have up to two decimals and do not round onto their maximum', () => {
  assert.equal(english.points(5.6923), '5.69');
  assert.equal(english.points(31), '31');
  assert.equal(english.points(5.999, 6), '5.99');
  assert.equal(english.points(0.001), '0.01');
});

test('numbers of a column have the same decimals', () => {
  assert.deepEqual([english.points(8, 10, 2), english.points(9.999, 10, 2), english.points(8, null, 0)], ['8.00', '9.99', '8']);
  assert.deepEqual([english.number(8, 2, true), english.number(8.126, 2, true)], ['8.00', '8.13']);
  assert.equal(createFormatter('de').points(-0.001, null, 2), '\u22120,01');
});

test('changes carry their sign, with a real minus', () => {
  assert.equal(english.change(1.5), '+1.50');
  assert.equal(english.change(-1.5), '\u22121.50');
  assert.equal(english.change(0), '0.00');
  assert.equal(english.change(9.4, 0), '+9');
  assert.equal(english.change(-0.001), '\u22120.01');
  assert.equal(english.text('change.inDays', { change: english.change(1.5), count: 30 }), '+1.50 pp in 30 days');
  assert.equal(english.text('change.inDays', { change: english.change(1.5), count: 1 }), '+1.50 pp in 1 day');
});

test('large counts are compact', () => {
  assert.equal(english.compact(12_360), '12.36K');
  assert.equal(english.compact(8687), '8,687');
});

test('a day is the same day in every time zone; text that is no date stays', () => {
  assert.equal(english.day('2024-02-29'), 'Feb 29, 2024');
  assert.equal(english.day('2024-02-29T23:30:00Z', 'short'), 'Feb 29');
  assert.equal(english.day('2024-02-30'), '2024-02-30');
  assert.equal(createFormatter('de').day('2024-02-29'), '29.02.2024');
});

test('instants are printed in the asked time zone', () => {
  assert.match(createFormatter('en', { timeZone: 'Asia/Kathmandu' }).instant('2024-02-29T23:30:00Z'), /Mar 1, 2024, 5:15\sAM/);
  assert.equal(english.instant('soon'), 'soon');
});

test('ages use the largest unit that fits', () => {
  assert.equal(english.age(2 * 3_600_000 + 59 * 60_000), '2 hours ago');
  assert.equal(english.age(-5000), 'now');
  assert.equal(english.text('freshness.old', { duration: english.duration(2 * 3_600_000) }), '2 hr old');
});

test('host messages stand over English, and an unknown tag is English', () => {
  const formatter = createFormatter('x_', { messages: { 'potential.increase': 'Potential Score Increase' } });
  assert.equal(formatter.locale, 'en');
  assert.equal(formatter.text('potential.increase'), 'Potential Score Increase');
  assert.equal(formatter.text('status.planned'), 'Planned');
  assert.equal(createFormatter('de_AT').locale, 'de-AT');
});

test('plural forms follow the language of the messages', () => {
  const polish = createFormatter('pl', {
    messages: { 'count.points': { one: '{count} punkt', few: '{count} punkty', many: '{count} punktów', other: '{count} punktu' } },
  });
  const printed = [1, 3, 5, 1.5].map((count) => polish.text('count.points', { count }));
  assert.deepEqual(printed, ['1 punkt', '3 punkty', '5 punktów', '1,5 punktu']);
});

test('arguments are text: never placeholders, never a direction leak', () => {
  assert.equal(english.text('action.open', { name: '{name} $& $1' }), 'Open {name} $& $1');
  assert.equal(english.text('action.open', { name: 'אבג (1)' }), 'Open \u2068אבג (1)\u2069');
  assert.equal(english.text('action.open', { name: 'MFA\u202e' }), 'Open MFA');
  assert.equal(createFormatter('ar').text('action.open', { name: 'MFA' }), 'Open \u2068MFA\u2069');
  assert.equal(english.text('action.open', { name: null }), 'Open –');
});

test('a message stands around one of its arguments in the order of the language', () => {
  assert.deepEqual(around(english, 'count.of', 'shown', { total: 213 }), ['', ' of 213']);
  const turned = createFormatter('en', { messages: { 'count.of': '{total} 件中 {shown} 件' } });
  assert.deepEqual(around(turned, 'count.of', 'shown', { total: '1,213' }), ['1,213 件中 ', ' 件']);
});

test('the direction comes from the script', () => {
  const directions = ['en', 'ar', 'fa-IR', 'he', 'ur', 'az-Arab', 'ku-Latn'].map((tag) => createFormatter(tag).direction);
  assert.deepEqual(directions, ['ltr', 'rtl', 'rtl', 'rtl', 'rtl', 'rtl', 'ltr']);
});

/** What core adds beyond `count` and `ids`. */
const factsOf: Partial<Record<QualityCode, QualityNote['facts']>> = {
  totalMismatch: { unlistedPoints: 1.5, unlistedMaxPoints: 4 },
  percentMismatch: { percent: 62, offsetPercent: 12 },
  coverage: { covered: 41, total: 44, restricted: 3 },
  historyDiffers: { date: '2024-03-01' },
};

test('every quality code has a sentence whose placeholders the note fills', () => {
  for (const code of qualityCodes) {
    const text = english.note({
      code,
      subject: { kind: 'control' },
      facts: { ...factsOf[code], count: 5, ids: ['a', 'b', 'c', 'd', 'e'] },
    });
    assert.doesNotMatch(text, /[{}]|–/, code);
    assert.match(text, /\.$/, code);
  }
  const note = english.note({ code: 'unknownScope', subject: { kind: 'scope' }, facts: { count: 5, ids: ['a', 'b', 'c', 'd', 'e'] } });
  assert.match(note, /a, b, c, and …\.$/);
  const outside = english.note({ code: 'percentOutOfRange', subject: { kind: 'part', id: 'defenderXdr' }, facts: { percent: 104 } });
  assert.match(outside, /Microsoft Defender XDR\.$/);
});

test('keys made from the data can be asked for before they are printed', () => {
  assert.ok(english.has('status.planned'));
  assert.ok(!english.has('status.somethingNew'));
  assert.ok(!english.has('toString'));
});

/** Every language that the engine has data for, and scripts and regions that print numbers of their own. */
function knownLocales(): readonly string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const pairs = letters.flatMap((first) => letters.map((second) => first + second));
  const tags = [...pairs, ...pairs.flatMap((pair) => letters.map((third) => pair + third))];
  return [
    ...Intl.NumberFormat.supportedLocalesOf(tags),
    'ar-EG',
    'ar-MA',
    'de-AT',
    'de-CH',
    'en-IN',
    'es-MX',
    'fa-AF',
    'he-IL',
    'sv-FI',
    'uz-Arab',
  ];
}

test('in a negative number of any language the hyphen that becomes a minus is the sign', () => {
  const locales = knownLocales();
  assert.ok(locales.length > 150);
  for (const locale of locales) {
    const formatter = createFormatter(locale);
    const signed = (text: Intl.NumberFormatPart[]): string =>
      text.map(({ type, value }) => (type === 'minusSign' ? value.replace('-', '\u2212') : value)).join('');
    const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    const change = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const percent = new Intl.NumberFormat(locale, { style: 'unit', unit: 'percent', maximumFractionDigits: 2 });
    const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 2 });
    for (const value of [-0.5, -6.75, -41, -1234.5, -123_456]) {
      assert.equal(formatter.number(value), signed(plain.formatToParts(value)), locale);
      assert.equal(formatter.change(value), signed(change.formatToParts(value)), locale);
      assert.equal(formatter.percent(value), signed(percent.formatToParts(value)), locale);
      if (value < -10_000) assert.equal(formatter.compact(value), signed(compact.formatToParts(value)), locale);
    }
  }
});

test('the two pieces of a percent make its text in every script, with its minus', () => {
  for (const locale of ['en', 'de', 'fr', 'ar', 'ar-EG', 'fa', 'he', 'tr', 'eu', 'hi', 'sv', 'ckb'])
    for (const percent of [0, 5.25, 62, 100, 1234.5, -3.5]) {
      const { number, sign, signFirst, text } = createFormatter(locale).percentParts(percent);
      const bare = new Intl.NumberFormat(locale).formatToParts(percent);
      const visible = (value: string) => value.replaceAll(/[\s\u200e\u200f\u061c]/g, '').replaceAll('-', '\u2212');
      assert.equal(visible(number), visible(bare.map(({ value }) => value).join('')), `${locale} ${percent}`);
      // A minus may stand before a leading sign.
      if (percent >= 0) assert.equal(visible(signFirst ? sign + number : number + sign), visible(text), `${locale} ${percent}`);
    }
});

test('an entry may carry only the areas it prints', () => {
  const formatter = formatterWith(common, 'en');
  assert.equal(formatter.text('subscore.data'), 'Data');
  assert.ok(!formatter.has('table.label'));
});

test('areas of the catalogue do not write over one another, and plural messages have a count', () => {
  const areas = [
    common,
    scores,
    lists,
    gauge,
    gaugeDetails,
    breakdown,
    breakdownRows,
    breakdownGroups,
    table,
    tableFrame,
    trend,
    explain,
    plan,
    quality,
    review,
  ];
  assert.equal(Object.keys(en).length, areas.flatMap((area) => Object.keys(area)).length);
  for (const [key, message] of Object.entries(en)) {
    if (typeof message === 'string') continue;
    assert.ok(message.other.includes('{count}'), key);
  }
});

test('old vendor names are read, never printed', () => {
  const printed = JSON.stringify(Object.values(en));
  assert.doesNotMatch(printed, /Azure AD|365 Defender|Azure Security Center|improvement action/i);
});

test('the pseudo-language keeps placeholders and brackets every text', () => {
  const pseudo = createFormatter('en', { messages: pseudoMessages(en) });
  assert.match(pseudo.text('count.points', { count: 2 }), /^\[2 .*\]$/);
  for (const key of Object.keys(en) as MessageKey[]) assert.match(pseudo.text(key as 'state.idle'), /^\[[^{}]*\]$/, key);
});

test('going through many languages does not grow the cache', () => {
  for (let index = 0; index < 200; index++) createFormatter(`en-x-a${index}`).percent(50);
  assert.ok(intlCacheSize() <= 64);
});
