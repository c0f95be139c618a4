/** Reading in slices in a browser, where a message is what lets other tasks run. How long slices take is measured by bench/chunks.mjs. */
import { expect } from '@open-wc/testing';
import { readPosture, readPostureInChunks } from '../../src/sources/index.js';
import { armAssessment, armPage, armScore, guid } from '../fixtures/arm.js';

const rows = Array.from({ length: 5000 }, (_, index) => armAssessment(guid(index % 9), `vm${index}`));
const payload = armPage([armScore(), ...rows]);

/** A clock that says that a slice is over after so many looks at it. */
function clockOf(looks: number): () => number {
  let count = 0;
  return () => Math.floor(count++ / looks) * 100;
}

/** Other tasks of the page, counted while something runs. */
async function tasksDuring<T>(run: () => Promise<T>): Promise<{ value: T; tasks: number }> {
  let tasks = 0;
  let isOver = false;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    tasks++;
    if (!isOver) channel.port2.postMessage(null);
  };
  channel.port2.postMessage(null);
  const value = await run();
  isOver = true;
  channel.port1.close();
  return { value, tasks };
}

describe('Reading in slices in a browser', () => {
  it('has no setImmediate, so that messages are what is tested here', () => expect('setImmediate' in globalThis).to.equal(false));

  it('lets other tasks run after each slice, and gives what reading at once gives', async () => {
    const { value, tasks } = await tasksDuring(() => readPostureInChunks(payload, { now: clockOf(1) }));
    expect(tasks).to.be.at.least(10);
    expect(value).to.deep.equal(readPosture(payload));
  });

  it('does not rest while there is time', async () => {
    const { value, tasks } = await tasksDuring(() => readPostureInChunks(payload, { now: () => 0 }));
    expect(tasks).to.be.at.most(1);
    expect(value).to.deep.equal(readPosture(payload));
  });

  it('gives the same for pages that come one after another', async () => {
    async function* pages() {
      for (let from = 0; from < rows.length; from += 700) yield await Promise.resolve(armPage(rows.slice(from, from + 700)));
    }
    const { value, tasks } = await tasksDuring(() => readPostureInChunks(pages(), { now: clockOf(1) }));
    expect(tasks).to.be.at.least(10);
    expect(value.kind === 'posture' && value.posture.assessments).to.deep.equal(
      (readPosture(armPage(rows)) as { posture: { assessments: unknown } }).posture.assessments,
    );
  });

  it('ends in the middle with the signal, by what another task decides', async () => {
    const controller = new AbortController();
    let slices = 0;
    const now = () => {
      if (++slices === 6) setTimeout(() => controller.abort(new Error('enough')), 0);
      return slices * 100;
    };
    const whole = armPage(Array.from({ length: 40 }, () => rows).flat());
    const reading = readPostureInChunks(whole, { signal: controller.signal, now });
    expect(
      await reading.then(
        () => 'read',
        (error: Error) => error.message,
      ),
    ).to.equal('enough');
    const count = slices;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(slices).to.equal(count);
  });
});
