/** The page around the frame. It takes a height from its own frame and from the frame's own origin, and nothing else from anybody. */
const frame = document.querySelector<HTMLIFrameElement>('iframe')!;
const address = new URL(frame.dataset['address'] ?? '');
const highest = 4000;

addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
  if (origin !== address.origin || source !== frame.contentWindow) return;
  const { type, height } = (data ?? {}) as { type?: unknown; height?: unknown };
  if (type !== 'secure-score-size' || typeof height !== 'number' || !Number.isFinite(height)) return;
  frame.height = String(Math.min(highest, Math.max(0, Math.ceil(height))));
});
frame.src = address.href;
