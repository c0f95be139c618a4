import type { RecommendationTable, StatusRequestEvent } from 'secure-score-widgets';
import { useElement } from './useElement';

/** The table in React 17 or 18. */
export function StatusTable({ save }: { readonly save: (event: StatusRequestEvent) => void }) {
  const table = useElement<RecommendationTable>({ editable: true }, { 'secure-score-status-request': save });
  return <recommendation-table ref={table} />;
}
