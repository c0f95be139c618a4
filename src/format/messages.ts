/**
 * The English catalogue. A message is a text with `{name}` placeholders, or a choice by the plural category of its
 * `count` argument. Every area is a file of its own, so that an entry can carry only what it prints; `en` is all of them.
 */
import { breakdownGroups } from './messages/breakdown-groups.js';
import { breakdownRows } from './messages/breakdown-rows.js';
import { breakdown } from './messages/breakdown.js';
import { common } from './messages/common.js';
import { explain } from './messages/explain.js';
import { gaugeDetails } from './messages/gauge-details.js';
import { gauge } from './messages/gauge.js';
import { lists } from './messages/lists.js';
import { plan } from './messages/plan.js';
import { quality } from './messages/quality.js';
import { review } from './messages/review.js';
import { scores } from './messages/scores.js';
import { tableFrame } from './messages/table-frame.js';
import { table } from './messages/table.js';
import { trend } from './messages/trend.js';
import type { Message } from './plurals.js';

export const en = {
  ...common,
  ...scores,
  ...lists,
  ...gauge,
  ...gaugeDetails,
  ...breakdown,
  ...breakdownRows,
  ...breakdownGroups,
  ...tableFrame,
  ...table,
  ...trend,
  ...explain,
  ...plan,
  ...quality,
  ...review,
} as const;

export type MessageKey = keyof typeof en;

/** A whole catalogue of one language. Hosts and locales give any part of it; English fills the rest. */
export type Messages = Readonly<Record<MessageKey, Message>>;

type PlaceholderOf<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PlaceholderOf<Rest> : never;
type TextOf<Entry> = Entry extends string ? Entry : Entry[keyof Entry];

/** Names of the arguments that a message takes. */
export type ArgumentName<Key extends MessageKey> = Key extends unknown ? PlaceholderOf<TextOf<(typeof en)[Key]>> : never;
