import { useLayoutEffect, useRef } from 'react';

type Listeners = { readonly [Type in keyof HTMLElementEventMap]?: ((event: HTMLElementEventMap[Type]) => void) | undefined };

/**
 * For React 17 and 18, which set attributes only and know no events of other names: hands properties and listeners to the element that
 * gets the `ref`. React 19 does without it.
 */
export function useElement<E extends HTMLElement>(properties: Partial<E>, listeners: Listeners = {}) {
  const ref = useRef<E>(null);
  const given = useRef<{ element: E; properties: Partial<E> } | null>(null);
  // After every drawing: the element may be another one, and listeners are new functions each time.
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const before: Partial<E> = given.current?.element === element ? given.current.properties : {};
    for (const name of Object.keys(properties) as (keyof E)[])
      if (properties[name] !== before[name]) element[name] = properties[name] as E[keyof E];
    given.current = { element, properties };
    const added = Object.entries(listeners) as [string, EventListener | undefined][];
    for (const [type, listener] of added) if (listener) element.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of added) if (listener) element.removeEventListener(type, listener);
    };
  });
  return ref;
}
