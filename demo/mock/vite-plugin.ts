/** The mock inside Vite's own servers, for `vite` and `vite preview`. */
import type { Plugin } from 'vite';
import { createMockApi, type MockApiOptions } from './api.js';

export { createMockApi } from './api.js';
export type { MockApi, MockApiOptions } from './api.js';

export function mockApi(options?: MockApiOptions): Plugin {
  const { handle } = createMockApi(options);
  return {
    name: 'secure-score-mock-api',
    configureServer: ({ middlewares }) => void middlewares.use((request, response, next) => void handle(request, response, next)),
    configurePreviewServer: ({ middlewares }) => void middlewares.use((request, response, next) => void handle(request, response, next)),
  };
}
