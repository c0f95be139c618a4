import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../../scripts/browser.mjs';
import { engineTitles, engines, firefoxOptions } from '../../scripts/engines.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

const launchers = {
  chromium: () => chromeLauncher({ puppeteer, launchOptions: launchOptions() }),
  firefox: () => chromeLauncher({ puppeteer, launchOptions: firefoxOptions() }),
  webkit: webkitLauncher,
};

/** A launcher for each engine that this machine has and SSW_ENGINES does not leave out. Says which ones do not run. */
export function engineLaunchers() {
  const all = engines();
  for (const { name, reason } of all) if (reason) console.log(`${engineTitles[name]} DOES NOT RUN: ${reason}`);
  return all.filter(({ reason }) => !reason).map(({ name }) => launchers[name]());
}
