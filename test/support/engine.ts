/** The engine that runs the tests, and what the runner's commands cannot do in it. */
const has = (product: string): boolean => navigator.userAgent.includes(`${product}/`);
export const engine = has('Chrome') ? 'chromium' : has('Firefox') ? 'firefox' : 'webkit';

type Ability = 'emulateMedia' | 'devtools' | 'strictModules';

const lacks: Record<Ability, Partial<Record<typeof engine, string>>> = {
  emulateMedia: {
    firefox: 'WebDriver BiDi has no command that emulates a media feature',
    webkit: 'WebDriver has no command that emulates a media feature',
  },
  devtools: {
    firefox: 'its memory and accessibility tree are measured in Chromium only',
    webkit: 'its memory and accessibility tree are measured in Chromium only',
  },
  strictModules: { webkit: "it runs a module of the markup without its nonce where the policy says 'strict-dynamic'" },
};

/** `it` for a test that needs more than every engine can do. Where it cannot, the test is counted as skipped, and its title says why. */
export function itWith(ability: Ability, title: string, test: () => Promise<void> | void): void {
  const reason = lacks[ability][engine];
  if (reason) it.skip(`${title} (skipped in ${engine}: ${reason})`, test);
  else it(title, test);
}
