import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { requestStatusOf, StatusRequestEvent } from '../../src/ui/status-request.js';

const detail = { changes: [{ recommendationId: 'a', status: 'planned' }], note: null };
const heard = (listener: (event: StatusRequestEvent) => void) => {
  const target = new EventTarget();
  target.addEventListener('secure-score-status-request', (event) => listener(event as StatusRequestEvent));
  return requestStatusOf(target, detail);
};

describe('the request for a status', () => {
  test('reaches hosts as all our events do, and can be prevented', () => {
    const event = new StatusRequestEvent(detail);
    assert.deepEqual([event.bubbles, event.composed, event.cancelable, event.detail], [true, true, true, detail]);
    assert.equal(
      heard((event) => event.preventDefault()),
      null,
    );
  });

  test('waits for nothing where nobody asks to', () => assert.equal(heard(() => undefined)!.waits, undefined));

  test('waits for all promises', async () => {
    const done: string[] = [];
    const later = async (name: string) => {
      await Promise.resolve();
      done.push(name);
    };
    const event = heard((event) => {
      event.waitUntil(later('one'));
      event.waitUntil(later('two'));
    });
    await event!.waits;
    assert.deepEqual(done, ['one', 'two']);
  });

  test('is refused where one of them is', async () => {
    const event = heard((event) => {
      event.waitUntil(Promise.resolve());
      event.waitUntil(Promise.reject(new Error('no')));
    });
    await assert.rejects(event!.waits!, /no/);
  });

  test('leaves no unhandled rejection where the host also prevents it', async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', listen);
    heard((event) => {
      event.preventDefault();
      event.waitUntil(Promise.reject(new Error('no')));
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', listen);
    assert.deepEqual(unhandled, []);
  });
});
