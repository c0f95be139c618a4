export interface WatchedPage {
  readonly document: Document;
  readonly violations: readonly string[];
  readonly errors: readonly string[];
  readonly close: () => void;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Opens one of the pages of test/support/serve.mjs in a frame of the test's page and waits until `ready` holds, at most three seconds. */
export async function openPage(address: string, ready: (page: Document) => boolean = () => true): Promise<WatchedPage> {
  const frame = document.createElement('iframe');
  frame.width = '1000';
  frame.height = '800';
  const loaded = new Promise((resolve, reject) => {
    frame.addEventListener('load', resolve, { once: true });
    // An engine that stops in a frame is told by its address, and not by the end of the whole run.
    setTimeout(() => reject(new Error(`${address} has not loaded within 20 seconds`)), 20_000);
  });
  frame.src = address;
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument;
  if (!page) throw new Error(`${address} is of another origin`);
  for (let waited = 0; waited < 3000 && !ready(page); waited += 50) await pause(50);
  // A violation is reported in a task of its own.
  await pause(100);
  const { watched } = frame.contentWindow as unknown as { watched: { violations: string[]; errors: string[] } };
  return { document: page, violations: watched.violations, errors: watched.errors, close: () => frame.remove() };
}
