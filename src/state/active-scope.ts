/** What the other widgets are narrowed to. */
export interface ActiveScope {
  readonly kind: 'subscore' | 'scope' | 'environment' | 'control' | 'workload' | 'riskLevel';
  readonly id: string;
  /** As it reads on screen. */
  readonly name: string;
}
