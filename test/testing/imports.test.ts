/** What hosts load from `./testing` has to run in any page, worker or server. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../scripts/entries.mjs';
import { findFiles } from '../../scripts/find-files.mjs';

const namesNode = (text: string) => /from '(?:node:|vite)|\b(?:process|Buffer)\./.test(text);

describe('./testing and ./worker', () => {
  for (const folder of ['src/testing', 'src/worker']) {
    test(`${folder} name nothing of Node`, () => {
      const files = findFiles(join(root, folder), (path: string) => path.endsWith('.ts')) as string[];
      assert.ok(files.length > 0);
      assert.deepEqual(
        files.filter((file) => namesNode(readFileSync(file, 'utf8'))),
        [],
      );
    });
  }

  test('found: an import of Node', () => assert.ok(namesNode("import { createServer } from 'node:http';")));
});
