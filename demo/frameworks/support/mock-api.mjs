/**
 * The backend that every sample talks to: the mock of the kit, once for each customer, below /api/{customer}. Yours answers the same
 * addresses with your customers' data; see docs/recipes.
 */
import { createMockApi, createTenant, nodeHandler } from 'secure-score-widgets/testing';

const kinds = { northwind: 'healthy', bramble: 'poor' };

/** A middleware of Node: answers /api, leaves the rest to whom it calls. */
export function apiMiddleware() {
  const handlers = Object.entries(kinds).map(([id, kind]) => {
    const tenant = createTenant({ seed: id, kind, asOf: new Date().toISOString(), name: id });
    const base = `/api/${id}`;
    return [`${base}/`, nodeHandler(createMockApi({ tenant, base }).handle)];
  });
  return (request, response, next) => {
    const handler = handlers.find(([base]) => request.url?.startsWith(base));
    if (handler) void handler[1](request, response);
    else next();
  };
}

/** The same as a plugin of Vite, for its development server and its preview. */
export function mockApi() {
  const use = ({ middlewares }) => void middlewares.use(apiMiddleware());
  return { name: 'mock-api', configureServer: use, configurePreviewServer: use };
}
