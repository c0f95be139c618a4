/** A generated estate for benchmarks: assessments of Azure Resource Manager with their controls, in the vendor's shape. */
import { armAssessment, armControl, armDefinition, armPage, armScore, guid, subscription } from '../test/fixtures/arm.js';

export { scorePosture } from '../src/core/index.js';
export { readPosture } from '../src/sources/index.js';

const recommendations = 240;
const controls = 15;

/** `rows` assessments: grouped by resource as the vendor sends them, or shuffled. */
export function estate(rows: number, order: string): unknown {
  const list = estateRows(0, rows);
  if (order === 'shuffled') shuffle(list);
  return armPage([...estateCatalogue(), ...list]);
}

/** Some of the assessments, in the vendor's order. */
export const estateRows = (from: number, to: number): unknown[] => Array.from({ length: to - from }, (_, index) => row(from + index));

/** The subscription's score, its controls and their definitions. */
export function estateCatalogue(): unknown[] {
  const ids = (control: number) =>
    Array.from({ length: recommendations / controls }, (_, index) => guid(control * (recommendations / controls) + index));
  const catalogue = Array.from({ length: controls }, (_, control) => [
    armControl(guid(1000 + control)),
    armDefinition(guid(1000 + control), ids(control)),
  ]);
  return [armScore(), ...catalogue.flat()];
}

const perResource = 24;

function row(index: number) {
  const machine = Math.floor(index / perResource);
  const name = guid((index % perResource) * 10 + (machine % 10));
  const code = (index * 7919) % 11 < 4 ? 'Unhealthy' : 'Healthy';
  return armAssessment(
    name,
    `machine-${machine}`,
    { status: { code, statusChangeDate: '2026-03-01T00:00:00Z' }, risk: { level: 'High' } },
    `${subscription.slice(0, -2)}${String(machine % 20).padStart(2, '0')}`,
  );
}

function shuffle(list: unknown[]): void {
  let seed = 7;
  for (let index = list.length - 1; index > 0; index--) {
    seed = (seed * 48_271) % 2_147_483_647;
    const other = seed % (index + 1);
    [list[index], list[other]] = [list[other], list[index]];
  }
}
