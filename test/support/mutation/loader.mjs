// For mutation testing only: Stryker's mocha runner tries all mutants in one process, where a process for each would take a day.
// TypeScript goes through the loader of the unit tests, and `node:test` is mapped onto mocha, so that the tests stay as they are.
import { register } from 'node:module';
import '../../../scripts/typescript-loader.mjs';

register('./hooks.mjs', import.meta.url);
