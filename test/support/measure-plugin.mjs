// Commands of the runner for what only the browser's own tools know: memory and listeners of a page, its accessibility tree, features of
// media. Chromium only, by its DevTools protocol.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/entries.mjs';

const sessions = new WeakMap();

async function devtools({ browser, id }) {
  if (!/^Chrom/.test(browser.name)) throw new Error(`${browser.name} has no DevTools protocol: skip the test (test/support/engine.ts)`);
  const page = browser.getPage(id);
  if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
  return sessions.get(page);
}

const commands = {
  /** Collects garbage: `{ nodes, listeners, documents }` of the page that are left. */
  async 'page-counts'(client) {
    for (let turn = 0; turn < 3; turn++) await client.send('HeapProfiler.collectGarbage');
    await client.send('Performance.enable');
    const { metrics } = await client.send('Performance.getMetrics');
    const count = (name) => metrics.find((metric) => metric.name === name).value;
    return { nodes: count('Nodes'), listeners: count('JSEventListeners'), documents: count('Documents') };
  },
  /** `[{ name, value }]` of media features; none sets all back. */
  async 'media-features'(client, features) {
    await client.send('Emulation.setEmulatedMedia', { features });
    return true;
  },
  /** The accessibility tree of the page's own document: `[{ id, parent, role, name, value, properties }]` without what is ignored. */
  async 'accessibility-tree'(client) {
    await client.send('Accessibility.enable');
    const { nodes } = await client.send('Accessibility.getFullAXTree');
    await client.send('Accessibility.disable');
    return nodes;
  },
  async 'write-tree'(_client, { id, text }) {
    const folder = join(root, 'test/a11y/trees');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${id}.txt`), text);
    return true;
  },
};

export function measurePlugin() {
  return {
    name: 'measure',
    async executeCommand({ command, payload, session }) {
      if (!Object.hasOwn(commands, command)) return undefined;
      return commands[command](await devtools(session), payload);
    },
  };
}
