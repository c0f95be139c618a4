// Browser tests in Chromium, Firefox and WebKit, as far as they are there (scripts/engines.mjs). They see lit's development build, so that
// its warnings (an update scheduled by an update, a shadowed property) fail a test; see test/support/console-guard.ts.
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { matrixReporter } from './test/matrix/reporter.mjs';
import { countReporter } from './test/support/count-reporter.mjs';
import { engineLaunchers } from './test/support/launchers.mjs';
import { measurePlugin } from './test/support/measure-plugin.mjs';
import { servePages } from './test/support/serve.mjs';

// The runner ends at an error that nothing catches, and its own line about it is lost in its buffer.
process.on('uncaughtExceptionMonitor', (error) => process.stderr.write(`${error?.stack ?? error}\n`));

const frameHtml = (framework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Tests</title></head>
  <body>
    <script type="module" src="/test/support/console-guard.ts"></script>
    <script type="module" src="/test/support/assertion-guard.ts"></script>
    <script type="module" src="${framework}"></script>
  </body>
</html>`;

export default {
  files: 'test/**/*.browser.test.ts',
  rootDir: import.meta.dirname,
  nodeResolve: { exportConditions: ['development'] },
  concurrentBrowsers: 1,
  // One page at a time: in a page that is not in front, frames are not drawn and what waits for them waits for ever.
  concurrency: 1,
  // All cells of the matrix are one file, which takes its time.
  testsFinishTimeout: process.env.SSW_MATRIX === 'full' ? 3_600_000 : 300_000,
  testFramework: { config: { ui: 'bdd', timeout: 30_000 } },
  testRunnerHtml: frameHtml,
  // The transform takes one file and follows no `extends`, so it gets the file that holds the two settings for Lit's decorators.
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: new URL('./tsconfig.base.json', import.meta.url).pathname }),
    measurePlugin(),
  ],
  middleware: [servePages],
  browsers: engineLaunchers(),
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) }),
    countReporter(),
    matrixReporter(),
  ],
};
