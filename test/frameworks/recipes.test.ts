/** What the recipes show stands in the samples, which are compiled, built and used. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { findFiles } from '../../scripts/find-files.mjs';

const samples = { react: 'react', vue: 'vue', svelte: 'svelte', angular: 'angular', 'plain-html': 'html', sharepoint: 'sharepoint' };
const folder = new URL('../../', import.meta.url).pathname;

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Each line of code that a recipe shows. */
function shownLines(recipe: string): string[] {
  const blocks = [...recipe.matchAll(/^```(?:tsx?|jsx?|vue|svelte|html|json)\n(.*?)^```/gms)].map(([, code]) => code!);
  return blocks.flatMap((code) => code.split('\n').map(squeezed)).filter((line) => /\w{2}/.test(line));
}

/** The text of a sample's own files, without looking into what is installed or built there. */
function sampleText(name: string): string {
  const sample = `${folder}demo/frameworks/${name}`;
  const files = ['src', 'older', 'config'].flatMap((part) => findFiles(`${sample}/${part}`, () => true));
  const above = readdirSync(sample).filter((file) => /\.(ts|json)$/.test(file) && file !== 'package-lock.json');
  return [...files, ...above.map((file) => `${sample}/${file}`)].map((path) => squeezed(readFileSync(path, 'utf8'))).join('\n');
}

const missing = (recipe: string, sample: string) => shownLines(recipe).filter((line) => !sample.includes(line));

describe('recipes of frameworks', () => {
  for (const [recipe, sample] of Object.entries(samples))
    it(`${recipe}.md shows nothing that is not in its sample`, () => {
      const text = readFileSync(`${folder}docs/recipes/${recipe}.md`, 'utf8');
      assert.ok(shownLines(text).length > 5);
      assert.deepEqual(missing(text, sampleText(sample)), []);
    });

  it('would find a line that is not', () => {
    assert.deepEqual(missing('```ts\nconst one = 1;\nconst two = 2;\n```', 'const one = 1;'), ['const two = 2;']);
  });
});
