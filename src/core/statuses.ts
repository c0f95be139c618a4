/** What statuses mean; the elements ask before the rest of the core is loaded. */

export const isRiskAccepted = (status: string | null | undefined): boolean => status === 'riskAccepted' || status === 'ignored';
export const isSelfDeclared = (status: string | null | undefined): boolean => status === 'thirdParty' || status === 'alternateMitigation';
