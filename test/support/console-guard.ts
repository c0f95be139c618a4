/**
 * Any console.warn or console.error fails the running test, unless the test said beforehand that it expects it.
 * The runner's page loads this module before the tests.
 */
const expected = new Set<{ readonly pattern: RegExp; readonly messages: string[] }>();

// Lit says once per page that it is the development build; that much is meant.
const lit = globalThis as { litIssuedWarnings?: Set<string> };
lit.litIssuedWarnings ??= new Set(['dev-mode']);

function guard(method: 'warn' | 'error'): void {
  const original = console[method].bind(console);
  console[method] = (...values: unknown[]): void => {
    const message = values.map(String).join(' ');
    const match = [...expected].find(({ pattern }) => pattern.test(message));
    if (match) return void match.messages.push(message);
    original(...values);
    reportError(new Error(`unexpected console.${method}: ${message}`));
  };
}

guard('warn');
guard('error');

/** Lets messages that match pass while `act` runs, and returns them. */
export async function expectConsole(pattern: RegExp, act: () => unknown): Promise<readonly string[]> {
  const entry = { pattern, messages: [] as string[] };
  expected.add(entry);
  try {
    await act();
  } finally {
    expected.delete(entry);
  }
  return entry.messages;
}
