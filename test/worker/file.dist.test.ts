/** The worker file as it is built: one file that runs under the strict policy, as a module or as a classic script. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/entries.mjs';

const text = readFileSync(join(root, 'dist/worker/index.js'), 'utf8');

test('it loads nothing further', () =>
  assert.doesNotMatch(text, /(?<![\w.$])import\s*\(|(?<![\w.$])(?:import|export)\s*["'{*]|importScripts|XMLHttpRequest|new Worker\(/));

test('it makes no code from text, and no address from a blob', () =>
  assert.doesNotMatch(text, /\beval\s*\(|\bnew\s+Function\b|createObjectURL/));

test('the licences of what is inside lie beside it', () =>
  assert.match(readFileSync(join(root, 'dist/worker/LICENSES.txt'), 'utf8'), /zod/));
