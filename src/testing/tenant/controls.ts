/**
 * The classic security controls with their maxima (SCORING.md, B) and the recommendations in each. Names of controls
 * and resource types are the vendor's vocabulary; the sentences are our own.
 */

export type ResourceKind =
  'subscription' | 'virtualMachine' | 'storage' | 'sqlServer' | 'keyVault' | 'webApp' | 'cluster' | 'network' | 'registry' | 'postgres';

/** The vendor's resource types, each with the start of its resources' names. */
export const resourceTypes: Readonly<Record<ResourceKind, readonly [type: string, prefix: string]>> = {
  subscription: ['', ''],
  virtualMachine: ['Microsoft.Compute/virtualMachines', 'vm'],
  storage: ['Microsoft.Storage/storageAccounts', 'st'],
  sqlServer: ['Microsoft.Sql/servers', 'sql'],
  keyVault: ['Microsoft.KeyVault/vaults', 'kv'],
  webApp: ['Microsoft.Web/sites', 'app'],
  cluster: ['Microsoft.ContainerService/managedClusters', 'aks'],
  network: ['Microsoft.Network/virtualNetworks', 'vnet'],
  registry: ['Microsoft.ContainerRegistry/registries', 'cr'],
  postgres: ['Microsoft.DBforPostgreSQL/flexibleServers', 'psql'],
};

export interface CloudRecommendation {
  readonly key: string;
  readonly kind: ResourceKind;
  readonly severity: 'High' | 'Medium' | 'Low';
  readonly title: string;
  readonly description: string;
  readonly remediation: string;
  readonly preview?: true;
  readonly custom?: true;
}

export interface CloudControl {
  readonly key: string;
  readonly name: string;
  readonly maxPoints: number;
  readonly description: string;
  /** How much harder than the average its resources are to get healthy: −0.3 … 0.3. */
  readonly difficulty: number;
  readonly recommendations: readonly CloudRecommendation[];
}

type Row = readonly [
  key: string,
  kind: ResourceKind,
  severity: 'H' | 'M' | 'L',
  title: string,
  description: string,
  remediation: string,
  flag?: 'preview' | 'custom',
];

const severities = { H: 'High', M: 'Medium', L: 'Low' } as const;

function recommendationOf([key, kind, severity, title, description, remediation, flag]: Row): CloudRecommendation {
  return { key, kind, severity: severities[severity], title, description, remediation, ...(flag ? { [flag]: true } : {}) };
}

function control(
  key: string,
  name: string,
  maxPoints: number,
  difficulty: number,
  description: string,
  rows: readonly Row[],
): CloudControl {
  return { key, name, maxPoints, difficulty, description, recommendations: rows.map(recommendationOf) };
}

