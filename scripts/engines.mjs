// The browser engines that the browser tests run in: which are on this machine, which are asked for, and why one is not run.
// Chromium is always there, since npm brings one (scripts/browser.mjs). SSW_ENGINES=chromium,firefox picks.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './entries.mjs';

const firefoxPaths = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];
const firstOf = (paths) => paths.find((path) => path && existsSync(path)) ?? null;

const firefoxPath = () => firstOf([process.env.FIREFOX_PATH, ...firefoxPaths]);
/** The driver of WebKitGTK, and the display without a screen that its browser needs. */
export const webkitPaths = { driver: '/usr/bin/WebKitWebDriver', display: '/usr/bin/Xvfb' };

const lacks = {
  chromium: () => null,
  firefox: () => (firefoxPath() ? null : 'no Firefox is installed (on Debian: apt-get install firefox-esr)'),
  webkit() {
    const missing = Object.values(webkitPaths).filter((path) => !existsSync(path));
    return missing.length > 0 ? `no ${missing.join(' and no ')} is installed (on Debian: apt-get install webkit2gtk-driver xvfb)` : null;
  },
};

/** What is printed of an engine. */
export const engineTitles = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

/** The engines that SSW_ENGINES names, all without it. Throws at a name that is none. */
function askedFor() {
  const asked = process.env.SSW_ENGINES?.split(',').filter(Boolean);
  const wrong = asked?.find((name) => !Object.hasOwn(lacks, name));
  if (wrong) throw new Error(`SSW_ENGINES names "${wrong}"; there are ${Object.keys(lacks).join(', ')}`);
  return asked ?? Object.keys(lacks);
}

/** Every engine in a fixed order: `{ name, reason }`, where `reason` says why it cannot run or is left out, and is null where it runs. */
export function engines() {
  const asked = askedFor();
  return Object.keys(lacks).map((name) => {
    if (!asked.includes(name)) return { name, reason: 'SSW_ENGINES leaves it out' };
    return { name, reason: lacks[name]() };
  });
}

/** Forced colours cannot be emulated in Firefox, only set for a whole run: SSW_FORCED_COLORS=1. */
const forcedColors = { 'browser.display.document_color_use': 2, 'browser.display.permit_backplate': false };

/**
 * Launch options of puppeteer-core for Firefox. Run by root it refuses a home folder of somebody else, so it gets one of its own.
 */
export function firefoxOptions() {
  const home = join(root, 'node_modules/.cache/firefox');
  mkdirSync(home, { recursive: true });
  const extraPrefsFirefox = process.env.SSW_FORCED_COLORS === '1' ? forcedColors : {};
  return { browser: 'firefox', extraPrefsFirefox, executablePath: firefoxPath(), headless: true, env: { ...process.env, HOME: home } };
}
