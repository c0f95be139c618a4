// Runs TypeScript in plain Node: `node --import ./scripts/typescript-loader.mjs file.ts`.
// Node 20 has no type stripping of its own, and stripping alone would not lower Lit's decorators.
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./typescript-hooks.mjs', import.meta.url);
