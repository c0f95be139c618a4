// First script of every framed page: records what the policy reports and what goes wrong.
globalThis.watched = { violations: [], errors: [] };
document.addEventListener('securitypolicyviolation', (event) => {
  globalThis.watched.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
globalThis.addEventListener('error', (event) => globalThis.watched.errors.push(String(event.message)));
globalThis.addEventListener('unhandledrejection', (event) => globalThis.watched.errors.push(String(event.reason)));
for (const method of ['warn', 'error']) {
  console[method] = (...values) => globalThis.watched.errors.push(values.map(String).join(' '));
}
