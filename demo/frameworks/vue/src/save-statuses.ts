import type { StatusRequestDetail } from 'secure-score-widgets';
import { statusUpdateRequest } from 'secure-score-widgets/sources';

/** Asks the portal's backend, which holds the token that may write, for each recommendation. What is thrown stands beside the row. */
export async function saveStatuses(customer: string, { changes, note }: StatusRequestDetail, isFailing: boolean): Promise<void> {
  await Promise.all(
    changes.map(async ({ recommendationId, status, note: own }) => {
      const update = statusUpdateRequest({ profileId: recommendationId, state: status, note: own ?? note });
      if (update.kind === 'refused') throw new Error(update.message);
      const { method, path, headers, body } = update;
      // The mock answers with the error that its address asks for.
      const address = `/api/${customer}/graph${path}${isFailing ? '?error=503' : ''}`;
      const response = await fetch(address, { method, headers: { ...headers }, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`The service answered ${response.status}.`);
    }),
  );
}
