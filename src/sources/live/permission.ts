/** The permission that an address of the vendor's needs, as its documentation names it. */
export function permissionFor({ pathname }: URL): string {
  if (/\/directory\/recommendations/i.test(pathname)) return 'DirectoryRecommendations.Read.All';
  const list = /\/providers\/microsoft\.security\/([a-z]+)/i.exec(pathname)?.[1];
  if (list) return `Microsoft.Security/${list}/read (Security Reader)`;
  if (/\/(?:providers\/microsoft\.resourcegraph|subscriptions)(?:\/|$)/i.test(pathname))
    return 'Microsoft.Security/*/read (Security Reader)';
  return 'SecurityEvents.Read.All';
}
