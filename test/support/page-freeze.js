// A host that lets nobody change what the page is built on. Frozen prototypes also refuse assignments to same-named fields of what inherits
// from them ("override mistake"), which is what code written without this in mind stumbles over.
const names = Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z]/.test(name));
for (const name of names) {
  const value = globalThis[name];
  if (typeof value !== 'function' && typeof value !== 'object') continue;
  if (typeof value === 'function' && value.prototype) Object.freeze(value.prototype);
  if (value && value !== globalThis) Object.freeze(value);
}
