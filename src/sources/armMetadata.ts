/** Words of assessment metadata, which stand inside an assessment or are rows of their own. */
import type { FieldReader, Row } from '../schema/values.js';
import { levelOf, riskLevelOf } from '../schema/vocabulary.js';
import type { Metadata } from './gathered.js';

/** What the metadata say in core's words; only what is there. */
export function metadataOf(properties: Row, path: string, reader: FieldReader): Metadata {
  const text = (name: string) => reader.text(properties[name], `${path}.${name}`);
  const word = (name: string, read: (word: string) => string) => {
    const value = text(name);
    return value === null ? null : read(value);
  };
  const title = text('displayName');
  const type = text('assessmentType');
  return {
    title,
    description: text('description'),
    remediation: text('remediationDescription'),
    severity: word('severity', riskLevelOf),
    userImpact: word('userImpact', levelOf),
    implementationCost: word('implementationEffort', levelOf),
    threats: reader.texts(properties['threats'], `${path}.threats`),
    workload: reader.texts(properties['categories'], `${path}.categories`)?.[0] ?? null,
    standard: type && type.toLowerCase() !== 'builtin' ? type : null,
    ...flagsOf(title, reader.boolean(properties['preview'], `${path}.preview`)),
  };
}

/** Preview and retirement, which the vendor also writes into the title: "[Preview]: …", "[Deprecated] …". */
export function flagsOf(title: string | null, preview: boolean | null = null): Pick<Metadata, 'preview' | 'deprecated'> {
  return {
    preview: preview ?? (title !== null && /^\[preview\]/i.test(title) ? true : null),
    deprecated: title !== null && /^\[deprecated\]/i.test(title) ? true : null,
  };
}
