/** What a host hands over may break its word in any way: getters that throw, proxies, sources that are none. */
import type { LoadError, PostureSource } from '../sources/source.js';
import { safely } from '../sources/safely.js';
import type { ActiveScope } from './active-scope.js';
import type { ResolvedInput } from './data-input.js';

/** The text of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } catch {
    return 'something that cannot be read';
  }
}

/** Data that threw when they were looked at. */
export const unreadable = (thrown: unknown): ResolvedInput => ({
  kind: 'invalid',
  problems: [{ path: '', expected: 'data that can be read', received: 'an object that throws', message: messageOf(thrown) }],
});

export function letGo(source: PostureSource | null): void {
  try {
    source?.release?.();
  } catch {
    // It is not asked any more, whatever it thinks of that.
  }
}

const notASource: LoadError = { code: 'bad-config', setting: 'source', message: 'a source is an object with a function `load`' };

const isObject = (given: unknown): given is object => (typeof given === 'object' || typeof given === 'function') && given !== null;
const hasLoad = (given: unknown): given is PostureSource => isObject(given) && typeof (given as PostureSource).load === 'function';

/** One for all: being given nonsense twice is no other tenant. */
const brokenSource: PostureSource = { load: () => Promise.resolve({ kind: 'failed', error: notASource }) };

/** The source, or one that says what is wrong with it. */
export const sourceIn = (given: unknown): PostureSource => (safely(() => hasLoad(given), false) ? (given as PostureSource) : brokenSource);

function readScope(given: unknown): ActiveScope | null {
  if (!isObject(given)) return null;
  const { kind, id, name } = given as ActiveScope;
  return [kind, id, name].every((part) => typeof part === 'string') ? { kind, id, name } : null;
}

/** What the host narrows to; what is no scope narrows nothing. */
export const scopeIn = (given: unknown): ActiveScope | null => safely(() => readScope(given), null);
