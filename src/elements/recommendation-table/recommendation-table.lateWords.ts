/** The words of what is loaded later, in the language of the table. */
import { formatterFor } from '../../format/cache.js';
import type { Formatter } from '../../format/formatter.js';
import { common } from '../../format/messages/common.js';
import { plan } from '../../format/messages/plan.js';
import { table } from '../../format/messages/table.js';

const catalogue = { ...common, ...table, ...plan };

export const lateWords = ({ locale }: Formatter): Formatter => formatterFor(locale, catalogue);
