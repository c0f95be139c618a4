/** The words of what opens, in the language of the element. */
import { formatterFor } from '../../format/cache.js';
import type { Formatter } from '../../format/formatter.js';
import { common } from '../../format/messages/common.js';
import { explain } from '../../format/messages/explain.js';
import { gauge } from '../../format/messages/gauge.js';
import { lists } from '../../format/messages/lists.js';
import { scores } from '../../format/messages/scores.js';
import { table } from '../../format/messages/table.js';
import { trend } from '../../format/messages/trend.js';

const catalogue = { ...common, ...scores, ...lists, ...gauge, ...table, ...explain, ...trend };

export const lateWords = ({ locale }: Formatter): Formatter => formatterFor(locale, catalogue);
