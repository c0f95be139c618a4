/** What the portal does with a status that a reader chose: it asks Microsoft Graph, here the mock, for each recommendation. */
import { statusUpdateRequest } from 'secure-score-widgets/sources';
import type { StatusRequestDetail } from 'secure-score-widgets';

export async function saveStatuses(customerId: string, { changes, note }: StatusRequestDetail): Promise<void> {
  await Promise.all(
    changes.map(async ({ recommendationId, status, note: own }) => {
      const update = statusUpdateRequest({ profileId: recommendationId, state: status, note: own ?? note });
      if (update.kind === 'refused') throw new Error(update.message);
      const { method, path, headers, body } = update;
      const response = await fetch(`/api/${customerId}/graph${path}`, { method, headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(`The service answered ${response.status}.`);
    }),
  );
}
