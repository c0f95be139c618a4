import '@angular/compiler';
import { Component, createComponent, CUSTOM_ELEMENTS_SCHEMA, Input, provideZonelessChangeDetection } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import type { BoardProps, Mount } from '../contract.ts';

@Component({
  selector: 'app-board',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <secure-score-provider
      [data]="board.payload"
      [source]="board.source"
      [attr.infrastructure-disabled]="board.infrastructureDisabled"
      (secure-score-scope-change)="board.onScopeChange($any($event))"
      (secure-score-status-request)="board.onStatusRequest($any($event))"
    >
      @if (board.isShown) {
        <secure-score-gauge
          [data]="board.gaugeData"
          [variant]="board.variant"
          [thresholds]="board.thresholds"
          [nextSteps]="board.nextSteps"
          [attr.band-colors]="board.bandColors"
        />
      }
      <subscore-breakdown />
      <recommendation-table
        [pageSize]="board.pageSize"
        [attr.heading-level]="board.headingLevel"
        [editable]="board.editable"
        [sorting]="board.sorting"
        (secure-score-recommendation-open)="board.onOpen($any($event))"
        (secure-score-selection-change)="board.onSelection($any($event))"
      />
    </secure-score-provider>
    <secure-score-gauge class="alone" [score]="board.score" [max]="board.max" [target]="board.target" />
  `,
})
class BoardComponent {
  @Input() board!: BoardProps;
}

export const mount: Mount = async (host, given) => {
  const application = await createApplication({ providers: [provideZonelessChangeDetection()] });
  const hostElement = host.appendChild(document.createElement('app-board'));
  const component = createComponent(BoardComponent, { environmentInjector: application.injector, hostElement });
  application.attachView(component.hostView);
  const update = (next: BoardProps) => {
    component.setInput('board', next);
    return application.whenStable();
  };
  await update(given);
  return { update, unmount: () => application.destroy() };
};
