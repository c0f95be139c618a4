/**
 * For the people who embed the kit: realistic data to try it on, the vendor's endpoints to load them from, a way into
 * each state, and page objects. Free of side effects, of Node and of any test runner.
 */
export { createMockApi } from './mock/index.js';
export type { MockApi, MockApiOptions } from './mock/index.js';
export { FaultSwitches, noFaults } from './mock/faults.js';
export type { MockFaults } from './mock/faults.js';
export { createFakeSource } from './fakeSource.js';
export type { FakeSource } from './fakeSource.js';
export { BreakdownPage, GaugePage, TablePage, TrendPage } from './pages/index.js';
export type { BreakdownRow, MeterFacts } from './pages/index.js';
export { inputsFor, samplePosture, stateAsOf } from './states.js';
export type { StateInputs } from './states.js';
export { textOf } from './text.js';
export { whenState } from './whenState.js';
export type { StatefulElement, WhenOptions } from './whenState.js';
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
