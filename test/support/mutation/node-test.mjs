// What the tests of the core use of `node:test`, by mocha's names.
import fc from 'fast-check';

// The same cases for every mutant, and no search for the smallest one: that a property fails is all that counts here.
fc.configureGlobal({ seed: 1, endOnFailure: true });

export const { describe, it, before, after, beforeEach, afterEach } = globalThis;
export const test = it;
export default test;
