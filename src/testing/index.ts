/** For the people who embed the kit: realistic data to try it on. Free of side effects and of Node. */
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
