/** All pages of a list, in order: complete, or saying why not (RELIABILITY.md, "paging complete and bounded"). */
import { problem } from '../../schema/problem.js';
import { isRow } from '../../schema/values.js';
import { parseText } from '../jsonText.js';
import { failed, type Failure } from './failure.js';
import { nextPage } from './links.js';
import { ask, type Question } from './request.js';
import type { Session } from './session.js';

export interface Pages {
  readonly kind: 'pages';
  /** Parsed, or CSV as text. */
  readonly payloads: readonly unknown[];
  /** Why there is more than what is here; `null` where that is all. */
  readonly incomplete: string | null;
}

/** What comes after a page: a question, the reason to end early, or `null` at the end. */
export type Next = (payload: unknown, asked: Question, seen: Set<string>) => Question | string | null;

export interface PageRules {
  /** Anything but a page of rows is a fault; without it any payload will do. */
  readonly isPage?: boolean;
  readonly next?: Next;
}

export async function loadPages(
  first: Question,
  session: Session,
  { isPage = false, next = followLink }: PageRules = {},
): Promise<Pages | Failure> {
  const payloads: unknown[] = [];
  const seen = new Set<string>([first.url.href.split('#')[0]!]);
  for (let question = first; ;) {
    const answer = await loadPage(question, session, isPage);
    if (answer.kind !== 'page') return payloads.length > 0 && leadsNowhere(answer) ? ended(payloads, answer.error.message) : answer;
    payloads.push(answer.payload);
    const further = next(answer.payload, question, seen);
    if (further === null || typeof further === 'string') return ended(payloads, further);
    if (payloads.length >= session.pageLimit) return ended(payloads, `the limit of ${session.pageLimit} pages is reached`);
    question = further;
  }
}

const ended = (payloads: readonly unknown[], incomplete: string | null): Pages => ({ kind: 'pages', payloads, incomplete });

/** A further page that asking again will not bring: the rows so far are worth showing. Other faults pass, so the load fails. */
function leadsNowhere(answer: Failure): answer is Extract<Failure, { kind: 'failed' }> {
  return (
    answer.kind === 'failed' &&
    (answer.error.code === 'not-found' || answer.error.code === 'bad-response' || isTooMuch(answer.error.message))
  );
}

const isTooMuch = (message: string) => message.startsWith('more than ');

async function loadPage(question: Question, session: Session, isPage: boolean): Promise<{ kind: 'page'; payload: unknown } | Failure> {
  const answer = await ask(question, session);
  if (answer.kind !== 'text') return answer;
  const parsed = parseText(answer.text, '');
  if (parsed.kind === 'problem') {
    const code = parsed.problem.received.startsWith('incomplete') ? 'incomplete' : 'bad-response';
    return failed(code, parsed.problem.message, question.url, { problems: [parsed.problem] });
  }
  const payload = parsed.kind === 'csv' ? parsed.text : parsed.value;
  const isRows = isRow(payload) && (Array.isArray(payload['value']) || isRow(payload['data']) || Array.isArray(payload['data']));
  if (isPage && !isRows) return noPage(payload, question.url);
  return { kind: 'page', payload };
}

function noPage(payload: unknown, url: URL): Failure {
  const found = isRow(payload)
    ? problem('value', 'a list of rows', payload['value'])
    : problem('', 'an object with a list `value`', payload);
  return failed('bad-response', found.message, url, { problems: [found] });
}

/** Graph and Azure Resource Manager name the next page by its address. */
function followLink(payload: unknown, { url }: Question, seen: Set<string>): Question | string | null {
  const link = isRow(payload) && 'value' in payload ? (payload['@odata.nextLink'] ?? payload['nextLink']) : null;
  if (link == null) return null;
  const page = nextPage(link, url, seen);
  if (page.kind !== 'follow') return page.reason;
  seen.add(page.url.href);
  return { url: page.url };
}
