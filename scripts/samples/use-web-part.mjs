// The SharePoint sample outside of SharePoint: its bundle in a page that stands in for SharePoint's modules, its loader and Microsoft Graph. It
// shows that the bundle loads, asks with the reader's token, draws, and wears the section's theme; what SharePoint itself does with it, it
// cannot show.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../entries.mjs';
import { waitForText } from './use-sample.mjs';

const token = 'token-of-the-reader';
const dark = {
  isInverted: true,
  palette: { themePrimary: '#ffb900' },
  semanticColors: { bodyBackground: '#102030', bodyText: '#fafafa', bodySubtext: '#d0d0d0', inputBorder: '#909090' },
  fonts: { medium: { fontFamily: 'Georgia' } },
};
const light = { ...dark, isInverted: false, semanticColors: { ...dark.semanticColors, bodyBackground: '#ffffff', bodyText: '#201f1e' } };

/** In the page: a loader for the one module of the bundle, and the base class as a web part sees it. */
function standIn(tokenOfReader) {
  function BaseClientSideWebPart() {
    this.domElement = document.body.appendChild(document.createElement('div'));
    this.properties = { showRecommendations: true, target: 80 };
    this.context = {
      aadTokenProviderFactory: {
        getTokenProvider: async () => ({
          getToken: async (resource) => (resource === 'https://graph.microsoft.com' ? tokenOfReader : 'none'),
        }),
      },
      pageContext: { aadInfo: { tenantId: 'tenant-1' }, cultureInfo: { currentUICultureName: 'en-US' } },
    };
  }
  const modules = {
    '@microsoft/sp-webpart-base': { BaseClientSideWebPart },
    '@microsoft/sp-property-pane': { PropertyPaneToggle: () => ({}), PropertyPaneSlider: () => ({}) },
    SecureScoreWebPartStrings: {},
  };
  globalThis.define = (_id, dependencies, factory) => {
    const WebPart = factory(...dependencies.map((name) => modules[name])).default;
    globalThis.webPart = new WebPart();
  };
}

const html = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><body><script src="/${script}"></script></body></html>`;

const load = (entry) => import(pathToFileURL(join(root, 'dist', entry, 'index.js')).href);

async function createGraph() {
  const { createMockApi, createTenant } = await load('testing');
  return createMockApi({ tenant: createTenant({ seed: 'northwind', kind: 'healthy', asOf: new Date().toISOString() }) });
}

/** The number that the web part has to show, computed here from the same answers. */
async function expectedPercent(api) {
  const [{ connectGraph }, { scorePosture }] = await Promise.all([load('sources'), load('core')]);
  const result = await connectGraph({ fetch: api.fetch }).load({ signal: new AbortController().signal });
  const { total } = scorePosture(result.posture, { now: new Date().toISOString() });
  return total.percent.toLocaleString('en', { maximumFractionDigits: 2 });
}

/** Answers for the page itself and for Microsoft Graph; everything else goes its way. */
async function interceptWith(page, api, script) {
  const asked = [];
  const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  const answer = async (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/workbench') return request.respond({ contentType: 'text/html', body: html(script) });
    if (url.hostname !== 'graph.microsoft.com') return request.continue();
    if (request.method() === 'OPTIONS') return request.respond({ status: 204, headers: cors });
    asked.push(request.headers().authorization);
    const response = await api.handle(new Request(url, { headers: { authorization: request.headers().authorization ?? '' } }));
    return request.respond({ status: response.status, headers: cors, contentType: 'application/json', body: await response.text() });
  };
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request));
  return asked;
}

/** Another section: SharePoint paints its background and tells the web part. */
const wear = (page, theme) =>
  page.evaluate((given) => {
    document.body.style.background = given.semanticColors.bodyBackground;
    globalThis.webPart.onThemeChanged(given);
  }, theme);

const look = (page) =>
  page.evaluate(() => {
    const heading = document.querySelector('secure-score-gauge').shadowRoot.querySelector('[part~=heading]');
    const { color, fontFamily } = getComputedStyle(heading);
    return { color, fontFamily, scheme: getComputedStyle(document.querySelector('secure-score-provider')).colorScheme };
  });

export async function useWebPart(page, { step, folder, origin, picture }) {
  await step('is packed for the app catalogue', () => {
    assert.ok(existsSync(join(folder, 'sharepoint/solution/secure-score-sharepoint-sample.sppkg')));
  });
  const script = readdirSync(join(folder, 'release/assets')).find((name) => /^secure-score-web-part_\w+\.js$/.test(name));
  const api = await createGraph();
  const asked = await interceptWith(page, api, script);
  await step('loads, asks Microsoft Graph with the reader’s token, and draws', async () => {
    await page.evaluateOnNewDocument(standIn, token);
    await page.goto(`${origin}/workbench`);
    await wear(page, light);
    await page.evaluate(() => globalThis.webPart.onInit().then(() => globalThis.webPart.render()));
    await waitForText(page, 'secure-score-gauge', await expectedPercent(api));
    await waitForText(page, 'recommendation-table', 'Recommendations');
    assert.ok(asked.length > 1 && asked.every((header) => header === `Bearer ${token}`), asked.join());
    if (picture) await page.screenshot({ path: picture, fullPage: true });
  });
  await step('wears the theme of its section, and the next one', async () => {
    assert.deepEqual(await look(page), { color: 'rgb(32, 31, 30)', fontFamily: 'Georgia', scheme: 'light' });
    await wear(page, dark);
    assert.deepEqual(await look(page), { color: 'rgb(250, 250, 250)', fontFamily: 'Georgia', scheme: 'dark' });
    if (picture) await page.screenshot({ path: picture.replace('.png', '-dark.png'), fullPage: true });
  });
  await step('hides the table where the property pane says so', async () => {
    await page.evaluate(() => {
      globalThis.webPart.properties.showRecommendations = false;
      globalThis.webPart.render();
    });
    assert.equal(await page.evaluate(() => document.querySelector('recommendation-table').checkVisibility()), false);
  });
  await step('leaves no error in the page', () => assert.deepEqual(page.faults, []));
}
