/** The drawer that belongs to the demo and not to the portal: brand, colour scheme, and faults of the mock API. */

export interface DemoControls {
  refresh(): void;
  applyBrand(id: string): void;
}

export function connectDemoControls({ refresh, applyBrand }: DemoControls): void {
  const form = document.querySelector<HTMLFormElement>('[data-demo-form]')!;
  const status = document.querySelector('[data-demo-status]')!;

  async function send(switches: Readonly<Record<string, unknown>>): Promise<void> {
    const sent = await fetch('/api/_switches', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(switches),
    }).catch(() => null);
    status.textContent = sent?.ok ? '' : 'The mock API does not answer.';
    if (sent?.ok) refresh();
  }

  form.addEventListener('change', ({ target }) => {
    const { name } = target as HTMLInputElement | HTMLSelectElement;
    const values = new FormData(form);
    if (name === 'brand') applyBrand(String(values.get('brand')));
    else if (name === 'scheme') document.documentElement.dataset['scheme'] = String(values.get('scheme'));
    else void send(switchesOf(values));
  });
  form.addEventListener('click', ({ target }) => {
    const act = (target as HTMLElement).dataset['act'];
    if (act === 'throttle') void send({ throttle: 2 });
    if (act === 'refresh') refresh();
  });
}

/** All switches, so that what is not chosen is off. */
function switchesOf(values: FormData): Record<string, unknown> {
  const [key, value] = String(values.get('fault') ?? '').split('=');
  return {
    error: 0,
    emptyBody: false,
    loginPage: false,
    ...(key ? { [key]: value } : {}),
    delayMilliseconds: values.has('slow') ? 3000 : 0,
    truncatePages: values.has('truncated'),
  };
}
