/** A customer's page: the report comes from our own backend, and so does every change go there. */
import 'secure-score-widgets/define';
import { reportSource } from './reportSource.js';

interface Me {
  readonly mayWrite: boolean;
  readonly csrfToken: string;
}

const id = location.pathname.split('/')[2]!;
const base = `/api/customers/${encodeURIComponent(id)}`;
const provider = document.querySelector('secure-score-provider')!;

provider.source = reportSource(`${base}/report`, (report) => {
  provider.data = report;
  document.querySelector('[data-name]')!.textContent = report.tenantName;
  document.title = `${report.tenantName} · Secure score`;
});
document.querySelector<HTMLAnchorElement>('[data-review]')!.href = `/customers/${encodeURIComponent(id)}/review`;

const me = (await (await fetch('/api/session')).json()) as Me;
document.querySelector('recommendation-table')!.toggleAttribute('editable', me.mayWrite);

provider.addEventListener('secure-score-status-request', (event) => {
  const { changes, note } = event.detail;
  event.waitUntil(
    Promise.all(
      changes.map(async ({ recommendationId, status, note: own }) => {
        const response = await fetch(`${base}/recommendations/${encodeURIComponent(recommendationId)}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken },
          body: JSON.stringify({ state: status, note: own ?? note }),
        });
        if (!response.ok) throw new Error(((await response.json()) as { error: { message: string } }).error.message);
      }),
    ),
  );
});
