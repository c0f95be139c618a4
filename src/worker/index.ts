/**
 * The worker file of the package: reads and scores off the page. A host serves it from its own origin and hands its
 * address, or a worker that runs it, to `readInWorker` of `./sources`. Loads nothing, makes no code from text, keeps
 * nothing between reads.
 */
import { buffersOf, partsOf, type FromWorker, type ToWorker } from '../sources/worker/protocol.js';
import { scoreInSlices, type ScoredRead } from '../sources/worker/scoreInSlices.js';
import { PayloadQueue } from './payloadQueue.js';

interface Reading {
  readonly controller: AbortController;
  readonly begin: (payloads: unknown) => void;
  /** Where payloads come one after another. */
  queue: PayloadQueue | null;
}

const readings = new Map<number, Reading>();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') open(data);
  else if (data.kind === 'cancel') cancel(data.id);
  else take(data, readings.get(data.id));
});

function open({ id, read, score }: Extract<ToWorker, { kind: 'open' }>): void {
  const controller = new AbortController();
  const begin = (payloads: unknown) => void answer(id, scoreInSlices(payloads, score, { ...read, signal: controller.signal }));
  readings.set(id, { controller, begin, queue: null });
  say({ kind: 'started', id });
}

/** A read that was cancelled is not there any more. */
function take(message: Exclude<ToWorker, { kind: 'open' | 'cancel' }>, reading: Reading | undefined): void {
  if (!reading) return;
  if (message.kind === 'whole') return reading.begin(message.payloads);
  if (!reading.queue) reading.begin((reading.queue = new PayloadQueue()));
  if (message.kind === 'page') reading.queue.push(message.payload);
  else reading.queue.end();
}

/** Nobody waits for an answer. A reader that waits for a payload gets none, and ends with the signal. */
function cancel(id: number): void {
  const reading = readings.get(id);
  readings.delete(id);
  reading?.controller.abort();
  reading?.queue?.end();
}

async function answer(id: number, reading: Promise<ScoredRead>): Promise<void> {
  try {
    const read = await reading;
    if (!readings.has(id)) return;
    if (read.kind === 'invalid') say({ kind: 'invalid', id, problems: read.problems });
    else say({ kind: 'scored', id, scored: partsOf(read.report, read.problems) }, buffersOf(read.report.posture));
  } catch (thrown) {
    if (readings.has(id)) say({ kind: 'failed', id, message: thrown instanceof Error ? thrown.message : 'the worker failed' });
  } finally {
    readings.delete(id);
  }
}

function say(message: FromWorker, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
