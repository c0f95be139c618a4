import { Component, computed, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import 'secure-score-widgets/define';
import type { StatusRequestEvent } from 'secure-score-widgets';
import { customers, peers, type CustomerId } from './figures';
import { saveStatuses } from './save-statuses';

@Component({
  selector: 'app-root',
  // Tags with a hyphen are custom elements, not components of Angular.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './app.html',
})
export class App {
  protected readonly peers = peers;
  protected readonly customers = Object.entries(customers);
  protected readonly customer = signal<CustomerId>('northwind');
  protected readonly name = computed(() => customers[this.customer()]);
  protected readonly language = signal('en');
  protected readonly isFailing = signal(false);
  protected readonly said = signal('');

  protected choose(id: string): void {
    this.customer.set(id as CustomerId);
  }

  protected save(event: StatusRequestEvent): void {
    event.waitUntil(saveStatuses(this.customer(), event.detail, this.isFailing()));
  }
}
