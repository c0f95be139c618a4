/** A source for reports that are computed on a server: what comes is handed over as data, what fails is shown by the elements. */
import type { ScoreReport } from 'secure-score-widgets/core';
import type { LoadError, PostureSource } from 'secure-score-widgets/sources';

export function reportSource(url: string, take: (report: ScoreReport) => void): PostureSource {
  const host = new URL(url, location.href).host;
  const failed = (error: LoadError) => ({ kind: 'failed', error: { ...error, host } }) as const;
  return {
    async load({ signal }) {
      try {
        const response = await fetch(url, { signal, headers: { accept: 'application/json' }, redirect: 'error' });
        const body = (await response.json()) as ScoreReport & { readonly error?: LoadError };
        if (!response.ok) return failed(body.error ?? { code: 'server', message: `status ${response.status}` });
        // Data stand over a source, so that this load is of no interest any more.
        take(body);
        return { kind: 'aborted' };
      } catch {
        return signal.aborted ? { kind: 'aborted' } : failed({ code: 'network', message: 'no answer' });
      }
    },
  };
}
