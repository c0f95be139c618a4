// The Chromium that tests, the stories checker and the screenshots use: the machine's own, or the one that an npm package ships.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { root } from './entries.mjs';

const require = createRequire(import.meta.url);
const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** No network of its own, no throttling of frames that are out of sight, the same colours and scroll bars everywhere. */
const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

/**
 * Unpacks the shipped Chromium once per version. The package itself would answer any file named chromium in the temporary folder,
 * so a child process unpacks with a temporary folder of its own; the variable makes it add the system libraries, which a machine
 * without a browser usually lacks.
 */
function unpackShipped() {
  const manifest = join(dirname(require.resolve('@sparticuz/chromium')), '../../package.json');
  const folder = join(root, 'node_modules/.cache/chromium', JSON.parse(readFileSync(manifest, 'utf8')).version);
  if (existsSync(join(folder, 'chromium'))) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  const script = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
  const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  execFileSync(process.execPath, ['--input-type=module', '--eval', `await ${script}`], { cwd: root, env, stdio: 'inherit' });
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return folder;
}

/** The shipped configuration names folders of a cloud function; without any font text has no height. */
function fontConfiguration(folder, hasOwnFontsOnly) {
  const file = join(folder, hasOwnFontsOnly ? 'own-fonts.conf' : 'fonts.conf');
  const folders = [...(hasOwnFontsOnly ? [] : ['/usr/share/fonts']), join(folder, 'fonts')].map((path) => `<dir>${path}</dir>`).join('');
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`);
  return file;
}

function shippedBrowser({ hasOwnFontsOnly = false } = {}) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('no Chromium found: install one and set CHROME_PATH to its executable');
  }
  const folder = unpackShipped();
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontConfiguration(folder, hasOwnFontsOnly) };
  return { name: 'the npm-shipped Chromium', executablePath: join(folder, 'chromium'), env };
}

function findBrowser() {
  if (process.env.SSW_BROWSER === 'bundled') return shippedBrowser();
  const executablePath = [process.env.CHROME_PATH, ...systemPaths].find((path) => path && existsSync(path));
  return executablePath ? { name: executablePath, executablePath, env: process.env } : shippedBrowser();
}

function optionsFor({ name, executablePath, env }) {
  const isRoot = process.getuid?.() === 0;
  console.log(`browser: ${name}`);
  return { executablePath, env, headless: name.startsWith('the npm') ? 'shell' : true, args: isRoot ? [...flags, '--no-sandbox'] : flags };
}

/**
 * Set SSW_BROWSER=bundled to take the shipped one.
 * @returns {import('puppeteer-core').LaunchOptions}
 */
export const launchOptions = () => optionsFor(findBrowser());

/**
 * The shipped one with its own fonts alone, which draws the same everywhere.
 * @returns {import('puppeteer-core').LaunchOptions}
 */
export const shippedLaunchOptions = () => optionsFor(shippedBrowser({ hasOwnFontsOnly: true }));
