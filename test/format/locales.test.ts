import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatterFor } from '../../src/format/cache.js';
import { formatterWith } from '../../src/format/formatter.js';
import { loadLanguage, registerMessages } from '../../src/format/languages.js';
import { languageFiles } from '../../src/format/language-files.js';
import { localeWithin } from '../../src/format/locale.js';
import { en, type MessageKey } from '../../src/format/messages.js';
import type { Message } from '../../src/format/plurals.js';
import { pseudoMessages } from '../../src/format/pseudo.js';

const formsOf = (message: Message): readonly string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placeholdersOf = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

/** Names of products are the same everywhere, and a message of placeholders alone says nothing in any language. */
const isSameEverywhere = (key: MessageKey): boolean =>
  key.startsWith('service.') || formsOf(en[key]).every((text) => !/\p{L}/u.test(text.replace(/\{\w+\}/g, '')));

function englishOther(key: MessageKey): string {
  const message: Message = en[key];
  return typeof message === 'string' ? message : message.other;
}

const keys = Object.keys(en) as MessageKey[];
const translated = keys.filter((key) => !isSameEverywhere(key));

for (const [locale, load] of Object.entries(languageFiles)) {
  describe(`the language file ${locale}`, async () => {
    const { messages } = await load();
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

    test('has every message of the English catalogue and no other', () => {
      assert.deepEqual(
        translated.filter((key) => !(key in messages)),
        [],
        'missing',
      );
      assert.deepEqual(
        Object.keys(messages).filter((key) => !(key in en)),
        [],
        'superfluous',
      );
    });

    test('has the plural forms of the language, and a plural only where English has one', () => {
      for (const [key, message] of Object.entries(messages) as [MessageKey, Message][]) {
        if (typeof message === 'string') continue;
        assert.equal(typeof en[key], 'object', key);
        assert.deepEqual(Object.keys(message).sort(), [...categories].sort(), key);
      }
    });

    test('takes the arguments of the English message; a form for one or two may say its number in words', () => {
      for (const [key, message] of Object.entries(messages) as [MessageKey, Message][]) {
        const [first = [], ...others] = formsOf(en[key]).map(placeholdersOf);
        const inAll = first.filter((name) => name !== '{count}' && others.every((names) => names.includes(name)));
        const inAny = [...first, ...others.flat()];
        const other = typeof message === 'string' ? message : message.other;
        if (placeholdersOf(englishOther(key)).includes('{count}')) assert.ok(other.includes('{count}'), `${key}: ${other}`);
        for (const text of formsOf(message)) {
          const found = placeholdersOf(text);
          assert.deepEqual(
            [inAll.filter((name) => !found.includes(name)), found.filter((name) => !inAny.includes(name))],
            [[], []],
            `${key}: ${text}`,
          );
        }
      }
    });

    test('says nothing in English but names', () => {
      const same = translated.filter((key) => JSON.stringify(messages[key]) === JSON.stringify(en[key]));
      const words = same.filter((key) =>
        formsOf(en[key]).some(
          (text) =>
            text
              .replace(/\{\w+\}/g, '')
              .trim()
              .split(/\s+/).length > 3,
        ),
      );
      assert.deepEqual(words, []);
    });
  });
}

test('plural forms are chosen as each language does', async () => {
  const cases: Readonly<Record<string, Readonly<Record<number, string>>>> = {
    de: { 0: '0 Empfehlungen', 1: '1 Empfehlung', 2: '2 Empfehlungen' },
    fr: { 0: '0 recommandation', 1: '1 recommandation', 2: '2 recommandations', 1000000: '1 000 000 de recommandations' },
    es: { 0: '0 recomendaciones', 1: '1 recomendación', 1000000: '1.000.000 de recomendaciones' },
    ja: { 0: '推奨事項 0 件', 1: '推奨事項 1 件' },
    'ar-u-nu-latn': { 0: '0 توصية', 1: 'توصية واحدة', 2: 'توصيتان', 3: '3 توصيات', 11: '11 توصية', 100: '100 توصية', 103: '103 توصيات' },
  };
  for (const [locale, counts] of Object.entries(cases)) {
    const { messages } = await languageFiles[locale.slice(0, 2)]!();
    const formatter = formatterWith(en, locale, { messages });
    for (const [count, expected] of Object.entries(counts))
      assert.equal(formatter.text('group.count', { count: Number(count) }).replace(/[\u202f\u00a0]/g, ' '), expected, `${locale} ${count}`);
  }
});

