import { severalPayloads } from '../readPosture.js';
import { isFailure, type Failure } from './failure.js';
import { loadPages, type PageRules } from './pages.js';
import type { Question } from './request.js';
import type { Session } from './session.js';
import type { Part } from './source.js';

/** All pages of one list as a part of the posture; `name` is what a warning calls it. */
export async function loadList(name: string, first: Question, session: Session, rules?: PageRules): Promise<Part | Failure> {
  const pages = await loadPages(first, session, rules);
  if (isFailure(pages)) return pages;
  // A backend may answer with several payloads in one array; beside other answers they have to lie on one level.
  const payloads = pages.payloads.flatMap((payload) => severalPayloads(payload) ?? [payload]);
  return { kind: 'payloads', payloads, incomplete: pages.incomplete === null ? [] : [{ list: name, reason: pages.incomplete }] };
}
