/** Milliseconds for which a part is taken to stay where it was read to be. */
const validMs = 200;

/**
 * Where a pointer is over a part, in the part's own pixels. Asking the browser at each movement costs as much as drawing what follows
 * the pointer, so a movement counts from where the part was a moment ago; a press is always read anew.
 */
export class PointerPlace {
  #readAt = -Infinity;
  #left = 0;
  #scale = 1;

  across({ type, clientX, timeStamp, currentTarget }: PointerEvent): number {
    if (type !== 'pointermove' || !(timeStamp - this.#readAt < validMs)) this.#read(currentTarget as HTMLElement, timeStamp);
    return (clientX - this.#left) * this.#scale;
  }

  /** A host may scale what it shows. */
  #read(part: HTMLElement, timeStamp: number): void {
    const { left, width } = part.getBoundingClientRect();
    this.#left = left;
    this.#scale = part.offsetWidth / width || 1;
    this.#readAt = timeStamp;
  }
}
