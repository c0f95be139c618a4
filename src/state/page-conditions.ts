/** Whether the page is seen and has a network. */
export interface PageConditions {
  /** Somebody may be looking, and there may be a network. */
  readonly isActive: () => boolean;
  /** Calls back after each change, with whether the network has just come back; returns the way to stop it. */
  readonly subscribe: (listener: (isBackOnline: boolean) => void) => () => void;
}

export const browserPage: PageConditions = {
  isActive: () => globalThis.document?.visibilityState !== 'hidden' && globalThis.navigator?.onLine !== false,
  subscribe: (listener) => {
    const { document, addEventListener } = globalThis;
    if (!document || !addEventListener) return () => undefined;
    const controller = new AbortController();
    const { signal } = controller;
    document.addEventListener('visibilitychange', () => listener(false), { signal });
    addEventListener('online', () => listener(true), { signal });
    addEventListener('offline', () => listener(false), { signal });
    return () => controller.abort();
  },
};
