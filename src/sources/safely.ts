/** What `look` returns, or `otherwise` where looking at the value throws: getters and proxies may. */
export function safely<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
