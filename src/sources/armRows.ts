/** Rows of Azure Resource Manager and of Azure Resource Graph, whose rows have the same shapes; the type tells which. */
import { isRow } from '../schema/values.js';
import type { Row } from '../schema/values.js';
import { readControlDefinition, readSecureScoreControl } from './armControls.js';
import { lastSegment, readArmId } from './armIds.js';
import { metadataOf } from './armMetadata.js';
import { readSecureScore } from './armScores.js';
import type { Collection } from './collection.js';
import type { RowReader } from './rowReader.js';

type Read = (row: Row, properties: Row, collection: Collection) => void;

/** `type` in lower case; `idPart` is the part of an id that tells the kind where the type was not selected. */
function armReader(type: string, usualType: string, idPart: RegExp, read: Read): RowReader {
  return {
    name: type,
    matches: (row) => {
      const given = row['type'];
      if (!isRow(row['properties'])) return false;
      if (given === usualType || given === type) return true;
      if (typeof given === 'string' && given !== '') return given.length === type.length && given.toLowerCase() === type;
      return typeof row['id'] === 'string' && idPart.test(row['id']);
    },
    read: (row, collection) => read(row, row['properties'] as Row, collection),
  };
}

const provider = 'Microsoft.Security';
const kind = (name: string, idPart: RegExp, read: Read) =>
  armReader(`${provider}/${name}`.toLowerCase(), `${provider}/${name}`, idPart, read);

function readAssessmentMetadata(row: Row, properties: Row, collection: Collection): void {
  const id = lastSegment(readArmId(row)).toLowerCase();
  collection.reader.subject = { kind: 'recommendation', id };
  if (!collection.metadata.has(id)) collection.metadata.set(id, metadataOf(properties, '.properties', collection.reader));
}

/** Assessments stand first: they are by far the most. */
export const armRows: readonly RowReader[] = [
  kind('assessments', /\/providers\/microsoft\.security\/assessments\/[^/]+$/i, (row, properties, collection) =>
    collection.assessments.read(row, properties, collection.reader),
  ),
  kind('secureScores', /\/securescores\/[^/]+$/i, readSecureScore),
  kind('secureScores/secureScoreControls', /\/securescorecontrols\/[^/]+$/i, readSecureScoreControl),
  kind('secureScoreControlDefinitions', /\/securescorecontroldefinitions\/[^/]+$/i, readControlDefinition),
  kind('assessmentMetadata', /\/assessmentmetadata\/[^/]+$/i, readAssessmentMetadata),
];
