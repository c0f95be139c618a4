import 'secure-score-widgets/define';
import { scorePosture } from 'secure-score-widgets/core';
import { readPosture } from 'secure-score-widgets/sources';
import { createTenant, payloadsOf } from 'secure-score-widgets/testing';

/** What this page uses of every element of the kit. */
type DataElement = HTMLElement & { data: unknown };

const now = new Date().toISOString();
const payloads = payloadsOf(createTenant({ seed: 'larkspur', kind: 'healthy', asOf: now, name: 'Larkspur Veterinary Clinic' }));

for (const element of document.querySelectorAll<DataElement>('[data-payloads]')) element.data = payloads;

const reading = readPosture(payloads);
if (reading.kind === 'posture') {
  const report = scorePosture(reading.posture, { now });
  for (const element of document.querySelectorAll<DataElement>('[data-report]')) element.data = report;
}
