/** A service provider's customer page, as a host would write it: plain DOM around the kit's elements. */
import 'secure-score-widgets/define';
import { applyBrand } from './brands.js';
import { customers, type Customer } from './customers.js';
import { connectDemoControls } from './demo-controls.js';
import { saveStatuses } from './save-statuses.js';

const provider = document.querySelector('secure-score-provider')!;
const customerSelect = find<HTMLSelectElement>('[data-customer]');
const settings = [...document.querySelectorAll<HTMLInputElement>('[data-setting]')];

function find<T extends Element>(selector: string): T {
  return document.querySelector<T>(selector)!;
}

/** The customer's page: its name, its settings and, through one attribute, its data. */
function showCustomer(customer: Customer): void {
  document.title = `${customer.name} · Secure score`;
  find('[data-customer-name]').textContent = customer.name;
  find('[data-customer-detail]').textContent = customer.detail;
  customerSelect.value = customer.id;
  for (const setting of settings)
    setting.checked = setting.dataset['setting'] === 'infrastructure' ? customer.infrastructure : customer.defenderXdr;
  applySettings();
  provider.setAttribute('src', `/api/${customer.id}/posture`);
}

/** The provider's attributes name the unusual state: a half that the customer has not enabled. */
function applySettings(): void {
  for (const setting of settings) provider.toggleAttribute(`${setting.dataset['setting']}-disabled`, !setting.checked);
}

function customerInAddress(): Customer {
  const id = new URLSearchParams(location.search).get('customer');
  return customers.find((customer) => customer.id === id) ?? customers[0]!;
}

function chooseCustomer(): void {
  const customer = customers.find(({ id }) => id === customerSelect.value) ?? customers[0]!;
  const address = new URL(location.href);
  address.searchParams.set('customer', customer.id);
  history.pushState(null, '', address);
  showCustomer(customer);
}

customerSelect.append(...customers.map(({ id, name }) => new Option(name, id)));
customerSelect.addEventListener('change', chooseCustomer);
for (const setting of settings) setting.addEventListener('change', applySettings);
addEventListener('popstate', () => showCustomer(customerInAddress()));
provider.addEventListener('secure-score-status-request', (event) => event.waitUntil(saveStatuses(customerSelect.value, event.detail)));

connectDemoControls({ refresh: () => void provider.refresh(), applyBrand });
showCustomer(customerInAddress());