test('the score has the name that the vendor gives it', async () => {
  const names = {
    de: 'Sicherheitsbewertung',
    fr: 'Degré de sécurisation',
    es: 'Puntuación de seguridad',
    ja: 'セキュリティ スコア',
    ar: 'درجة الأمان',
  };
  for (const [locale, name] of Object.entries(names)) assert.equal((await languageFiles[locale]!()).messages['gauge.label'], name);
});

/** An area as an element carries it. */
const catalogue = {
  'gauge.label': en['gauge.label'],
  'action.retry': en['action.retry'],
  'half.infrastructure': en['half.infrastructure'],
};
const labelIn = (locale: string) => formatterFor(locale, catalogue).text('gauge.label');

test('a language is English until its file has come; numbers are not', async () => {
  assert.equal(labelIn('de-CH'), 'Secure score');
  assert.equal(formatterFor('de', catalogue).number(1.5), '1,5');
  loadLanguage('de-CH');
  await languageFiles['de']!();
  await Promise.resolve();
  assert.equal(labelIn('de-CH'), 'Sicherheitsbewertung');
  assert.equal(labelIn('de'), 'Sicherheitsbewertung');
});

test('a host puts its words over a language or a region, or adds a language; English fills the rest', () => {
  registerMessages('de-CH', { 'gauge.label': 'Secure Score' });
  assert.equal(labelIn('de-CH'), 'Secure Score');
  assert.equal(labelIn('de-AT'), 'Sicherheitsbewertung');
  registerMessages('pl', { 'gauge.label': 'Wskaźnik bezpieczeństwa' });
  assert.equal(labelIn('pl-PL'), 'Wskaźnik bezpieczeństwa');
  registerMessages('en', { 'action.retry': 'Retry' });
  assert.equal(formatterFor('pl', catalogue).text('action.retry'), 'Retry');
  assert.equal(formatterFor('en-GB', catalogue).text('action.retry'), 'Retry');
  assert.equal(formatterFor('de', catalogue).text('action.retry'), 'Erneut versuchen');
  registerMessages('pl', { 'action.retry': 'Ponów' });
  assert.equal(labelIn('pl'), 'Wskaźnik bezpieczeństwa');
  assert.throws(() => registerMessages('not a tag', {}), RangeError);
});

test('the pseudo-language is at least 40 % longer, placeholders apart', () => {
  const pseudo = pseudoMessages(en);
  for (const key of keys) {
    const [text, longer] = [formsOf(en[key])[0]!, formsOf(pseudo[key]!)[0]!];
    assert.ok(longer.length >= 1.4 * text.length, key);
    assert.deepEqual(placeholdersOf(longer), placeholdersOf(text), key);
  }
});

test('English on a page from right to left is kept together, Arabic on one from left to right likewise', () => {
  const formatter = formatterWith(en, localeWithin('en-US', 'rtl'));
  assert.equal(formatter.locale, 'en-US-x-rtl');
  assert.equal(formatter.text('score.points', { points: 31, max: 50 }), '\u206631 of 50 points\u2069');
  assert.equal(formatter.change(2.3), '\u2066+2.30\u2069');
  assert.deepEqual(formatter.percentParts(62), { number: '62', sign: '%', signFirst: false, text: '62%' });
  assert.equal(formatter.text('scope.active', { name: formatter.text('subscore.apps') }), '\u2066Shown for Apps\u2069');
  assert.deepEqual(
    [localeWithin('en', 'ltr'), localeWithin('ar', 'rtl'), localeWithin('ar', 'ltr'), localeWithin('en-x-rtl', 'ltr')],
    ['en', 'ar', 'ar-x-ltr', 'en'],
  );
});
