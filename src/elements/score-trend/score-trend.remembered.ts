/** The last value and what it was made of: made anew only when one of those is another. */
export class Remembered<Value> {
  #made: { readonly from: readonly unknown[]; readonly value: Value } | null = null;

  of(from: readonly unknown[], make: () => Value): Value {
    if (!this.#made?.from.every((part, index) => part === from[index])) this.#made = { from, value: make() };
    return this.#made.value;
  }
}
