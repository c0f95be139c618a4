/** Rows of Azure Resource Manager and of Azure Resource Graph, whose rows have the same shapes; the type tells which. */
import { isRow } from '../schema/values.js';
import type { Row } from '../schema/values.js';
import { readControlDefinition, readSecureScoreControl } from './armControls.js';
import { readAssessmentMetadata } from './armMetadata.js';
import { readSecureScore } from './armScores.js';
import type { Collection } from './collection.js';
import type { RowReader } from './rowReader.js';

type Read = (row: Row, properties: Row, collection: Collection) => void;

interface ArmKind {
  readonly type: string;
  /** The part of an id that tells the kind where the type was not selected. */
  readonly idPart: RegExp;
  readonly read: Read;
}

const assessments: ArmKind = {
  type: 'microsoft.security/assessments',
  idPart: /\/providers\/microsoft\.security\/assessments\/[^/]+$/i,
  read: (row, properties, collection) => collection.assessments.read(row, properties, collection.reader),
};

const kinds: readonly ArmKind[] = [
  assessments,
  { type: 'microsoft.security/securescores', idPart: /\/securescores\/[^/]+$/i, read: readSecureScore },
  { type: 'microsoft.security/securescores/securescorecontrols', idPart: /\/securescorecontrols\/[^/]+$/i, read: readSecureScoreControl },
  {
    type: 'microsoft.security/securescorecontroldefinitions',
    idPart: /\/securescorecontroldefinitions\/[^/]+$/i,
    read: readControlDefinition,
  },
  { type: 'microsoft.security/assessmentmetadata', idPart: /\/assessmentmetadata\/[^/]+$/i, read: readAssessmentMetadata },
];

function kindOf(row: Row): ArmKind | undefined {
  const { type, id } = row;
  if (type === 'Microsoft.Security/assessments' || type === assessments.type) return assessments;
  if (typeof type === 'string' && type !== '') return kinds.find((kind) => kind.type === type.toLowerCase());
  return typeof id === 'string' ? kinds.find((kind) => kind.idPart.test(id)) : undefined;
}

export const armRows: RowReader = {
  name: 'arm',
  matches: (row) => isRow(row['properties']) && kindOf(row) !== undefined,
  read: (row, collection) => kindOf(row)!.read(row, row['properties'] as Row, collection),
};
