/** The page's own script. Its only import is the language, which the one-file build leaves to the page. */
/** @import { StatusRequestDetail } from 'secure-score-widgets' */
import { registerMessages } from './kit/secure-score-widgets.js';

const provider = /** @type {HTMLElementTagNameMap['secure-score-provider']} */ (document.querySelector('secure-score-provider'));
const output = /** @type {HTMLOutputElement} */ (document.querySelector('output'));
const title = /** @type {HTMLElement} */ (document.querySelector('h1'));
const customer = /** @type {HTMLSelectElement} */ (document.querySelector('[name=customer]'));
const language = /** @type {HTMLSelectElement} */ (document.querySelector('[name=language]'));
const failing = /** @type {HTMLInputElement} */ (document.querySelector('[name=failing]'));

/** @param {string} text */
const say = (text) => (output.textContent = text);

customer.addEventListener('change', () => {
  title.textContent = customer.selectedOptions[0]?.textContent ?? '';
  provider.setAttribute('cache-key', customer.value);
  provider.setAttribute('src', `/api/${customer.value}/posture`);
});
language.addEventListener('change', async () => {
  if (language.value === 'de') registerMessages('de', (await import('./kit/locales/de.js')).messages);
  document.documentElement.lang = language.value;
});

// Events of the widgets bubble: one place hears them all.
provider.addEventListener('secure-score-error', ({ detail }) => say(`Not loaded: ${detail.code}`));
provider.addEventListener('secure-score-scope-change', ({ detail }) => say(`Scope: ${detail.scope?.id ?? 'everything'}`));
provider.addEventListener('secure-score-recommendation-open', ({ detail }) => say(`Opened: ${detail.recommendation.title}`));
provider.addEventListener('secure-score-selection-change', ({ detail }) => say(`Selected: ${detail.selected.length}`));
provider.addEventListener('secure-score-status-request', (event) => event.waitUntil(save(event.detail)));

/**
 * Asks the portal's backend for each recommendation; what is thrown stands beside the row.
 * @param {StatusRequestDetail} detail
 */
async function save({ changes, note }) {
  for (const change of changes) {
    const body = {
      state: { toAddress: 'Default', planned: 'Planned', riskAccepted: 'Ignored' }[change.status] ?? change.status,
      comment: change.note ?? note ?? '',
      vendorInformation: { provider: 'SecureScore', vendor: 'Microsoft' },
    };
    const id = encodeURIComponent(change.recommendationId);
    // The mock answers with the error that its address asks for.
    const address = `/api/${customer.value}/graph/v1.0/security/secureScoreControlProfiles/${id}${failing.checked ? '?error=503' : ''}`;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(address, { method: 'PATCH', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`The service answered ${response.status}.`);
  }
}
