/** Graph's `averageComparativeScores`: how others do, chosen by basis, in points or percent (SCORING.md, E). */
import type { Comparison } from '../core/posture.js';
import type { SubscoreId } from '../core/score.js';
import type { FieldReader, Row } from '../schema/values.js';
import type { Collection } from './collection.js';
import type { GraphScore } from './gathered.js';

const categories: readonly (readonly [name: string, id: SubscoreId])[] = [
  ['apps', 'apps'],
  ['data', 'data'],
  ['device', 'devices'],
  ['identity', 'identity'],
  ['infrastructure', 'infrastructure'],
];

type Unit = { readonly unit: 'percent' | 'points'; readonly decidedBy: 'fields' | 'valueAbove100' | 'default' };

export function comparisonsOf(score: GraphScore, { log, reader }: Collection): Comparison[] {
  reader.subject = { kind: 'comparison', id: null };
  const rows = score.comparatives.map((row) => readRow(row, reader)).filter((row) => row !== null);
  if (rows.length === 0) return [];
  const unit = unitOf(rows);
  log.note('comparisonUnit', 'comparison', null, unit, rows.length);
  return rows.flatMap((row) => comparisonOf(row, unit, score.maxPoints, reader));
}

interface Average {
  readonly basis: string;
  readonly average: number;
  readonly row: Row;
}

function readRow(row: Row, reader: FieldReader): Average | null {
  try {
    const basis = row['basis'];
    const average = reader.number(row['averageScore'], '.averageScore');
    return typeof basis === 'string' && average !== null ? { basis, average, row } : null;
  } catch (thrown) {
    reader.log.unreadable('averageComparativeScores', thrown);
    return null;
  }
}

/** Decided for the whole list: rows of one answer have one unit. */
function unitOf(rows: readonly Average[]): Unit {
  const saysSo = (key: string) => /^(SeatSize|(apps|data|device|identity|infrastructure)Score)/i.test(key);
  if (rows.some(({ row }) => Object.keys(row).some(saysSo))) return { unit: 'percent', decidedBy: 'fields' };
  if (rows.some(({ average }) => average > 100)) return { unit: 'points', decidedBy: 'valueAbove100' };
  return { unit: 'percent', decidedBy: 'default' };
}

function comparisonOf({ basis, average, row }: Average, { unit }: Unit, maxPoints: number | null, reader: FieldReader): Comparison[] {
  if (average === -1) {
    reader.log.note('sentinel', 'comparison', basis);
    return [];
  }
  if (unit === 'percent') return [{ basis, percent: average, half: 'defenderXdr', subscores: subscoresOf(row, reader) }];
  return maxPoints ? [{ basis, percent: (100 * average) / maxPoints, half: 'defenderXdr' }] : [];
}

function subscoresOf(row: Row, reader: FieldReader): { id: SubscoreId; percent: number }[] {
  return categories.flatMap(([name, id]) => {
    const points = numberOrNull(row[`${name}Score`], reader);
    const maxPoints = numberOrNull(row[`${name}ScoreMax`], reader);
    return points !== null && points >= 0 && maxPoints !== null && maxPoints > 0 ? [{ id, percent: (100 * points) / maxPoints }] : [];
  });
}

function numberOrNull(value: unknown, reader: FieldReader): number | null {
  try {
    return reader.number(value, '');
  } catch {
    return null;
  }
}
