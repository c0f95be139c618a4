/** Defender for Endpoint: `configurationScore` and `exposureScore`, points without a maximum. */
import { check, deviceScoreShape } from '../schema/envelopes.js';
import type { Row } from '../schema/values.js';
import type { Collection } from './collection.js';
import type { RowReader } from './rowReader.js';

export const deviceScore: RowReader = {
  name: 'configurationScore',
  matches: (row) => 'score' in row && 'time' in row && !('properties' in row),
  read: readDeviceScore,
};

function readDeviceScore(row: Row, { plain, reader, log }: Collection): void {
  const checked = check(deviceScoreShape, row, reader.place());
  checked.problems.forEach((problem) => log.add(problem));
  if (!checked.value) return;
  reader.subject = { kind: 'subscore', id: 'devices' };
  const points = reader.number(checked.value.score, '.score');
  if (points !== null) plain.deviceExposure ??= { points, asOf: reader.date(checked.value.time, '.time') };
}
