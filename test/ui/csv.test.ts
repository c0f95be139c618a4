import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvCell, csvText, type CsvValue } from '../../src/ui/csv.js';

const cases: readonly [CsvValue, string][] = [
  ['plain', '"plain"'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['one\ntwo', '"one\ntwo"'],
  ['', '""'],
  [null, ''],
  [undefined, ''],
  [true, 'true'],
  [0, '0'],
  [-5.2, '-5.2'],
  [Number.NaN, ''],
  [Number.POSITIVE_INFINITY, ''],
  ['100%', '"100%"'],
  ['it’s', '"it’s"'],
  ["'quoted'", '"\'quoted\'"'],
];

test('a value is printed by its kind', () => {
  for (const [value, expected] of cases) assert.equal(csvCell(value), expected);
});

test('text that a spreadsheet would run is guarded, numbers never are', () => {
  for (const text of ['=1+1', '+1', '-1', '-5.2', '@SUM(A1)', ' =1', '\t=1', '\tx', '\r=1', '\n=1', '＝1+1', "'=1", '=cmd|x']) {
    assert.equal(csvCell(text), `"'${text}"`, JSON.stringify(text));
  }
});

const read = (cell: string): string => cell.slice(1, -1).replaceAll('""', '"');
const unguarded = (text: string): string => (/^'+(?:\s*[=+\-@＝＋－＠]|[\t\r])/.test(text) ? text.slice(1) : text);

test('taking the guard away gives the original back', () => {
  const hostile = fc
    .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', ',', 'a', '＝'), { maxLength: 6 })
    .map((parts) => parts.join(''));
  fc.assert(fc.property(hostile, (text) => unguarded(read(csvCell(text))) === text));
});

test('lines end in CR LF, also the last one', () => {
  assert.equal(
    csvText([
      ['a', 1],
      ['b', null],
    ]),
    '"a",1\r\n"b",\r\n',
  );
});
