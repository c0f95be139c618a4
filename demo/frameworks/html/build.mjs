// There is nothing to bundle: the page, its script and the kit's one file lie side by side. The hash in the page is that of the file.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const kit = 'node_modules/secure-score-widgets/dist/cdn';
const integrity = JSON.parse(readFileSync(`${kit}/integrity.json`, 'utf8'))['secure-score-widgets.js'];

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist');
cpSync('src', 'dist', { recursive: true });
cpSync(kit, 'dist/kit', { recursive: true });
writeFileSync('dist/index.html', readFileSync('src/index.html', 'utf8').replace('INTEGRITY', integrity));
