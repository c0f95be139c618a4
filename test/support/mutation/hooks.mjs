// Gives the test files mocha's functions for `node:test`.
const shim = new URL('./node-test.mjs', import.meta.url).href;

export function resolve(specifier, context, nextResolve) {
  return specifier === 'node:test' ? { url: shim, shortCircuit: true } : nextResolve(specifier, context);
}
