/** The committed matrix is that of the stories there are, and everything in it is right. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../scripts/entries.mjs';
import { fullCells, partOfCells, themes } from './cells.js';
import { columns, matrixDocument, rowOf, rowsIn } from './document.mjs';
import { listedStoryIds } from './listed.mjs';

const text = readFileSync(join(root, 'docs/matrix.md'), 'utf8');
const ids: readonly string[] = await listedStoryIds();

describe('docs/matrix.md', () => {
  test('has a row for each story, in their order: where it has not, run `npm run matrix`', () => {
    assert.ok(ids.length > 100);
    assert.deepEqual(
      rowsIn(text).map(({ element, state }: { element: string; state: string }) => ({ element, state })),
      ids.map((id) => rowOf(id)),
    );
  });

  test('has three engines in every cell but those of forced colours, which WebKit has not', () => {
    for (const { element, state, cells } of rowsIn(text) as { element: string; state: string; cells: string[] }[])
      assert.deepEqual(cells, ['C F W', 'C F W', 'C F W', 'C F W', 'C F', 'C F'], `${element}, ${state}`);
  });

  test('says what failed and what did not run (a control)', () => {
    const cells = Object.fromEntries(
      columns.map(({ theme, direction }) => [`widgets-gauge--ready | ${theme} | ${direction}`, theme !== 'dark']),
    );
    const written = matrixDocument(['widgets-gauge--ready', 'widgets-gauge--new'], { firefox: { version: '1', cells } });
    assert.deepEqual(rowsIn(written), [
      { element: 'Gauge', state: 'Ready', cells: ['F', 'F', '**F!**', '**F!**', 'F', 'F'] },
      { element: 'Gauge', state: 'New', cells: ['–', '–', '–', '–', '–', '–'] },
    ]);
    assert.match(written, /4 of 6 cells are right/);
  });
});

describe('the cells', () => {
  test('are every story in every theme and direction', () => {
    const cells = fullCells(ids, themes);
    assert.equal(cells.length, ids.length * 6);
    assert.equal(new Set(cells.map((cell) => `${cell.id} ${cell.theme} ${cell.direction}`)).size, cells.length);
    assert.ok(cells.every(({ isAudited }) => isAudited));
  });

  test('of a part are half of the stories, audited in every theme and direction, with both policies', () => {
    const cells = partOfCells(ids, ['light', 'dark'], { offset: 3, showEach: 2, auditEach: 2 });
    assert.equal(cells.length, Math.floor(ids.length / 2));
    const seen = new Set(cells.filter(({ isAudited }) => isAudited).map(({ theme, direction }) => `${theme} ${direction}`));
    assert.equal(seen.size, 4);
    assert.equal(new Set(cells.map(({ isNamed }) => isNamed)).size, 2);
  });
});