// One recommendation a line, as in a table.
// prettier-ignore
export const controls: readonly CloudControl[] = [
  control('mfa', 'Enable MFA', 10, -0.1, 'A second proof for everyone who can change the subscription.', [
    ['mfa-owners', 'subscription', 'H', 'Accounts with owner rights should sign in with MFA', 'Owners can delete everything.', 'Require a second proof for owners by a conditional access policy.'],
    ['mfa-writers', 'subscription', 'H', 'Accounts with write rights should sign in with MFA', 'Contributors can change running services.', 'Extend the policy to contributors.'],
    ['mfa-readers', 'subscription', 'M', 'Accounts with read rights should sign in with MFA', 'Readers see settings and secrets in plain text.', 'Extend the policy to readers.'],
  ]),
  control('ports', 'Secure management ports', 8, 0, 'Remote administration is what scanners look for first.', [
    ['jit', 'virtualMachine', 'H', 'Management ports should be opened just in time', 'A port that is open for an hour a week is rarely found.', 'Turn on just-in-time access for the machine.'],
    ['rdp-closed', 'virtualMachine', 'H', 'Remote desktop should not be open to the internet', 'Passwords are guessed at any public remote desktop within hours.', 'Remove the inbound rule or limit its sources.'],
    ['ssh-keys', 'virtualMachine', 'H', 'Linux machines should be reached with keys', 'Keys cannot be guessed.', 'Add a key, then turn password sign-in off.'],
    ['ip-forwarding', 'virtualMachine', 'M', 'IP forwarding should be off', 'A machine that forwards becomes a way around the firewall.', 'Turn forwarding off on the network interface.'],
  ]),
  control('updates', 'Apply system updates', 6, 0.12, 'Known holes are closed by updates.', [
    ['os-updates', 'virtualMachine', 'H', 'System updates should be installed', 'Critical updates are missing.', 'Run the update manager for the machine.'],
    ['update-checks', 'virtualMachine', 'M', 'Machines should look for updates every day', 'Without checks nobody knows what is missing.', 'Set periodic assessment to on.'],
    ['cluster-version', 'cluster', 'H', 'Clusters should run a supported version', 'Unsupported versions get no fixes.', 'Upgrade the control plane, then the node pools.'],
  ]),
  control('vulnerabilities', 'Remediate vulnerabilities', 6, 0.15, 'Findings of the scanners, fixed by severity.', [
    ['vm-scan', 'virtualMachine', 'M', 'Machines should have a vulnerability scanner', 'What is not scanned is not known.', 'Turn the built-in scanner on for the plan.'],
    ['vm-findings', 'virtualMachine', 'H', 'Findings on machines should be fixed', 'Open findings of high severity.', 'Install the updates that each finding names.'],
    ['sql-findings', 'sqlServer', 'H', 'Findings on databases should be fixed', 'Settings differ from the baseline.', 'Fix each finding or accept it into the baseline.'],
    ['image-findings', 'registry', 'H', 'Images in registries should have their findings fixed', 'Images carry old packages.', 'Rebuild from a current base image.'],
    ['code-findings', 'webApp', 'M', 'Running apps should have their findings fixed', 'A library with a known hole is in use.', 'Update the library and deploy again.', 'preview'],
  ]),
  control('configurations', 'Remediate security configurations', 4, 0.1, 'Hardening by the benchmark.', [
    ['vm-baseline', 'virtualMachine', 'M', 'Machines should meet the hardening baseline', 'Rules of the baseline are not met.', 'Apply the baseline by machine configuration.'],
    ['cluster-policy', 'cluster', 'M', 'Clusters should check what is deployed', 'Privileged containers can be started.', 'Install the policy add-on and assign the restricted set.'],
    ['privileged-containers', 'cluster', 'M', 'Containers should not run privileged', 'A privileged container owns its node.', 'Remove the flag from the workloads listed.'],
    ['sql-assessment', 'sqlServer', 'M', 'Databases should be assessed', 'Drift from the baseline goes unseen.', 'Turn on the assessment for the server.'],
  ]),
  control('permissions', 'Manage access and permissions', 4, 0, 'As few rights as the task needs.', [
    ['owner-count', 'subscription', 'H', 'A subscription should have at most three owners', 'Each further owner is another target.', 'Change surplus owners to a smaller role.'],
    ['second-owner', 'subscription', 'H', 'A subscription should have more than one owner', 'One owner can lock everybody out.', 'Add a second owner.'],
    ['guest-owners', 'subscription', 'H', 'Guests should not own resources', 'Guests are governed by somebody else.', 'Remove the assignments of guests.'],
    ['cluster-rbac', 'cluster', 'H', 'Clusters should use role-based access', 'Without roles everyone is an administrator.', 'Create the cluster again with roles turned on.'],
    ['vault-rbac', 'keyVault', 'M', 'Vaults should use role-based access', 'Access policies cannot be reviewed with the rest.', 'Change the permission model of the vault.'],
  ]),
  control('rest', 'Enable encryption at rest', 4, -0.1, 'Disks and databases are unreadable without their key.', [
    ['disk-encryption', 'virtualMachine', 'H', 'Disks should be encrypted at the host', 'Temporary disks and caches are not covered by default.', 'Turn on encryption at host and restart.'],
    ['sql-tde', 'sqlServer', 'H', 'Databases should be encrypted transparently', 'A copied file can be attached elsewhere.', 'Turn the encryption on for each database.'],
    ['automation-variables', 'subscription', 'M', 'Automation variables should be encrypted', 'Plain variables are readable by every contributor.', 'Create the variable again as encrypted.'],
  ]),
  control('transit', 'Encrypt data in transit', 4, -0.15, 'No plain traffic.', [
    ['storage-https', 'storage', 'H', 'Storage accounts should accept encrypted traffic only', 'Plain requests can be read on the way.', 'Require secure transfer in the configuration.'],
    ['web-https', 'webApp', 'M', 'Web apps should answer by HTTPS only', 'The first plain request gives the session away.', 'Turn on HTTPS only.'],
    ['web-tls', 'webApp', 'H', 'Web apps should use a current TLS version', 'Old versions can be broken.', 'Set the minimum version to 1.2.'],
    ['postgres-tls', 'postgres', 'M', 'Database servers should require TLS', 'Sessions can be read on the way.', 'Set the server parameter for secure transport.'],
  ]),
  control('network', 'Restrict unauthorized network access', 4, 0.05, 'Only networks that need it.', [
    ['storage-network', 'storage', 'M', 'Storage accounts should be limited to chosen networks', 'The account answers the whole internet.', 'Choose networks or a private endpoint.'],
    ['vault-firewall', 'keyVault', 'M', 'Vaults should have their firewall on', 'Anyone with a token can try.', 'Allow chosen networks only.'],
    ['sql-public', 'sqlServer', 'M', 'Databases should not be public', 'Open to every address.', 'Turn public access off and add a private endpoint.'],
    ['vm-security-group', 'virtualMachine', 'H', 'Machines should stand behind a security group', 'Every port is reachable.', 'Attach a security group to the interface or subnet.'],
    ['cluster-ranges', 'cluster', 'H', 'Cluster interfaces should allow known ranges only', 'The control plane is public.', 'Set the authorised ranges.'],
    ['registry-network', 'registry', 'M', 'Registries should be limited to chosen networks', 'Images can be pulled from anywhere.', 'Limit by network rules.'],
    ['web-cors', 'webApp', 'L', 'Web apps should not accept every origin', 'Any site can call the app with the user’s session.', 'List the origins that may call.'],
  ]),
  control('adaptive', 'Apply adaptive application control', 3, 0.2, 'Only programs that are known.', [
    ['allow-list', 'virtualMachine', 'H', 'Programs on machines should be on an allow-list', 'Unknown programs may run.', 'Review the suggested list and enforce it.'],
    ['allow-list-current', 'virtualMachine', 'H', 'Allow-lists should be kept up to date', 'Rules no longer match what runs.', 'Update the rules by the suggestions.'],
  ]),
  control('ddos', 'Protect applications against DDoS attacks', 2, 0.1, 'Floods are absorbed before they reach the application.', [
    ['ddos-plan', 'network', 'M', 'Networks with public addresses should have DDoS protection', 'A flood takes the service down.', 'Create a plan and attach the network.'],
    ['waf', 'webApp', 'L', 'Public web apps should stand behind a web application firewall', 'Attacks reach the code directly.', 'Put a gateway with the firewall in front.', 'preview'],
  ]),
  control('endpoint', 'Enable endpoint protection', 2, -0.05, 'Detection on each machine.', [
    ['edr', 'virtualMachine', 'H', 'Machines should have endpoint detection', 'Attacks on the machine go unseen.', 'Turn on the integration for the plan.'],
    ['edr-health', 'virtualMachine', 'M', 'Endpoint detection should be healthy', 'The sensor has not reported for a week.', 'Start the service and check the proxy.'],
  ]),
  control('logging', 'Enable auditing and logging', 1, 0.1, 'What happened can be read later.', [
    ['sql-audit', 'sqlServer', 'L', 'Databases should be audited', 'Queries leave no trace.', 'Turn auditing on and keep it 90 days.'],
    ['vault-logs', 'keyVault', 'L', 'Vaults should keep their logs', 'Reads of secrets leave no trace.', 'Add a diagnostic setting.'],
    ['web-logs', 'webApp', 'L', 'Web apps should keep their logs', 'Requests leave no trace.', 'Add a diagnostic setting.'],
    ['storage-logs', 'storage', 'L', 'Storage accounts should keep their logs', 'Reads of files leave no trace.', 'Add a diagnostic setting.', 'preview'],
  ]),
  control('features', 'Enable enhanced security features', 0, 0.1, 'The paid plans that watch each kind of resource.', [
    ['plan-servers', 'subscription', 'H', 'The plan for servers should be on', 'Machines are not watched.', 'Turn the plan on in the environment settings.'],
    ['plan-storage', 'subscription', 'H', 'The plan for storage should be on', 'Malicious uploads go unseen.', 'Turn the plan on in the environment settings.'],
    ['plan-databases', 'subscription', 'H', 'The plan for databases should be on', 'Unusual queries go unseen.', 'Turn the plan on in the environment settings.'],
  ]),
  control('practices', 'Implement security best practices', 0, 0.05, 'Worth doing, without points.', [
    ['vault-purge', 'keyVault', 'M', 'Vaults should be protected from purging', 'A deleted vault is gone at once.', 'Turn on purge protection.'],
    ['vault-expiry', 'keyVault', 'M', 'Secrets should have a date of expiry', 'Secrets without one are never changed.', 'Set dates and rotate automatically.'],
    ['storage-keys', 'storage', 'M', 'Storage accounts should not accept account keys', 'A key opens all containers.', 'Turn off access by shared key.'],
    ['storage-public', 'storage', 'M', 'Storage accounts should not allow public containers', 'One wrong click publishes a container.', 'Turn off anonymous access on the account.'],
    ['web-identity', 'webApp', 'M', 'Web apps should use a managed identity', 'Passwords in settings are copied around.', 'Turn the identity on and use it for connections.'],
    ['web-debug', 'webApp', 'L', 'Remote debugging should be off', 'It opens further ports.', 'Turn remote debugging off.'],
    ['network-watcher', 'network', 'L', 'Networks should be watched', 'Faults cannot be traced.', 'Turn on the watcher in the region.'],
    ['registry-scan-rights', 'registry', 'L', 'Registries should not have an administrator account', 'A shared account cannot be traced to a person.', 'Turn the account off and use roles.'],
    ['postgres-backup', 'postgres', 'L', 'Database servers should keep a copy in another region', 'A regional outage takes data and backup.', 'Turn on geo-redundant backup for new servers.'],
  ]),
];

/** In no control: the customer's own rules, listed and never scored. */
export const customRecommendations: readonly CloudRecommendation[] = (
  [
    [
      'tag-owner',
      'webApp',
      'L',
      'Web apps should name an owner in their tags',
      'Somebody has to answer for it.',
      'Add the tag *owner*.',
      'custom',
    ],
    [
      'region',
      'storage',
      'L',
      'Storage accounts should stay in the home region',
      'By contract.',
      'Move the account to the home region.',
      'custom',
    ],
  ] as const satisfies readonly Row[]
).map(recommendationOf);
