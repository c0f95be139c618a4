// What a user might pick instead, to stand in the same run. Installed apart, so that the main install stays small.
import { existsSync } from 'node:fs';
import { build } from 'esbuild';
import { root } from '../../scripts/entries.mjs';

/** The script that adds the peers to the page of a bench; `null`, said aloud, where they are not installed. */
export async function peerScript(bench) {
  if (!existsSync(`${root}/bench/peers/node_modules`)) {
    console.warn('\nNO PEER IS IN THIS RUN, AND NO BAR AGAINST ONE IS HELD: peers are not installed: npm ci --prefix bench/peers\n');
    return null;
  }
  const { outputFiles } = await build({
    entryPoints: [`${root}/bench/peers/${bench}.mjs`],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['production', 'default'],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.css': 'text' },
  });
  return outputFiles[0].text;
}
