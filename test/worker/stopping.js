// A worker that says that it listens, and stops at the first payload.
addEventListener('message', ({ data }) => {
  if (data.kind !== 'open') throw new Error('out of memory');
  postMessage({ kind: 'started', id: data.id });
});
