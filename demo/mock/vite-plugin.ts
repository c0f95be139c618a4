/** The demo's backend inside Vite's own servers, for `vite` and `vite preview`. */
import type { Connect, Plugin } from 'vite';
import { nodeHandler } from '../../src/testing/index.js';
import { createDemoApi, type DemoApiOptions } from './api.js';

export function mockApi(options?: DemoApiOptions): Plugin {
  const answer = nodeHandler(createDemoApi(options));
  const use = ({ middlewares }: { middlewares: Connect.Server }) =>
    void middlewares.use((request, response, next) => (request.url?.startsWith('/api/') ? void answer(request, response) : next()));
  return { name: 'secure-score-mock-api', configureServer: use, configurePreviewServer: use };
}
