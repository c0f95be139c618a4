/** For the people who embed the kit: realistic data to try it on, and the vendor's endpoints to load them from. Free of side effects and of Node. */
export { createMockApi } from './mock/index.js';
export type { MockApi, MockApiOptions } from './mock/index.js';
export { FaultSwitches, noFaults } from './mock/faults.js';
export type { MockFaults } from './mock/faults.js';
export { nodeHandler } from './mock/nodeHandler.js';
export { createTenant, payloadsOf } from './tenant/index.js';
export type {
  ArmResource,
  ArmSubscription,
  ExpectedFigures,
  GraphComparison,
  GraphControlScore,
  GraphProfile,
  GraphSecureScore,
  HostDay,
  HostRecord,
  Tenant,
  TenantKind,
  TenantOptions,
} from './tenant/index.js';
